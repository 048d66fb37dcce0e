package org.arraytwin.fleet.motion;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.arraytwin.fleet.Session;
import org.arraytwin.fleet.Steps;
import org.arraytwin.fleet.table.Happen;
import org.arraytwin.replication.Activity;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.Mode;
import org.arraytwin.replication.Policies;
import org.arraytwin.replication.table.Effect;
import org.arraytwin.replication.table.Family;
import org.arraytwin.replication.table.Happening;
import org.arraytwin.replication.table.Wording;
import org.jspecify.annotations.Nullable;

/** What the effects of a group's table do, each to one side of a session. */
final class GroupEffects {
  private static final Map<Effect, Code> ALL = new EnumMap<>(Effect.class);

  /** One effect. */
  @FunctionalInterface
  private interface Code {
    void on(Steps steps, int session, int array, int options);
  }

  /** One effect that asks for no options. */
  @FunctionalInterface
  private interface Side {
    void on(Steps steps, int session, int array);
  }

  static {
    flows();
    volumes();
    roles();
    marks();
    for (Effect effect : Effect.values()) {
      if (effect.family() == Family.GROUP && !ALL.containsKey(effect)) {
        throw new IllegalStateException("effect " + effect + " does nothing");
      }
    }
  }

  private GroupEffects() {}

  static void apply(Steps steps, int session, int array, Effect effect, int options) {
    Code code = ALL.get(effect);
    if (code == null) {
      throw new IllegalArgumentException(effect + " is no effect of a group");
    }
    code.on(steps, session, array, options);
  }

  private static void flows() {
    put(Effect.END_FLOWS, Journals::endFlows);
    put(Effect.BEGIN_COPY, (steps, session, array) -> send(steps, session, array, false));
    put(Effect.ASSERT_SYNC, (steps, session, array) -> send(steps, session, array, true));
    put(
        Effect.FOLLOW_PEER,
        (steps, session, array) ->
            Copies.begin(steps, session, peer(steps, session, array), false));
    put(
        Effect.FOLLOW_PEER_ASSERTED,
        (steps, session, array) -> Copies.begin(steps, session, peer(steps, session, array), true));
    ALL.put(
        Effect.LAST_CYCLE,
        (steps, session, array, options) ->
            Copies.begin(
                steps,
                session,
                array,
                false,
                new Happen(
                    GroupSessions.GROUP, array, session, Happening.LAST_CYCLE_DONE, options, 0)));
    mode(Effect.MODE_SYNC, Mode.SYNC);
    mode(Effect.MODE_ASYNC, Mode.ASYNC);
    mode(Effect.MODE_ADAPTIVE, Mode.ADAPTIVE);
    policy(Effect.RECOVER_BY_ITSELF, p -> p.recovering(true));
    policy(Effect.RECOVER_BY_COMMAND, p -> p.recovering(false));
    policy(Effect.FAILURE_STOPS_HOSTS, p -> p.stoppingHosts(true));
    policy(Effect.FAILURE_SPARES_HOSTS, p -> p.stoppingHosts(false));
    mark(Effect.MODE_PERIODIC, Cycles::periodic);
    put(
        Effect.DETACH,
        (steps, session, array) -> {
          Copies.end(steps, session);
          Streaming.remove(steps, session);
        });
    put(Effect.NEXT_CYCLE, (steps, session, array) -> Cycles.scheduleNext(steps, session));
    put(Effect.ABANDON_CYCLE, (steps, session, array) -> Halts.abandonCycle(steps, session));
    put(Effect.FINISH_COPY, (steps, session, array) -> Copies.finishIfIdle(steps, session));
  }

  private static void send(Steps steps, int session, int array, boolean nosync) {
    Session at = steps.fleet().session(session);
    if (steps.fleet().half(at.peer(array)).running()) {
      Copies.begin(steps, session, array, nosync);
    }
  }

  private static void volumes() {
    put(Effect.HALT, Halts::halt);
    put(Effect.KEEP_SNAPSHOTS, Halts::keepSnapshots);
    put(Effect.FAIL_RECOVER, Halts::failRecover);
    put(Effect.MARK_STALE, Halts::markStale);
    mark(Effect.STOP_PAIRS, Roles::stoppedPairs);
    mark(Effect.MARK_ASSERTED, Roles::asserted);
    mark(Effect.MARK_WHOLE, half -> Roles.whole(half, false));
    put(
        Effect.MARK_WHOLE_OR_KEPT,
        (steps, session, array) -> {
          boolean broken = holdsNoMoment(steps, session, array);
          edit(steps, session, array, half -> Roles.whole(half, broken));
        });
    put(Effect.KEEP_WHOLE, Roles::retainWhole);
    put(Effect.ROLL_BACK, Roles::promote);
    put(
        Effect.ROLL_BACK_BROKEN,
        (steps, session, array) -> {
          if (holdsNoMoment(steps, session, array)) {
            Roles.promote(steps, session, array);
          }
        });
    mark(
        Effect.DROP_KEPT,
        half -> half.edit().pairs(half.pairs().with(p -> p.keeping(null))).done());
  }

  private static boolean holdsNoMoment(Steps steps, int session, int array) {
    return Hosts.held(steps.fleet(), steps.fleet().session(session), array) == null;
  }

