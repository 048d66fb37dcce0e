package org.arraytwin.fleet.session;

import io.vavr.collection.Array;
import io.vavr.control.Option;
import org.arraytwin.array.Volume;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.FleetAt;
import org.arraytwin.fleet.Reason;
import org.arraytwin.fleet.Refusal;
import org.arraytwin.fleet.Refused;
import org.arraytwin.fleet.Session;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.Steps;
import org.arraytwin.fleet.motion.GroupSessions;
import org.arraytwin.fleet.motion.Hosts;
import org.arraytwin.fleet.motion.Lines;
import org.arraytwin.fleet.motion.Streaming;
import org.arraytwin.replication.Activity;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.PairHalf;
import org.arraytwin.replication.Point;
import org.arraytwin.replication.WriteStream.Range;

/**
 * Moves a pair of volumes, with all that either side knows of it, from one mirror at rest to
 * another of the same two arrays in the same state, or into one of its own (chrcrelationship
 * -consistgrp, -noconsistgrp). A mirror that has lost its last pair is gone. A receiver that holds
 * pairs of two mirrors stands for no one moment, though each of its volumes does. Writes of the
 * pair that one side holds and the other lacks go on counting in the mirror that it joins.
 *
 * @param array id of either array
 * @param group name of the mirror there
 * @param volume name of the volume there
 * @param to name there of the other mirror; where none has it, one is made, by that name on both
 */
public record MovePair(int array, String group, String volume, String to) implements Command {
  private static final String ASKED = "move-pair";

  @Override
  public void decide(Steps steps) {
    Site site = steps.powered(array, ASKED);
    GroupSessions.requireReplication(site, ASKED);
    GroupHalf from = site.group(group);
    if (from == null) {
      throw refused(
          site, Reason.NON_EXISTENT_RCOPY_GROUP, "not there", "name a mirror of the array");
    }
    requireRest(steps, from);
    Volume moved = site.volume(volume);
    int index = moved == null ? -1 : from.pairs().at(moved.id());
    if (index < 0) {
      throw refused(
          site,
          Reason.VOL_NOT_IN_GROUP,
          "without a volume " + volume,
          "name a volume of the mirror");
    }
    GroupHalf other = site.group(to);
    if (other != null) {
      requireAlike(steps, from, other);
    } else if (from.pairs().size() == 1) {
      throw refused(
          site,
          Reason.INV_INPUT_PARAM_CONFLICT,
          "of one pair, which stands alone already",
          "name another mirror");
    } else {
      requireName(steps, from);
    }
    int target = other == null ? sibling(steps, from) : other.session();
    Session source = steps.fleet().session(from.session());
    Array<PairHalf> pair =
        Array.of(source.a(), source.b()).map(end -> whole(steps, source.id(), end).get(index));
    FleetAt at = new FleetAt(steps.fleet(), steps.now());
    Session goal = steps.fleet().session(target);
    Array<Session.End> ends = Array.of(source.a(), source.b());
    Array<Option<Range>> leads =
        ends.map(end -> Option.of(Lines.beyond(at, source, end.array(), index)));
    if (ends.exists(end -> third(at, source, end, index))) {
      throw refused(
          site,
          Reason.VOL_IN_OTHER_GROUP,
          "one of those that have volume " + volume + ", another of which mirrors it elsewhere",
          "end that one first");
    }
    Array<Array<Point>> has = ends.map(end -> has(at, goal, end.array()));
    takeOut(steps, source.id(), index);
    if (from.pairs().size() == 1 && steps.fleet().session(target).workload() == null) {
      // The host of a mirror that goes away writes on through the one that takes its volume.
      steps.put(steps.fleet().session(target).load(source.workload()).host(source.hostAt()));
    }
    for (int i = 0; i < 2; i++) {
      putIn(steps, target, ends.get(i).array(), pair.get(i), has.get(i));
    }
    Session joined = steps.fleet().session(target);
    steps.put(joined.sending(joined.sender(), joined.flows().joined(1)));
    rebase(steps, target);
    for (int i = 0; i < 2; i++) {
      Session.End end = steps.fleet().session(target).end(ends.get(i).array());
      Streaming.joined(steps, end, pair.get(i).localVolume(), leads.get(i).getOrNull());
    }
    Hosts.refresh(steps, target);
  }

