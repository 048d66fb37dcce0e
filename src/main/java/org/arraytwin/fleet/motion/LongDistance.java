package org.arraytwin.fleet.motion;

import io.vavr.collection.Array;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.arraytwin.array.Volume;
import org.arraytwin.fleet.Fleet;
import org.arraytwin.fleet.Session;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.Steps;
import org.arraytwin.fleet.table.Happen;
import org.arraytwin.replication.Activity;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.PairHalf;
import org.arraytwin.replication.Point;
import org.arraytwin.replication.SyncStatus;
import org.arraytwin.replication.table.Delay;
import org.arraytwin.replication.table.Happening;
import org.arraytwin.replication.table.State;
import org.arraytwin.replication.table.Trait;
import org.jspecify.annotations.Nullable;

/**
 * Groups with two targets, as HP 3PAR's synchronous long distance: of the three pairs of arrays the
 * two with the source replicate, and the third, between the targets, stands by until a failover
 * makes one of them the source (RC31x pp. 71-75).
 */
public final class LongDistance {
  private LongDistance() {}

  /**
   * The pair of arrays that a group of one array with two targets does not reach itself, or null.
   */
  public static @Nullable Session opposite(Fleet fleet, int array, GroupHalf half) {
    GroupHalf other = other(fleet.site(array), half);
    GroupHalf facing =
        other == null ? null : facing(fleet.site(half.peer()), half.remoteGroup(), other.peer());
    return facing == null ? null : fleet.session(facing.session());
  }

  static @Nullable GroupHalf other(Site site, GroupHalf half) {
    return site.halves(half.group()).stream()
        .filter(h -> h.session() != half.session())
        .findFirst()
        .orElse(null);
  }

  static @Nullable GroupHalf facing(Site site, String group, int peer) {
    return site.halves(group).stream().filter(h -> h.peer() == peer).findFirst().orElse(null);
  }

  /** Volumes of both halves of a group join the two targets' volumes, too. */
  public static void pairUp(Steps steps, int array, GroupHalf half, Set<Integer> volumes) {
    Session across = opposite(steps.fleet(), array, half);
    GroupHalf other = across == null ? null : other(steps.fleet().site(array), half);
    if (across == null || other == null) {
      return;
    }
    Map<Integer, Integer> there = remotes(other, volumes);
    Map<Integer, Integer> remotes = remotes(half, there.keySet());
    if (remotes.isEmpty()) {
      return;
    }
    Array<Integer> one = Array.ofAll(remotes.values());
    Array<Integer> two = Array.ofAll(remotes.keySet()).map(there::get);
    join(steps, across, half.peer(), one, other.peer(), two);
    join(steps, across, other.peer(), two, half.peer(), one);
    Session now = steps.fleet().session(across.id());
    steps.put(now.sending(now.sender(), now.flows().joined(one.size())));
    Streaming.claimOnlyBlank(steps, across.id(), half.peer());
    Streaming.claimOnlyBlank(steps, across.id(), other.peer());
  }

  /** The remote volumes by those of a half's own that are wanted, in its order. */
  private static Map<Integer, Integer> remotes(GroupHalf half, Set<Integer> wanted) {
    Map<Integer, Integer> found = new LinkedHashMap<>();
    for (PairHalf pair : half.pairs()) {
      if (wanted.contains(pair.localVolume())) {
        found.put(pair.localVolume(), pair.remoteVolumeId());
      }
    }
    return found;
  }

  private static void join(
      Steps steps,
      Session across,
      int array,
      Array<Integer> volumes,
      int peer,
      Array<Integer> remotes) {
    GroupHalf half = steps.fleet().half(across.end(array));
    Site there = steps.fleet().site(peer);
    Array<PairHalf> joined = volumes.zipWith(remotes, (own, remote) -> blank(own, there, remote));
    steps.put(array, half.edit().pairs(half.pairs().appendAll(joined)).done());
  }

  private static PairHalf blank(int volume, Site there, int remote) {
    Volume found = there.volumes().get(remote);
    String name = found == null ? "" : found.name();
    String wwn = found == null ? "" : found.wwn(there.array());
    return PairHalf.joining(volume, name, remote, wwn, false);
  }

  private static @Nullable PairHalf pair(GroupHalf half, int volume) {
    return half.pairs().of(volume);
  }

