package org.arraytwin.fleet.remote;

import io.vavr.collection.Array;
import org.arraytwin.fleet.Session;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.Steps;
import org.arraytwin.fleet.motion.Streaming;
import org.arraytwin.replication.Activity;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.Mode;
import org.arraytwin.replication.Point;
import org.arraytwin.replication.Policies;
import org.arraytwin.replication.TargetHalf;
import org.arraytwin.replication.table.SessionTable;
import org.arraytwin.replication.table.State;
import org.arraytwin.replication.table.Trait;

/**
 * A group about to be created, with no volumes yet.
 *
 * @param name on the array that becomes the source
 * @param remote name of the other half
 * @param mode how writes travel
 * @param policies of both halves
 * @param table its rules, which both arrays have
 */
record NewGroup(String name, String remote, Mode mode, Policies policies, SessionTable table) {

  /** Creates both halves and the session that joins them; its id. */
  int create(Steps steps, int array, TargetHalf to) {
    int id = join(steps, array, to, table.initial(), true);
    Streaming.open(steps, id, array, Point.ORIGIN);
    return id;
  }

  /** Creates a pair of halves that stand by: neither is the source, the first would be. */
  void standBy(Steps steps, int array, TargetHalf to) {
    for (State state : table.states()) {
      if (state.has(Trait.RESERVE)) {
        join(steps, array, to, state, false);
      }
    }
  }

  private int join(Steps steps, int array, TargetHalf to, State state, boolean source) {
    Site site = steps.fleet().site(array);
    Site peer = steps.fleet().site(to.peer());
    int id = steps.fleet().sessions().size();
    int mine = site.groups().size();
    int theirs = peer.groups().size();
    steps.put(
        new Session(
            id,
            name,
            Session.End.of(array, mine, null),
            Session.End.of(to.peer(), theirs, source ? Point.ORIGIN : null),
            array,
            Session.Flows.NONE,
            null,
            null,
            0,
            null,
            0,
            source ? array : -1,
            null,
            Array.empty(),
            null,
            Array.empty(),
            Session.Meeting.NONE));
    TargetHalf from = peer.target(array);
    String back = from == null ? site.name() : from.name();
    GroupHalf there = half(theirs, id, state, remote, array, back, name, false, false);
    GroupHalf here = half(mine, id, state, name, to.peer(), to.name(), remote, source, true);
    steps.put(array, here, to.peer(), there);
    return id;
  }

  private GroupHalf half(
      int id,
      int session,
      State state,
      String own,
      int peer,
      String peerName,
      String other,
      boolean source,
      boolean naturalSource) {
    return new GroupHalf(
        id,
        session,
        table.kind(),
        own,
        peer,
        peerName,
        other,
        source,
        naturalSource,
        state,
        mode,
        0,
        policies,
        GroupHalf.Pairs.NONE,
        Activity.NONE,
        false,
        false,
        false,
        false,
        0);
  }
}
