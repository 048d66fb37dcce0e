package org.arraytwin.fleet.motion;

import io.vavr.collection.Array;
import org.arraytwin.fleet.Fleet;
import org.arraytwin.fleet.FleetAt;
import org.arraytwin.fleet.Session;
import org.arraytwin.fleet.Steps;
import org.arraytwin.fleet.site.Remote;
import org.arraytwin.replication.Activity;
import org.arraytwin.replication.Flow;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.PairHalf;
import org.arraytwin.replication.Point;
import org.arraytwin.replication.SyncStatus;
import org.arraytwin.replication.copy.CopyGraph;
import org.arraytwin.replication.copy.PointInTime;
import org.arraytwin.replication.table.Happening;
import org.arraytwin.replication.table.SessionTable;

/** Groups that share volumes with one: what happens to one happens to what the others rely on. */
final class Rivals {
  private Rivals() {}

  /** Whether another group brings data to volumes of one side. */
  static boolean feed(Fleet fleet, Session session, int array) {
    Array<GroupHalf> others = others(fleet, session, array);
    return !others.isEmpty()
        && others.exists(half -> FleetAt.receives(fleet.session(half.session()), array));
  }

  /**
   * Whether a side's volumes are another group's: it brings data to them or is about to, when roles
   * have changed, or the side believes that it still does, for it has not heard yet that its peer
   * has ended.
   */
  static boolean hold(Fleet fleet, Session session, int array) {
    Array<GroupHalf> others = others(fleet, session, array);
    return !others.isEmpty()
        && (feed(fleet, session, array)
            || others.exists(half -> half.source() ? changes(half) : half.running()));
  }

  /** Whether a source is to become the target once all is on both sides. */
  private static boolean changes(GroupHalf half) {
    return half.running() && half.activity() != Activity.NONE;
  }

  /** Whether a copy within the array holds some of a side's volumes as its target. */
  static boolean copied(Fleet fleet, Session session, int array) {
    CopyGraph graph = fleet.site(array).local().graph();
    return !graph.isEmpty()
        && fleet
            .half(session.end(array))
            .pairs()
            .exists(pair -> graph.all(pair.localVolume()).exists(PointInTime::active));
  }

  /** One group is about to fill a side's volumes: what the others knew of them no longer holds. */
  static void forget(Steps steps, Session session, int array) {
    Array<GroupHalf> others = others(steps.fleet(), session, array);
    FleetAt at = new FleetAt(steps.fleet(), steps.now());
    Array<Point> brought =
        others.isEmpty() ? Array.empty() : Lines.held(at, session, session.peer(array).array());
    for (GroupHalf half : others) {
      Array<Point> before = Lines.reached(at, at.fleet().session(half.session()), array);
      Roles.overwritten(steps, half.session(), array, Point.mixture(before, brought));
    }
  }

  /**
   * One group is about to fill a side's volumes, grain by grain unless they hold all of it already:
   * those that send from there would pass on what is no one moment. Kinds that hand on do.
   */
  static void suspend(Steps steps, Session session, int array) {
    for (GroupHalf half : others(steps.fleet(), session, array)) {
      if (half.source()
          && half.running()
          && !handsOn(steps.fleet(), array, half)
          && differ(steps, session)) {
        GroupSessions.happen(steps, half.session(), array, Happening.SOURCE_LOST);
      }
    }
  }

  private static boolean differ(Steps steps, Session session) {
    FleetAt at = new FleetAt(steps.fleet(), steps.now());
    return at.contents(session, session.a().array())
        .zip(at.contents(session, session.b().array()))
        .exists(p -> !p._1().onto(p._2()).same(p._2()));
  }

  /** A pair whose volume holds something else by now than it did when it was in sync. */
  static PairHalf overwritten(PairHalf pair) {
    return pair.everSynced() ? pair.with(SyncStatus.NOT_SYNCED) : pair;
  }

  /**
   * The hosts of an array are about to write some volumes no more: journals that carry what they
   * write end, and what leads to one. What is forwarded as it comes goes on.
   *
   * @return those of kinds that hand on what will be brought there: they are to go on
   */
  static Array<Mirrored.Waiting> orphan(Steps steps, int array, Array<GroupHalf> halves) {
    Array<Mirrored.Waiting> waiting = Array.empty();
    for (GroupHalf half : halves) {
      Session session = steps.fleet().session(half.session());
      boolean sends = session.sender() == array && session.moves();
      boolean leads =
          session.journal() != null
              || session.flows().all().exists(f -> f instanceof Flow.Copy copy && !copy.mirrored());
      // A first copy leads to a journal, which needs hosts of its own as well.
      if (half.mode().journaled() && sends && leads) {
        Copies.end(steps, session.id());
        if (handsOn(steps.fleet(), array, half)) {
          waiting = waiting.append(Mirrored.Waiting.of(session));
        } else {
          GroupSessions.happen(steps, session.id(), array, Happening.SOURCE_LOST);
        }
      }
    }
    return waiting;
  }

  private static boolean handsOn(Fleet fleet, int array, GroupHalf half) {
    SessionTable table = fleet.site(array).rules().table(half.kind());
    return table != null && table.copies().handsOn();
  }

  private static Array<GroupHalf> others(Fleet fleet, Session session, int array) {
    Remote remote = fleet.site(array).remote();
    return remote.overlaps().isEmpty()
        ? Array.empty()
        : remote.sharing(fleet.half(session.end(array))).tail();
  }
}
