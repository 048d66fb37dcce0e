package org.arraytwin.fleet.fault;

import org.arraytwin.array.Volume;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Reason;
import org.arraytwin.fleet.Session;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.Steps;
import org.arraytwin.fleet.motion.Hosts;
import org.arraytwin.replication.Content;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.WriteStream;
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
  public void decide(Steps steps) {
    Site site = Wires.site(steps, array, ASKED);
    Volume found = site.volume(volume);
    if (found == null) {
      throw refused(Reason.NON_EXISTENT_VOLUME, "not there", "name a volume of the array");
    }
    if (offsetBytes < 0 || lengthBytes < 1 || offsetBytes > found.sizeBytes() - lengthBytes) {
      throw refused(
          Reason.INV_INPUT_EXCEEDS_RANGE,
          "of " + found.sizeBytes() + " bytes",
          "a range within it; asked were " + lengthBytes + " bytes at " + offsetBytes);
    }
    long first = offsetBytes / Content.GRAIN_BYTES;
    long count = (offsetBytes + lengthBytes - 1) / Content.GRAIN_BYTES - first + 1;
    GroupHalf half = site.groupOf(found.id());
    if (half == null) {
      requirePower(site);
      write(steps, site.id(), found, first, count, WriteStream.stamp(0, steps.nextId()));
    } else {
      writeReplicated(steps, site, found, half, first, count);
    }
  }

  private void writeReplicated(
      Steps steps, Site site, Volume found, GroupHalf half, long first, long count) {
    int array = site.id();
    Reason barred = Hosts.barred(steps.fleet(), steps.fleet().session(half.session()), array);
    if (barred != null) {
      throw refused(barred, state(half, barred), legal(barred));
    }
    Session session = Hosts.settle(steps, half.session(), array);
    WriteStream stream = session.end(array).stream();
    if (stream == null) {
      throw new IllegalStateException("source group " + half.name() + " without a stream");
    }
    int member = half.pairs().indexWhere(p -> p.localVolume() == found.id());
    WriteStream written = stream.pause(steps.now()).explicit(member, first, count, steps.now());
    steps.put(session.with(session.end(array).with(written)));
    write(steps, array, found, first, count, WriteStream.stamp(stream.id(), written.number()));
    Hosts.refresh(steps, half.session());
  }

  private static void write(
      Steps steps, int array, Volume volume, long first, long count, long stamp) {
    Content before = steps.fleet().site(array).contents().get(volume.id());
    steps.put(array, volume.id(), before.write(first, count, stamp));
  }

  private void requirePower(Site site) {
    if (!site.powered()) {
      throw refused(
          Reason.ARRAY_WITHOUT_POWER, "on an array without power", "restore the array first");
    }
  }

  private static String state(GroupHalf half, Reason barred) {
    String role = half.role().word() + "/" + half.status().word();
    return barred == Reason.ARRAY_WITHOUT_POWER
        ? "on an array without power"
        : "in group " + half.name() + ", " + role;
  }

  private static @Nullable String legalText(Reason barred) {
    return switch (barred) {
      case VOL_IS_READ_ONLY -> "write on the side in role Primary or Primary-Rev";
      case VOL_IO_HELD -> "the host waits until the group's operation or link timeout is over";
      case VOL_IO_FAILED -> "fail_wrt_on_err: heal the link, or stop the group";
      case ARRAY_WITHOUT_POWER -> "restore the array first";
      default -> null;
    };
  }

  private static String legal(Reason barred) {
    String text = legalText(barred);
    return text == null ? barred.toString() : text;
  }

  private org.arraytwin.fleet.Refused refused(Reason reason, String state, String legal) {
    return Wires.refused(reason, "volume " + volume + " on " + array, state, ASKED, legal);
  }
}
