package org.arraytwin.fleet;

import java.util.List;
import org.arraytwin.fleet.document.Write;
import org.arraytwin.replication.Flow;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.SyncStatus;

/**
 * What must hold after every change, whatever happened; asserted in production too. A violation is
 * a defect of ours, never a user's mistake: the change is not published.
 */
final class Invariants {
  private Invariants() {}

  static void check(Fleet fleet, List<Event> events) {
    for (Event event : events) {
      if (event instanceof Event.GroupChanged changed && changed.after() != null) {
        GroupHalf half = fleet.site(changed.array()).groups().get(changed.after().id());
        if (half != null) {
          check(fleet, changed.array(), half);
        }
      } else if (event instanceof Event.DocumentsChanged changed) {
        check(fleet.site(changed.array()), changed.writes());
      }
    }
  }

  private static void check(Fleet fleet, int array, GroupHalf half) {
    Session session = fleet.session(half.session());
    GroupHalf peer = fleet.half(session.peer(array));
    require(
        session.flows().size() == half.pairs().size(),
        half,
        "has " + half.pairs().size() + " pairs and " + session.flows().size() + " flows");
    require(
        half.source()
            || half.pairs().forAll(p -> p.status() != SyncStatus.SYNCING)
            || half.running(),
        half,
        "synchronizes while it is " + half.status());
    boolean moving = session.flows().exists(f -> !(f instanceof Flow.Idle));
    require(
        !moving || half.source() != peer.source(),
        half,
        "has a flow although both sides are " + (half.source() ? "source" : "target"));
  }

  private static void check(Site site, List<Write> writes) {
    for (Write write : writes) {
      String problem = site.documents().problem(write);
      if (problem != null) {
        throw new IllegalStateException("invariant: array " + site.name() + ": " + problem);
      }
    }
  }

  private static void require(boolean holds, GroupHalf half, String what) {
    if (!holds) {
      throw new IllegalStateException("invariant: group " + half.name() + " " + what);
    }
  }
}
