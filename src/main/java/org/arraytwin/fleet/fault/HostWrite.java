package org.arraytwin.fleet.fault;

import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Session;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.Steps;
import org.arraytwin.fleet.motion.Access;
import org.arraytwin.fleet.motion.Denial;
import org.arraytwin.fleet.motion.Hosts;
import org.arraytwin.fleet.motion.Wanted;
import org.arraytwin.replication.Content;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.WriteStream;

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
    Site site = steps.fleet().site(range.array());
    GroupHalf half = site.groupOf(range.volume());
    if (half == null) {
      write(steps, range, WriteStream.stamp(0, steps.nextId()));
    } else {
      writeReplicated(steps, site, half, range);
    }
  }

  private static void writeReplicated(Steps steps, Site site, GroupHalf half, HostRange range) {
    int at = site.id();
    Session session = Hosts.settle(steps, half.session(), at);
    WriteStream stream = session.end(at).stream();
    if (stream == null) {
      throw new IllegalStateException("source group " + half.name() + " without a stream");
    }
    int member = half.pairs().indexWhere(p -> p.localVolume() == range.volume());
    WriteStream written =
        stream.pause(steps.now()).explicit(member, range.firstGrain(), range.grains(), steps.now());
    steps.put(session.with(session.end(at).with(written)));
    write(steps, range, WriteStream.stamp(stream.id(), written.number()));
    Hosts.refresh(steps, half.session());
  }

  private static void write(Steps steps, HostRange range, long stamp) {
    Content before = steps.fleet().site(range.array()).contents().get(range.volume());
    steps.put(
        range.array(), range.volume(), before.write(range.firstGrain(), range.grains(), stamp));
  }
}