  /** A volume has left a half: its target's volume leaves the pair of the targets. */
  public static void part(Steps steps, int array, GroupHalf left, int volume) {
    Session across = opposite(steps.fleet(), array, left);
    PairHalf gone = pair(left, volume);
    if (across == null || gone == null) {
      return;
    }
    GroupHalf there = steps.fleet().half(across.end(left.peer()));
    int index = there.pairs().at(gone.remoteVolumeId());
    if (index < 0) {
      return;
    }
    for (Session.End end : List.of(across.a(), across.b())) {
      GroupHalf half = steps.fleet().half(end);
      steps.put(end.array(), half.edit().pairs(half.pairs().removeAt(index)).done());
    }
    Session now = steps.fleet().session(across.id());
    steps.put(now.sending(now.sender(), now.flows().without(index)));
  }

  /** The pair of the targets runs by the period of the periodic target, once it runs. */
  public static void share(Steps steps, int array, GroupHalf half, long seconds) {
    Session across = opposite(steps.fleet(), array, half);
    if (across != null) {
      for (Session.End end : List.of(across.a(), across.b())) {
        steps.put(end.array(), steps.fleet().half(end).edit().periodSeconds(seconds).done());
      }
    }
  }

  /** A side becomes the source for the other target, too; both halves are off. */
  static void lead(Steps steps, int sessionId, int array) {
    GroupHalf half = half(steps, sessionId, array);
    GroupHalf other = other(steps.fleet().site(array), half);
    if (other == null) {
      return;
    }
    Session opposite = opposite(steps.fleet(), array, half);
    boolean free = opposite == null || retire(steps, opposite, array, half, other);
    Session led = steps.fleet().session(other.session());
    State stopped = state(steps, array, other, Trait.STOPPED);
    steps.put(array, other.edit().source(true).status(stopped).done());
    if (free && steps.fleet().inTouch(array, other.peer())) {
      take(steps, led, other.peer(), stopped);
    }
  }

  /**
   * The pair of the two targets stands by from now on, unless its source still runs it.
   *
   * @return whether it does
   */
  private static boolean retire(
      Steps steps, Session opposite, int array, GroupHalf half, GroupHalf other) {
    int from = half.peer();
    int to = other.peer();
    boolean running = steps.fleet().half(opposite.end(to)).running();
    if (running
        && steps.fleet().half(opposite.end(from)).source()
        && steps.fleet().inTouch(from, to)) {
      return false;
    }
    for (int side : new int[] {from, to}) {
      GroupHalf there = steps.fleet().half(opposite.end(side));
      if (!there.source() && steps.fleet().inTouch(array, side)) {
        reserve(steps, opposite.id(), side);
      }
    }
    return true;
  }

  /** One side of a pair stands by: what flowed has ended. */
  private static void reserve(Steps steps, int sessionId, int array) {
    GroupHalf half = half(steps, sessionId, array);
    if (half.running()) {
      Copies.end(steps, sessionId);
      Halts.halt(steps, sessionId, array);
    }
    GroupHalf now = half(steps, sessionId, array);
    steps.put(array, now.edit().status(state(steps, array, now, Trait.RESERVE)).done());
  }

  /**
   * A target that stood by takes over what it knows from the pair that fed it so far. What it knew
   * itself holds where that pair has brought nothing since.
   */
  private static void take(Steps steps, Session led, int array, State stopped) {
    if (steps.fleet().half(led.end(array)).source()) {
      Roles.becomeTarget(steps, led.id(), array);
    }
    Session now = steps.fleet().session(led.id());
    GroupHalf target = steps.fleet().half(now.end(array));
    GroupHalf before = other(steps.fleet().site(array), target);
    GroupHalf.Pairs pairs = target.pairs();
    if (before == null) {
      steps.put(now.with(now.end(array).holding(null)));
    } else if (!before.pairs().isEmpty()) {
      Point fed = Hosts.held(steps.fleet(), steps.fleet().session(before.session()), array);
      if (fed != null && covers(before, target)) {
        pairs = pairs.with(pair -> known(pair, before));
        steps.put(now.with(now.end(array).holding(fed)));
      }
    }
    steps.put(array, target.edit().source(false).status(stopped).pairs(pairs).done());
  }

  /** Whether a half has all volumes of another, so that its moment is one of all of them. */
  static boolean covers(GroupHalf half, GroupHalf other) {
    return other.pairs().forAll(p -> pair(half, p.localVolume()) != null);
  }

  private static PairHalf known(PairHalf pair, GroupHalf before) {
    PairHalf fed = before.pairs().of(pair.localVolume());
    return fed != null && fed.everSynced()
        ? pair.syncedAt(fed.lastSyncMicros(), fed.asserted())
            .with(SyncStatus.STOPPED)
            .keeping(fed.retained())
        : pair;
  }

