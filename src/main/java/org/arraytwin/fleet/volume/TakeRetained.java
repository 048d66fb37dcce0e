package org.arraytwin.fleet.volume;

import org.arraytwin.array.Volume;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Reason;
import org.arraytwin.fleet.Refused;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.Steps;
import org.arraytwin.fleet.copy.Sites;
import org.arraytwin.fleet.site.LocalCopy;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.PairHalf;
import org.arraytwin.replication.Retained;
import org.jspecify.annotations.Nullable;

/**
 * Makes the target of a copy hold what replication keeps of the copy's source for a resync; the
 * copy then stands for the moment at which that was taken. So it stays when replication ends.
 *
 * @param array id
 * @param group its name there
 * @param copy name of a copy at one instant of a volume of the group
 */
public record TakeRetained(int array, String group, String copy) implements Command {
  private static final String ASKED = "keep the resync snapshot";

  @Override
  public void decide(Steps steps) {
    Site site = steps.powered(array, ASKED);
    GroupHalf half = site.group(group);
    if (half == null) {
      throw Volumes.refused(
          Reason.NON_EXISTENT_RCOPY_GROUP,
          "group " + group + " on " + site.name(),
          "not there",
          ASKED,
          "name a group of the array");
    }
    LocalCopy taken = Sites.copy(site, copy, ASKED);
    Volume onto = site.volumes().get(taken.target());
    Retained kept = kept(half, taken);
    if (onto == null || kept == null || taken.instantMicros() < 0) {
      throw refused(site, onto == null || kept == null);
    }
    Volumes.overwrite(steps, array, onto, kept.content(), ASKED);
    LocalCopy now = steps.fleet().site(array).local().copy(copy);
    steps.put(array, (now == null ? taken : now).at(kept.takenAtMicros()));
  }

  private static @Nullable Retained kept(GroupHalf half, LocalCopy taken) {
    PairHalf pair = half.pairs().of(taken.source());
    return pair == null ? null : pair.retained();
  }

  private Refused refused(Site site, boolean nothing) {
    return Volumes.refused(
        nothing ? Reason.VOL_NOT_IN_GROUP : Reason.SESSION_IS_BROKEN,
        "copy " + copy + " on " + site.name(),
        nothing ? "of a volume of which group " + group + " keeps nothing" : "without an instant",
        ASKED,
        "name a copy of a volume of the group that has a resync snapshot");
  }
}
