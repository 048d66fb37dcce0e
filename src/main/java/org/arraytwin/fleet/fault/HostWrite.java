package org.arraytwin.fleet.fault;

import org.arraytwin.array.Sense;
import org.arraytwin.fleet.Ahead;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Fleet;
import org.arraytwin.fleet.Reason;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.Steps;
import org.arraytwin.fleet.cache.Caches;
import org.arraytwin.fleet.copy.CopyFaults;
import org.arraytwin.fleet.motion.Access;
import org.arraytwin.fleet.motion.Denial;
import org.arraytwin.fleet.motion.Hosts;
import org.arraytwin.fleet.motion.Wanted;
import org.arraytwin.fleet.space.Room;
import org.arraytwin.replication.Content;
import org.jspecify.annotations.Nullable;

/**
 * A host writes to a volume on the side it names. Content is tracked by grains of 64 KiB: a write
 * that touches a part of one counts for all of it.
 *
 * @param array name
 * @param volume name
 * @param offsetBytes from 0
 * @param lengthBytes 1 or more, within the volume
 */
public record HostWrite(String array, String volume, long offsetBytes, long lengthBytes)
    implements Command {
  private static final String ASKED = "host-write";

  @Override
  public @Nullable Ahead ahead(Fleet fleet) {
    Site site = fleet.site(array);
    return site == null
        ? null
        : () -> {
          int likely = site.stored().byName().likely(volume);
          return likely < 0 ? null : site.aheadOfWrite(likely, offsetBytes / Content.GRAIN_BYTES);
        };
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // whether room had to be made at all
  public void decide(Steps steps) {
    HostRange range = HostRange.of(steps.fleet(), array, volume, offsetBytes, lengthBytes, ASKED);
    Denial denial = Access.of(steps.fleet(), range.array(), range.run(), Wanted.WRITE);
    if (denial != null) {
      throw range.refused(denial);
    }
    Fleet before = steps.fleet();
    long lacking =
        Room.make(steps, range.array(), range.volume(), range.firstGrain(), range.grains());
    if (lacking > 0) {
      throw range.refused(
          new Denial(
              Reason.NO_SPACE,
              Sense.NO_SPACE,
              "in a pool that lacks " + lacking + " bytes for it",
              "write what was written before, or free space in the pool"));
    }
    boolean made = steps.fleet() != before;
    if (made && Access.of(steps.fleet(), range.array(), range.run(), Wanted.WRITE) != null) {
      throw range.refused(
          new Denial(
              Reason.NO_SPACE,
              Sense.NO_SPACE,
              "a snapshot for which its pool has no space",
              "free space in the pool"));
    }
    Caches.writing(steps, range.array(), range.volume());
    Hosts.write(steps, range.array(), range.volume(), range.firstGrain(), range.grains());
    CopyFaults.written(steps, range.array(), range.volume());
  }
}
