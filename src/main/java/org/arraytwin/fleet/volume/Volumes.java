package org.arraytwin.fleet.volume;

import org.arraytwin.array.Volume;
import org.arraytwin.fleet.FleetAt;
import org.arraytwin.fleet.Reason;
import org.arraytwin.fleet.Refusal;
import org.arraytwin.fleet.Refused;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.Steps;
import org.arraytwin.fleet.copy.CopyFaults;
import org.arraytwin.fleet.space.Room;
import org.arraytwin.replication.Content;
import org.arraytwin.replication.Extents;

/** What the commands on volumes ask of an array first. */
final class Volumes {
  private Volumes() {}

  /** No copy, group or path may depend on how a volume is. */
  static void requireIdle(Site site, Volume volume, String asked) {
    String object = "volume " + volume.name() + " on " + site.name();
    if (site.groupOf(volume.id()) != null) {
      throw refused(
          Reason.VOL_IN_OTHER_GROUP,
          object,
          "in a remote copy",
          asked,
          "take it out of the remote copy first");
    }
    if (!site.local().allOnto(volume.id()).isEmpty()) {
      throw refused(
          Reason.VOL_IS_TARGET, object, "the target of a copy", asked, "end the copy first");
    }
    if (!site.local().from(volume.id()).isEmpty()) {
      throw refused(
          Reason.VOL_IS_SOURCE, object, "the source of copies", asked, "end the copies first");
    }
  }

  static void requireSize(Site site, String name, long sizeBytes, String asked) {
    if (sizeBytes <= 0 || sizeBytes % Content.GRAIN_BYTES != 0) {
      throw refused(
          sizeBytes <= 0 ? Reason.INV_INPUT_BELOW_RANGE : Reason.INV_INPUT_ILLEGAL_CHAR,
          "volume " + name + " on " + site.name(),
          "asked for with " + sizeBytes + " bytes",
          asked,
          "a multiple of " + Content.GRAIN_BYTES + " bytes");
    }
  }

  /** No volume is larger than any product's; a full one has found no space before. */
  static void requireFit(Site site, String name, long sizeBytes, String asked) {
    if (sizeBytes > Volume.MOST_BYTES) {
      throw refused(
          Reason.INV_INPUT_EXCEEDS_RANGE,
          "volume " + name + " on " + site.name(),
          "asked for with " + sizeBytes + " bytes",
          asked,
          "at most " + Volume.MOST_BYTES + " bytes");
    }
  }

  /** A volume holds something else all at once; space is taken for what differs. */
  static void overwrite(Steps steps, int array, Volume onto, Content image, String asked) {
    Content before = new FleetAt(steps.fleet(), steps.now()).content(array, onto.id());
    long[] lacking = {0};
    Extents.differing(before, image, 1)
        .forEach(
            (first, count) -> {
              lacking[0] += Room.make(steps, array, onto.id(), first, count);
              return true;
            });
    if (lacking[0] > 0) {
      throw refused(
          Reason.NO_SPACE,
          "volume " + onto.name() + " on " + steps.fleet().site(array).name(),
          "in a pool that lacks " + lacking[0] + " bytes for it",
          asked,
          "free space in the pool");
    }
    CopyFaults.overwritten(steps, array, onto.id(), image);
  }

  static Refused refused(Reason reason, String object, String state, String asked, String legal) {
    return new Refused(new Refusal(reason, object, state, asked, legal));
  }
}