  /** One target of a group sends to the other, which keeps what it has until all is there. */
  static void send(Steps steps, int across, int from) {
    Session session = steps.fleet().session(across);
    GroupHalf sender = steps.fleet().half(session.end(from));
    State running = state(steps, from, sender, Trait.RUNNING);
    steps.put(from, sender.edit().source(true).status(running).done());
    take(steps, session, session.peer(from).array(), running);
  }

  /**
   * A target has, or will not get, what the other target sent it: the two stand by again, and its
   * half towards the old source stands for what its volumes hold.
   */
  static void settle(Steps steps, int array, GroupHalf half) {
    GroupHalf other = other(steps.fleet().site(array), half);
    if (other == null) {
      return;
    }
    Session across = steps.fleet().session(other.session());
    Point holds = Hosts.point(steps.fleet(), across, array);
    GroupHalf sender = steps.fleet().half(across.peer(array));
    Copies.end(steps, across.id());
    if (steps.fleet().inTouch(array, other.peer())) {
      steps.put(other.peer(), sender.edit().source(false).done());
      reserve(steps, across.id(), other.peer());
    }
    GroupHalf received = half(steps, across.id(), array);
    Session session = steps.fleet().session(half.session());
    boolean whole = !holds.isNowhere() && covers(received, half);
    steps.put(session.with(session.end(array).holding(whole ? holds : null)));
    GroupHalf now = half(steps, half.session(), array);
    steps.put(
        array,
        now.edit()
            .activity(Activity.NONE)
            .pairs(whole ? now.pairs().with(pair -> known(pair, received)) : now.pairs())
            .done());
    reserve(steps, across.id(), array);
  }

  /** Replication to the other target of a source starts. */
  static void startOthers(Steps steps, int sessionId, int array) {
    GroupHalf half = half(steps, sessionId, array);
    GroupHalf other = other(steps.fleet().site(array), half);
    if (other == null
        || !other.source()
        || other.running()
        || other.pairs().isEmpty()
        || !steps.fleet().inTouch(array, other.peer())) {
      return;
    }
    Session session = steps.fleet().session(other.session());
    GroupHalf there = steps.fleet().half(session.peer(array));
    if (!there.status().has(Trait.STOPPED) || there.source()) {
      return;
    }
    start(steps, other.peer(), there);
    start(steps, array, other);
  }

  private static void start(Steps steps, int array, GroupHalf half) {
    State starting = state(steps, array, half, Trait.RUNNING, Trait.BUSY);
    steps.put(array, half.edit().status(starting).stoppedByLink(false).done());
    var subject = GroupSessions.GROUP.of(steps.fleet(), array, half.session());
    long wait = steps.fleet().site(array).rules().timings().micros(Delay.START);
    if (subject != null) {
      steps.schedule(
          steps.now() + wait,
          new Happen(
              GroupSessions.GROUP, array, half.session(), Happening.STARTED, 0, subject.stamp()));
    }
  }

  /** A side is no source for its other target any more. */
  static void standBy(Steps steps, int sessionId, int array) {
    GroupHalf half = half(steps, sessionId, array);
    GroupHalf other = other(steps.fleet().site(array), half);
    if (other == null || !other.source()) {
      return;
    }
    Copies.end(steps, other.session());
    if (other.running()) {
      // As the source it still is: a target would go back to what it kept.
      Halts.halt(steps, other.session(), array);
    }
    Roles.becomeTarget(steps, other.session(), array);
    Session session = steps.fleet().session(other.session());
    if (steps.fleet().inTouch(array, other.peer())
        && !steps.fleet().half(session.peer(array)).source()) {
      reserve(steps, other.session(), other.peer());
    }
    reserve(steps, other.session(), array);
  }

  private static GroupHalf half(Steps steps, int session, int array) {
    return steps.fleet().half(steps.fleet().session(session).end(array));
  }

  /** The state of a half's kind that has just these traits. */
  private static State state(Steps steps, int array, GroupHalf half, Trait... traits) {
    var table = steps.fleet().site(array).rules().table(half.kind());
    long wanted = 0;
    for (Trait trait : traits) {
      wanted |= trait.bit();
    }
    for (State state : table == null ? List.<State>of() : table.states()) {
      if (state.traits() == wanted) {
        return state;
      }
    }
    throw new IllegalStateException("kind " + half.kind() + " knows no groups with two targets");
  }
}
