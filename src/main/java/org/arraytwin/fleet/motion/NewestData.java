package org.arraytwin.fleet.motion;

import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Fleet;
import org.arraytwin.fleet.Reason;
import org.arraytwin.fleet.Refusal;
import org.arraytwin.fleet.Refused;
import org.arraytwin.fleet.Session;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.Steps;
import org.arraytwin.fleet.table.Legal;
import org.arraytwin.fleet.table.Subject;
import org.arraytwin.replication.Activity;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.Point;
import org.arraytwin.replication.table.Trait;
import org.jspecify.annotations.Nullable;

/**
 * A failover to one target of a group with two first brings it what the other target has newer: the
 * other one sends over the link that stood by, then the failover follows (RC31x pp. 73-75).
 */
public final class NewestData {
  private static final long LOOK_MICROS = 1_000_000L;

  private NewestData() {}

  /**
   * Begins to bring a target what the other one has newer.
   *
   * @param group name of the half that is to fail over
   * @param then the failover that follows once it is there
   * @return false where there is nothing to bring, or no failover is possible
   * @throws Refused where the other target has newer data and cannot send it now
   */
  public static boolean fetched(Steps steps, int array, String group, Command then) {
    Fleet fleet = steps.fleet();
    Site site = fleet.site(array);
    Subject subject = GroupSessions.GROUP.named(fleet, array, group);
    GroupHalf half = site.group(group);
    GroupHalf other = half == null ? null : LongDistance.other(site, half);
    if (subject == null || half == null || other == null || !site.powered()) {
      return false;
    }
    if (!possible(fleet, subject)
        || !other.status().has(Trait.RESERVE)
        || !fleet.inTouch(array, other.peer())) {
      return false;
    }
    GroupHalf newer =
        LongDistance.facing(fleet.site(other.peer()), other.remoteGroup(), half.peer());
    if (newer == null || newer.source() || !ahead(fleet, newer, half)) {
      return false;
    }
    if (newer.running()) {
      throw new Refused(
          new Refusal(
              Reason.RCOPY_GROUP_NOT_STOPPED,
              "group " + newer.name() + " on " + fleet.site(other.peer()).name(),
              newer.status().word() + " and has newer data",
              "setrcopygroup failover",
              "stop the group there, or fail over with -discard"));
    }
    steps.put(array, half.edit().activity(Activity.FAILOVER).done());
    int across = other.session();
    LongDistance.send(steps, across, other.peer());
    Copies.begin(steps, across, other.peer(), false, new Arrived(array, half.session(), then));
    steps.schedule(steps.now() + LOOK_MICROS, new Awaited(array, half.session(), across));
    return true;
  }

  private static boolean possible(Fleet fleet, Subject subject) {
    return Legal.of(GroupSessions.GROUP, fleet, subject).stream()
        .anyMatch(l -> l.operation().equals("setrcopygroup failover") && l.refusal() == null);
  }

  /** Whether one target stands for a later moment than the other. */
  private static boolean ahead(Fleet fleet, GroupHalf one, GroupHalf than) {
    Session here = fleet.session(one.session());
    Session there = fleet.session(than.session());
    Point newer = Hosts.point(fleet, here, here.peer(one.peer()).array());
    Point older = Hosts.point(fleet, there, there.peer(than.peer()).array());
    return !newer.isNowhere() && (older.isNowhere() || newer.number() > older.number());
  }

  /** The newer data is there: the target fails over. */
  private record Arrived(int array, int session, Command then) implements Command {
    @Override
    public void decide(Steps steps) {
      GroupHalf half = waiting(steps, array, session);
      if (half != null) {
        LongDistance.settle(steps, array, half);
        Subject subject = GroupSessions.GROUP.of(steps.fleet(), array, session);
        if (subject != null && possible(steps.fleet(), subject)) {
          then.decide(steps);
        }
      }
    }
  }

  /** Looks whether the newer data still comes; without it there is no failover. */
  private record Awaited(int array, int session, int across) implements Command {
    @Override
    public void decide(Steps steps) {
      GroupHalf half = waiting(steps, array, session);
      if (half == null) {
        return;
      }
      Session sending = steps.fleet().sessions().get(across);
      if (sending != null && sending.afterSync() instanceof Arrived) {
        steps.schedule(steps.now() + LOOK_MICROS, this);
        return;
      }
      if (sending != null) {
        Roles.promote(steps, across, array);
      }
      LongDistance.settle(steps, array, half);
      steps.alert(
          array,
          "Major",
          "group " + half.group(),
          "failover failed: the newer data of the other target did not arrive");
    }
  }

  /** The half while it waits for newer data, else null. */
  private static @Nullable GroupHalf waiting(Steps steps, int array, int session) {
    Session at = steps.fleet().sessions().get(session);
    GroupHalf half = at == null ? null : steps.fleet().half(at.end(array));
    return half != null && !half.source() && half.activity() == Activity.FAILOVER ? half : null;
  }
}