  /** Whether a third mirror has the pair's volume of a side: its stream would number it still. */
  private static boolean third(FleetAt at, Session from, Session.End end, int index) {
    int moved = at.fleet().half(end).pairs().get(index).localVolume();
    return at.fleet().site(end.array()).groupsOf(moved).stream()
        .anyMatch(half -> half.session() != from.id());
  }

  /**
   * What led to the last moment of which a side has all that the mirror's other members have, and
   * besides that the pair: what that lacks is numbered behind it.
   */
  private static Array<Point> has(FleetAt at, Session to, int array) {
    Array<Point> line = Lines.reached(at, to, array);
    return line.isEmpty() || line.last().isNowhere()
        ? line
        : line.append(Point.nowhere(line.last().number()));
  }

  /** Both arrays must know of each other, and of the same state, in which nothing moves. */
  private void requireRest(Steps steps, GroupHalf half) {
    Site site = steps.fleet().site(array);
    if (!steps.fleet().inTouch(array, half.peer())) {
      throw refused(
          site, Reason.RCOPY_TARGET_IS_NOT_READY, "out of touch", "wait until both are in touch");
    }
    GroupHalf peer = steps.fleet().half(steps.fleet().session(half.session()).peer(array));
    if (!peer.status().equals(half.status())
        || half.activity() != Activity.NONE
        || peer.activity() != Activity.NONE) {
      throw refused(
          site,
          Reason.RCOPY_GROUP_IS_BUSY,
          half.status().word() + " here and " + peer.status().word() + " there",
          "wait until both sides are in one state");
    }
    if (half.running() || steps.fleet().session(half.session()).moves()) {
      throw refused(site, Reason.RCOPY_GROUP_STARTED, half.status().word(), "stop it first");
    }
  }

  private void requireAlike(Steps steps, GroupHalf from, GroupHalf other) {
    Site site = steps.fleet().site(array);
    requireRest(steps, other);
    boolean alike =
        from.id() != other.id()
            && from.kind().equals(other.kind())
            && from.peer() == other.peer()
            && from.mode() == other.mode()
            && from.naturalSource() == other.naturalSource();
    if (!alike) {
      throw refused(
          site,
          Reason.INV_INPUT_PARAM_CONFLICT,
          "of another kind, mode, direction or target than " + to,
          "name a mirror like it");
    }
    if (from.source() != other.source() || !from.status().equals(other.status())) {
      throw refused(
          site,
          Reason.INVALID_STATE_TRANSITION,
          from.role().word() + " " + from.status().word(),
          "bring both to one state: " + to + " is " + other.status().word());
    }
  }

  /** Both arrays must be able to know a mirror by the name that it is to have. */
  private void requireName(Steps steps, GroupHalf from) {
    Site site = steps.fleet().site(array);
    if (to.isEmpty() || to.length() > GroupHalf.MAX_NAME) {
      throw refused(
          site,
          Reason.INV_INPUT_EXCEEDS_LENGTH,
          "to give a pair to one with a name of " + to.length() + " characters",
          "1 to " + GroupHalf.MAX_NAME + " characters");
    }
    Site peer = steps.fleet().site(from.peer());
    if (peer.group(to) != null) {
      throw refused(
          site,
          Reason.EXISTENT_RCOPY_GROUP,
          "to give a pair to a new one, and " + peer.name() + " has another " + to,
          "choose another name");
    }
  }

