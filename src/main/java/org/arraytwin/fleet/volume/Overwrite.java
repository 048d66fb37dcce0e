package org.arraytwin.fleet.volume;

import org.arraytwin.array.Volume;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.FleetAt;
import org.arraytwin.fleet.Reason;
import org.arraytwin.fleet.Refused;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.Steps;
import org.arraytwin.fleet.VolumeName;
import org.arraytwin.fleet.copy.Sites;
import org.arraytwin.fleet.motion.Access;
import org.arraytwin.fleet.motion.Hosts;
import org.arraytwin.fleet.site.LocalCopy;
import org.arraytwin.replication.Content;
import org.arraytwin.replication.table.Trait;

/**
 * Makes a volume hold what the target of a copy holds, at once and as one write: copies of the
 * volume keep their images. That is how a volume comes back to a copy which is none of itself but
 * of one of its copies; a copy of itself is restored by its session.
 *
 * @param array id
 * @param copy name of a copy that is whole and not under way
 * @param volume name of a volume of the size of its target
 */
public record Overwrite(int array, String copy, String volume) implements Command {
  private static final String ASKED = "overwrite volume";

  @Override
  public void decide(Steps steps) {
    Site site = steps.powered(array, ASKED);
    LocalCopy from = Sites.copy(site, copy, ASKED);
    Volume onto = VolumeName.present(site, volume, ASKED);
    require(steps, site, from, onto);
    Content image = content(steps, from.target());
    Volumes.overwrite(steps, array, onto, image, ASKED);
    LocalCopy now = Sites.copy(steps.fleet().site(array), copy, ASKED);
    steps.put(array, now.synced(steps.now()));
  }

  private Content content(Steps steps, int of) {
    return new FleetAt(steps.fleet(), steps.now()).content(array, of);
  }

  private void require(Steps steps, Site site, LocalCopy from, Volume onto) {
    Volume by = site.volumes().get(from.target());
    if (by == null || by.id() == onto.id()) {
      throw refused(site, Reason.VOL_SAME, "the copy itself", "name another volume");
    }
    if (by.sizeBytes() != onto.sizeBytes()) {
      throw refused(
          site,
          Reason.VOL_SIZE_NOT_MATCH,
          "of " + onto.sizeBytes() + " bytes and the copy of " + by.sizeBytes(),
          "name a volume of the copy's size");
    }
    if (from.instantMicros() < 0 || from.lost() > 0) {
      throw refused(
          site,
          Reason.SESSION_IS_BROKEN,
          "asked to become a copy without data",
          "name a whole one");
    }
    if (Hosts.fed(steps.fleet(), array, onto.id())) {
      throw refused(
          site,
          Reason.VOL_IS_READ_ONLY,
          "fed by a remote copy",
          "take the volume out of its group first");
    }
    if (busy(site, from, onto)) {
      throw refused(
          site, Reason.SESSION_IS_BUSY, "being copied to or restored", "wait until that is done");
    }
    if (Access.disk(site, by.id()) != null || Access.disk(site, onto.id()) != null) {
      throw refused(
          site, Reason.VOL_IO_FAILED, "or the copy out of reach", "bring both volumes back first");
    }
  }

  private static boolean busy(Site site, LocalCopy from, Volume onto) {
    return from.state().has(Trait.BUSY)
        || site.local().allOnto(onto.id()).exists(c -> c.state().has(Trait.BUSY))
        || site.local().from(onto.id()).exists(Overwrite::restores);
  }

  /** Whether a copy brings its source back. */
  private static boolean restores(LocalCopy copy) {
    return copy.state().has(Trait.BUSY) && copy.state().has(Trait.RUNNING);
  }

  private Refused refused(Site site, Reason reason, String state, String legal) {
    return Volumes.refused(reason, "volume " + volume + " on " + site.name(), state, ASKED, legal);
  }
}
