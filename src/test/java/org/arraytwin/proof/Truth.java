package org.arraytwin.proof;

import io.vavr.collection.Array;
import org.arraytwin.fleet.Fleet;
import org.arraytwin.fleet.FleetAt;
import org.arraytwin.fleet.Session;
import org.arraytwin.fleet.motion.Hosts;
import org.arraytwin.replication.Content;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.Mode;
import org.arraytwin.replication.Point;
import org.arraytwin.replication.SyncStatus;

/** What the states of a fleet claim about its data, held against the witness. */
final class Truth {
  private Truth() {}

  static void require(boolean holds, String message) {
    if (!holds) {
      throw new AssertionError(message);
    }
  }

  static void check(Life life) {
    for (Session s : life.fleet().sessions()) {
      if (s != null) {
        check(life, s);
      }
    }
  }

  private static void check(Life life, Session s) {
    Fleet fleet = life.fleet();
    FleetAt at = new FleetAt(fleet, fleet.now());
    GroupHalf a = fleet.half(s.a());
    GroupHalf b = fleet.half(s.b());
    require(
        !(a.source() && b.source()) || life.forced().contains(s.id()),
        s.name() + ": both sides accept writes unforced");
    boolean asserted = a.pairs().exists(p -> p.asserted()) || b.pairs().exists(p -> p.asserted());
    checkSide(life, at, s, a, s.a().array(), asserted);
    checkSide(life, at, s, b, s.b().array(), asserted);
    boolean synced =
        a.mode() == Mode.SYNC
            && a.status().word().equals("Started")
            && b.status().word().equals("Started")
            && a.allPairs(SyncStatus.SYNCED)
            && b.allPairs(SyncStatus.SYNCED);
    if (synced && !asserted) {
      require(
          at.contents(s, s.a().array())
              .zip(at.contents(s, s.b().array()))
              .forAll(p -> p._1().same(p._2())),
          s.name() + ": Synced but not equal");
    }
  }

  private static void checkSide(
      Life life, FleetAt at, Session s, GroupHalf half, int array, boolean asserted) {
    Array<Content> contents = at.contents(s, array);
    Point point = Hosts.pointAt(at, s, array);
    boolean whole =
        !half.pairs().isEmpty()
            && half.pairs()
                .forAll(
                    p ->
                        p.everSynced()
                            && p.status() != SyncStatus.SYNCING
                            && p.status() != SyncStatus.NOT_SYNCED);
    // Without order a running target is between two states, and nobody claims otherwise.
    boolean unordered = half.mode() == Mode.ADAPTIVE && half.running();
    if (!half.source() && (!whole || asserted || unordered)) {
      return;
    }
    if (point.isNowhere()) {
      // Who follows one that stands for no moment, since others bring it what it holds, cannot.
      boolean follows = FleetAt.receives(s, array) && Hosts.pointAt(at, s, s.sender()).isNowhere();
      require(
          !whole || asserted || half.source() || follows, what(s, half) + ": is no one past state");
    } else if (life.witness().knows(point)) {
      require(life.witness().same(contents, point), what(s, half) + ": does not hold " + point);
    }
  }

  private static String what(Session s, GroupHalf half) {
    return s.name()
        + " "
        + half.role()
        + "/"
        + half.status().word()
        + " "
        + half.pairs().map(p -> p.status());
  }
}
