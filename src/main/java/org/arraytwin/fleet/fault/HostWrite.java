package org.arraytwin.fleet.fault;

import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Steps;
import org.arraytwin.fleet.cache.Caches;
import org.arraytwin.fleet.motion.Access;
import org.arraytwin.fleet.motion.Denial;
import org.arraytwin.fleet.motion.Hosts;
import org.arraytwin.fleet.motion.Wanted;

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
  public void decide(Steps steps) {
    HostRange range = HostRange.of(steps.fleet(), array, volume, offsetBytes, lengthBytes, ASKED);
    Denial denial = Access.of(steps.fleet(), range.array(), range.volume(), Wanted.WRITE);
    if (denial != null) {
      throw range.refused(denial);
    }
    Caches.writing(steps, range.array(), range.volume());
    Hosts.write(steps, range.array(), range.volume(), range.firstGrain(), range.grains());
  }
}
