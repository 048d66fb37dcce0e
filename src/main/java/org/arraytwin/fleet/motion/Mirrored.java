package org.arraytwin.fleet.motion;

import io.vavr.collection.Array;
import org.arraytwin.fleet.Fleet;
import org.arraytwin.fleet.Session;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.Steps;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.Mode;

/**
 * Groups that send what a mirror within the array brings. That has no numbers of its own: no
 * journal carries it, and it is forwarded as it comes.
 */
public final class Mirrored {
  private Mirrored() {}

  /** Whether a mirror within the array brings data to volumes of a half. */
  static boolean feed(Fleet fleet, GroupHalf half, int array) {
    var graph = fleet.site(array).local().graph();
    return !graph.isEmpty() && half.pairs().exists(p -> graph.mirrored(p.localVolume()));
  }

  /** Whether groups can hand on what a mirror brings to a volume: hosts of none write it alone. */
  public static boolean takes(Site site, int volume) {
    return site.streamOf(volume) == null
        || (site.groupOf(volume) != null
            && site.groupsOf(volume).stream().allMatch(half -> half.mode() != Mode.PERIODIC));
  }

  /**
   * Ends what carries the writes of a volume's hosts, and what leads to it, for a mirror is about
   * to begin or has ended; the sessions that are to go on with {@link #goOn}.
   */
  public static Array<Integer> halt(Steps steps, int array, int volume) {
    Hosts.settleVolume(steps, array, volume);
    Array<Integer> sending =
        Array.ofAll(steps.fleet().site(array).groupsOf(volume))
            .filter(half -> half.source() && half.mode().journaled())
            .map(GroupHalf::session)
            .filter(id -> sends(steps.fleet().session(id), array));
    sending.forEach(id -> Copies.end(steps, id));
    return sending;
  }

  private static boolean sends(Session session, int array) {
    return session.sender() == array && (session.moves() || session.journal() != null);
  }

  /** Lets sessions bring what their volumes hold by now and what comes to them. */
  public static void goOn(Steps steps, int array, Array<Integer> sessions) {
    sessions.forEach(id -> Copies.begin(steps, id, array, /* nosync= */ false));
  }
}