  /** A mirror like another, in its state, without pairs; the id of its session. */
  private int sibling(Steps steps, GroupHalf half) {
    int id = steps.fleet().sessions().size();
    Session like = steps.fleet().session(half.session());
    GroupHalf a = steps.fleet().half(like.a());
    GroupHalf b = steps.fleet().half(like.b());
    int mine = steps.fleet().site(like.a().array()).groups().size();
    int theirs = steps.fleet().site(like.b().array()).groups().size();
    steps.put(
        new Session(
            id,
            to,
            Session.End.of(like.a().array(), mine, null),
            Session.End.of(like.b().array(), theirs, null),
            like.sender(),
            Session.Flows.NONE,
            null,
            null,
            0,
            null,
            0,
            like.hostAt(),
            null,
            Array.empty(),
            null,
            Array.empty(),
            Session.Meeting.NONE));
    steps.put(like.a().array(), renamed(a, mine, id), like.b().array(), renamed(b, theirs, id));
    return id;
  }

  private GroupHalf renamed(GroupHalf half, int id, int session) {
    return new GroupHalf(
        id,
        session,
        half.kind(),
        to,
        half.peer(),
        half.target(),
        to,
        half.source(),
        half.naturalSource(),
        half.status(),
        half.mode(),
        half.periodSeconds(),
        half.policies(),
        GroupHalf.Pairs.NONE,
        half.activity(),
        half.failedOver(),
        half.peerFailedOver(),
        half.recoverFailed(),
        half.stoppedByLink(),
        half.lastSyncMicros());
  }

  /** The pairs of a side; a receiver that stands for a moment needs no snapshot to return to. */
  private static GroupHalf.Pairs whole(Steps steps, int session, Session.End end) {
    GroupHalf half = steps.fleet().half(end);
    boolean needless =
        !half.source()
            && Hosts.held(steps.fleet(), steps.fleet().session(session), end.array()) != null;
    return needless ? half.pairs().with(p -> p.keeping(null)) : half.pairs();
  }

  private static void takeOut(Steps steps, int session, int index) {
    Session from = steps.fleet().session(session);
    if (from.flows().size() == 1) {
      Streaming.remove(steps, session);
      return;
    }
    for (Session.End end : Array.of(from.a(), from.b())) {
      Hosts.settle(steps, session, end.array());
      GroupHalf half = steps.fleet().half(end);
      steps.put(end.array(), half.edit().pairs(half.pairs().removeAt(index)).done());
    }
    Session now = steps.fleet().session(session);
    steps.put(now.sending(now.sender(), now.flows().without(index)));
    rebase(steps, session);
    Hosts.refresh(steps, session);
  }

  /**
   * Puts the pair in on one side.
   *
   * @param has what led to the last moment of which that side has all, while it is no source
   */
  private void putIn(Steps steps, int session, int array, PairHalf pair, Array<Point> has) {
    Session to = steps.fleet().session(session);
    Hosts.settle(steps, session, array);
    Session.End end = to.end(array);
    GroupHalf half = steps.fleet().half(end);
    GroupHalf.Pairs pairs = whole(steps, session, end).append(pair);
    if (Streaming.apart(steps.fleet().site(array), pairs.volumes())) {
      throw refused(
          steps.fleet().site(array),
          Reason.VOL_IN_OTHER_GROUP,
          "one of those that have volume " + volume + ", the others share none with " + this.to,
          "end those first, or name a mirror that shares volumes with them");
    }
    steps.put(array, half.edit().pairs(pairs).done());
    Session now = steps.fleet().session(session);
    Session.End joined = now.end(array);
    steps.put(now.with(half.source() ? joined.holding(null) : joined.reaching(has)));
  }

  private static void rebase(Steps steps, int session) {
    Session at = steps.fleet().session(session);
    Streaming.rebase(steps, session, at.a().array());
    Streaming.rebase(steps, session, at.b().array());
  }

  private Refused refused(Site site, Reason reason, String state, String legal) {
    return new Refused(
        new Refusal(reason, "group " + group + " on " + site.name(), state, ASKED, legal));
  }
}
