package org.arraytwin.fleet.remote;

import io.vavr.collection.Vector;
import org.arraytwin.fleet.Reason;
import org.arraytwin.fleet.Refusal;
import org.arraytwin.fleet.Refused;
import org.arraytwin.fleet.Site;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.Mode;
import org.arraytwin.replication.Rules.Limits;

/** How much replication an array may take on, by the limits of its product file. */
final class Quota {
  private Quota() {}

  /**
   * Requires that a group more of that mode may replicate to a peer.
   *
   * @throws Refused where there are too many groups or targets already
   */
  static void requireGroup(Site site, int peer, Mode mode, String group, String asked) {
    Limits limits = site.rules().limits();
    int groups = limits.groups(mode) > 0 ? of(site, mode).size() : 0;
    if (Limits.exceeded(limits.groups(mode), groups + 1)) {
      throw refused(
          Reason.MAX_GROUP_REACHED_PERIODIC,
          "group " + group,
          site.name() + " has " + groups + " periodic groups already",
          asked,
          limits.groups(mode));
    }
    // Only what has a limit is counted: it is asked for each group that is made.
    int others = limits.targets(mode) > 0 ? others(site, peer, mode) : 0;
    if (Limits.exceeded(limits.targets(mode), others + 1)) {
      throw refused(
          mode == Mode.SYNC
              ? Reason.RCOPY_MAX_SYNC_TARGET_REACHED
              : Reason.RCOPY_MAX_PERIODIC_TARGET_REACHED,
          "group " + group,
          site.name() + " replicates to " + others + " other targets that way already",
          asked,
          limits.targets(mode));
    }
  }

  private static int others(Site site, int peer, Mode mode) {
    return of(site, mode).map(GroupHalf::peer).filter(other -> other != peer).distinct().size();
  }

  private static Vector<GroupHalf> of(Site site, Mode mode) {
    return site.groups().filter(half -> half != null && half.mode() == mode);
  }

  /**
   * Requires that a group may take a volume more.
   *
   * @param has how many it has by then
   * @throws Refused where these are too many
   */
  static void requireVolume(Site site, GroupHalf half, int has, String asked) {
    requireVolumes(site, half, half.mode(), has, has + 1, asked);
  }

  /**
   * Requires that a group may take on another mode, with the volumes that it has.
   *
   * @throws Refused where the array has too many groups or targets of that mode, or the group too
   *     many volumes for it
   */
  static void requireMode(Site site, GroupHalf half, Mode mode, String asked) {
    requireGroup(site, half.peer(), mode, half.name(), asked);
    int has = half.pairs().size();
    requireVolumes(site, half, mode, has, has, asked);
  }

  private static void requireVolumes(
      Site site, GroupHalf half, Mode mode, int has, int volumes, String asked) {
    int limit = site.rules().limits().volumes(mode);
    if (Limits.exceeded(limit, volumes)) {
      throw refused(
          mode == Mode.SYNC ? Reason.MAX_VOL_REACHED_SYNC : Reason.MAX_VOL_REACHED_PERIODIC,
          "group " + half.name() + " on " + site.name(),
          "of " + has + " volumes",
          asked,
          limit);
    }
  }

  private static Refused refused(
      Reason reason, String object, String state, String asked, int limit) {
    return new Refused(
        new Refusal(reason, object, state, asked, "at most " + limit + " by the product file"));
  }
}