  private static void roles() {
    put(Effect.BECOME_SOURCE, Roles::becomeSource);
    put(
        Effect.BECOME_TARGET,
        (steps, session, array) -> {
          if (steps.fleet().half(steps.fleet().session(session).end(array)).source()) {
            Roles.becomeTarget(steps, session, array);
          }
        });
    put(Effect.LEAD, LongDistance::lead);
    put(Effect.START_OTHERS, LongDistance::startOthers);
    put(Effect.STAND_BY, LongDistance::standBy);
    put(
        Effect.PEER_STANDS_BY,
        (steps, session, array) ->
            LongDistance.standBy(steps, session, peer(steps, session, array)));
    put(Effect.HOST_HERE, Hosts::move);
    put(
        Effect.HOST_TO_PEER,
        (steps, session, array) -> Hosts.move(steps, session, peer(steps, session, array)));
    mark(Effect.FLIP_NATURAL, h -> h.edit().naturalSource(!h.naturalSource()).done());
  }

  private static void marks() {
    mark(Effect.SETTLE_MARKS, half -> Roles.settled(half).done());
    mark(Effect.MARK_FAILED_OVER, half -> half.edit().failedOver(true).done());
    mark(Effect.END_FAILED_OVER, half -> half.edit().failedOver(false).done());
    mark(Effect.LEARN_FAILOVER, half -> half.edit().peerFailedOver(true).done());
    mark(Effect.FORGET_PEER_FAILOVER, half -> half.edit().peerFailedOver(false).done());
    mark(Effect.FORGET_FAILED_RECOVER, half -> half.edit().recoverFailed(false).done());
    mark(Effect.MARK_LINK_STOP, half -> half.edit().stoppedByLink(true).done());
    mark(Effect.FORGET_LINK_STOP, half -> half.edit().stoppedByLink(false).done());
    mark(Effect.ENTER_FAILOVER, half -> half.edit().activity(Activity.FAILOVER).done());
    mark(Effect.ENTER_RECOVER, half -> half.edit().activity(Activity.RECOVER).done());
    mark(Effect.ENTER_RESTORE, half -> half.edit().activity(Activity.RESTORE).done());
    mark(Effect.LEAVE_ACTIVITY, half -> half.edit().activity(Activity.NONE).done());
    put(Effect.TAKE_FAULT, GroupEffects::takeFault);
    alert(
        Effect.ALERT_FAILSAFE,
        "group in failsafe: neither its target nor a quorum witness can be reached");
    alert(Effect.ALERT_STOPPED, (half, words) -> words.lost(half.target()));
    stopped(Effect.ALERT_UNREACHABLE, "its volumes cannot be reached");
    stopped(Effect.ALERT_PEER_UNREACHABLE, "the peer cannot reach its volumes");
    stopped(Effect.ALERT_CACHE_LOST, "writes were lost with the cache");
    stopped(Effect.ALERT_PEER_CACHE_LOST, "the peer has lost writes with its cache");
    alert(Effect.ALERT_OVERRUN, (half, words) -> words.overrun());
    alert(Effect.ALERT_RESTORE_FAILED, "restore failed");
    alert(
        Effect.ALERT_FAILED_OVER,
        (half, words) -> words.session() + " has failed over to " + half.target());
  }

  private static void mode(Effect effect, Mode mode) {
    mark(effect, half -> half.edit().mode(mode).periodSeconds(0).done());
  }

  private static void policy(Effect effect, UnaryOperator<Policies> change) {
    mark(effect, half -> half.edit().policies(change.apply(half.policies())).done());
  }

  private static void put(Effect effect, Side code) {
    ALL.put(effect, (steps, session, array, options) -> code.on(steps, session, array));
  }

  private static void mark(Effect effect, UnaryOperator<GroupHalf> change) {
    put(effect, (steps, session, array) -> edit(steps, session, array, change));
  }

  private static void edit(Steps steps, int session, int array, UnaryOperator<GroupHalf> change) {
    GroupHalf half = steps.fleet().half(steps.fleet().session(session).end(array));
    steps.put(array, change.apply(half));
  }

  private static void alert(Effect effect, String text) {
    alert(effect, (half, words) -> text);
  }

  private static void stopped(Effect effect, String why) {
    alert(effect, (half, words) -> words.session() + " stopped: " + why);
  }

  private static void alert(Effect effect, BiFunction<GroupHalf, Wording, String> text) {
    put(
        effect,
        (steps, session, array) -> {
          GroupHalf half = steps.fleet().half(steps.fleet().session(session).end(array));
          Wording words = new GroupSubject(steps.fleet(), array, half).table().wording();
          steps.alert(array, "Major", words.named(half.name()), text.apply(half, words));
        });
  }

  private static int peer(Steps steps, int session, int array) {
    return steps.fleet().session(session).peer(array).array();
  }

  /** The failure ordered for the operation under way, or null. */
  static Session.@Nullable ArmedFault armed(Session session, Activity under) {
    String operation = GroupSubject.word(under);
    for (Session.ArmedFault fault : session.armed()) {
      if (fault.operation().equals(operation)) {
        return fault;
      }
    }
    return null;
  }

  private static void takeFault(Steps steps, int session, int array) {
    Session at = steps.fleet().session(session);
    Session.ArmedFault fault = armed(at, steps.fleet().half(at.end(array)).activity());
    if (fault != null) {
      steps.put(at.armed(at.armed().remove(fault)));
    }
  }
}
