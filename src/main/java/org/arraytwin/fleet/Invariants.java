package org.arraytwin.fleet;

import java.util.List;
import org.arraytwin.fleet.document.Write;
import org.arraytwin.fleet.site.HostPath;
import org.arraytwin.fleet.site.Masking;
import org.arraytwin.fleet.site.UnitGroup;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.SyncStatus;

/**
 * What must hold after every change, whatever happened; asserted in production too. A violation is
 * a defect of ours, never a user's mistake: the change is not published.
 */
final class Invariants {
  private Invariants() {}

  /** Of several changes of a half the last one made it what it is, so that it is looked at once. */
  @SuppressWarnings("ReferenceEquality")
  static void check(Fleet fleet, List<Event> events, int from) {
    for (int i = from; i < events.size(); i++) {
      Event event = events.get(i);
      if (event instanceof Event.GroupChanged changed && changed.after() != null) {
        GroupHalf half = fleet.site(changed.array()).groups().get(changed.after().id());
        if (half != null && half == changed.after()) {
          check(fleet, changed.array(), half);
        }
      } else if (event instanceof Event.MaskingChanged changed) {
        checkMasking(fleet.site(changed.array()));
      } else if (event instanceof Event.DocumentsChanged changed) {
        check(fleet.site(changed.array()), changed.writes());
      }
    }
  }

  private static void check(Fleet fleet, int array, GroupHalf half) {
    Session session = fleet.session(half.session());
    GroupHalf peer = fleet.half(session.peer(array));
    if (session.flows().size() != half.pairs().size()) {
      throw broken(
          half, "has " + half.pairs().size() + " pairs and " + session.flows().size() + " flows");
    }
    if (!half.source() && !half.running() && synchronizes(half)) {
      throw broken(half, "synchronizes while it is " + half.status());
    }
    if (session.journal() != null && session.sender() == array && !half.mode().journaled()) {
      throw broken(
          half, "has a journal although it is " + half.mode().word() + " and " + half.status());
    }
    if (half.source() == peer.source() && session.moves()) {
      String side = half.source() ? "source" : "target";
      throw broken(half, "has a flow although both sides are " + side);
    }
  }

  private static boolean synchronizes(GroupHalf half) {
    return half.anyPair(SyncStatus.SYNCING);
  }

  /** What hosts see is there, and is found from all sides. */
  private static void checkMasking(Site site) {
    Masking masking = site.masking();
    for (UnitGroup group : masking.groups().values()) {
      for (int volume : group.units().values()) {
        if (site.volumes().getOrNull(volume) == null
            || !masking.groupsOf(volume).contains(group.id())) {
          throw brokenMasking(site, "group " + group.id() + " shows volume " + volume);
        }
      }
      for (HostPath path : group.paths()) {
        if (masking.port(path.port()) == null
            || !masking.initiators().containsKey(path.initiator())
            || masking.paths().get(path).getOrElse(-1) != group.id()) {
          throw brokenMasking(site, "group " + group.id() + " is seen by " + path);
        }
      }
    }
  }

  private static IllegalStateException brokenMasking(Site site, String what) {
    return new IllegalStateException("invariant: masking of " + site.name() + ": " + what);
  }

  private static void check(Site site, List<Write> writes) {
    for (Write write : writes) {
      String problem = site.documents().problem(write);
      if (problem != null) {
        throw new IllegalStateException("invariant: array " + site.name() + ": " + problem);
      }
    }
  }

  private static IllegalStateException broken(GroupHalf half, String what) {
    return new IllegalStateException("invariant: group " + half.name() + " " + what);
  }
}
