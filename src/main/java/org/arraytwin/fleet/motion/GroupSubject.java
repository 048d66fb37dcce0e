package org.arraytwin.fleet.motion;

import java.util.List;
import java.util.Locale;
import org.arraytwin.fleet.Fleet;
import org.arraytwin.fleet.FleetAt;
import org.arraytwin.fleet.Reason;
import org.arraytwin.fleet.Refusal;
import org.arraytwin.fleet.Session;
import org.arraytwin.fleet.Steps;
import org.arraytwin.fleet.table.Subject;
import org.arraytwin.replication.Activity;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.PairHalf;
import org.arraytwin.replication.Policies;
import org.arraytwin.replication.SyncStatus;
import org.arraytwin.replication.WriteStream;
import org.arraytwin.replication.table.Column;
import org.arraytwin.replication.table.Detail;
import org.arraytwin.replication.table.Effect;
import org.arraytwin.replication.table.Fact;
import org.arraytwin.replication.table.SessionTable;
import org.arraytwin.replication.table.State;
import org.jspecify.annotations.Nullable;

/**
 * One half of a group. What it answers it reads from its own half, and from the peer's only while
 * the two are in touch.
 */
final class GroupSubject implements Subject {
  private static final int NO = 0;
  private static final int YES = 1;
  private static final int NOT_KNOWN = 2;
  private static final int RIVAL = 1;
  private static final int COPIED = 3;
  private static final int ROLE_NOT_KNOWN = 4;
  private static final int ACTIVITY_NOT_KNOWN = 4;

  private final Fleet fleet;
  private final int array;
  private final GroupHalf half;
  private boolean asked;
  private @Nullable GroupHalf peer;

  GroupSubject(Fleet fleet, int array, GroupHalf half) {
    this.fleet = fleet;
    this.array = array;
    this.half = half;
  }

  @Override
  public SessionTable table() {
    SessionTable table = fleet.site(array).rules().table(half.kind());
    if (table == null) {
      throw new IllegalStateException("group " + half.name() + " has no table " + half.kind());
    }
    return table;
  }

  @Override
  public int array() {
    return array;
  }

  @Override
  public int id() {
    return half.session();
  }

  @Override
  public String object() {
    return called(fleet, array, half) + " on " + fleet.site(array).name();
  }

  /** What its product calls a half: the object of alerts. */
  static String called(Fleet fleet, int array, GroupHalf half) {
    return fleet.site(array).rules().wording(half.kind()).named(half.name());
  }

  /** The peer's half while the two are in touch, else null; looked up once. */
  private @Nullable GroupHalf peerHalf() {
    if (!asked) {
      asked = true;
      if (fleet.inTouch(array, half.peer())) {
        peer = fleet.half(fleet.session(half.session()).peer(array));
      }
    }
    return peer;
  }

  @Override
  public @Nullable Subject peer() {
    GroupHalf other = peerHalf();
    return other == null ? null : new GroupSubject(fleet, half.peer(), other);
  }

  /** A volume follows one source at a time: none that a mirror within the array brings data to. */
  @Override
  public @Nullable Refusal bars(List<Effect> effects, List<Effect> others, String asked) {
    return receives(effects, others) && Mirrored.feed(fleet, half, array)
        ? new Refusal(
            Reason.VOL_IN_OTHER_GROUP,
            object(),
            half.status().word() + " while a copy within the array brings data to its volumes",
            asked,
            "suspend that copy first")
        : null;
  }

  /** Whether a side is the one that receives after some effects, or once a last cycle is there. */
  private static boolean receives(List<Effect> effects, List<Effect> others) {
    for (int i = 0; i < effects.size(); i++) {
      switch (effects.get(i)) {
        case BECOME_TARGET, FOLLOW_PEER, FOLLOW_PEER_ASSERTED, ENTER_RESTORE -> {
          return true;
        }
        case ENTER_FAILOVER -> {
          // A session that only stops is emptied first as well, but that concerns both sides alike.
          return !others.contains(Effect.ENTER_FAILOVER);
        }
        default -> {}
      }
    }
    return false;
  }

  @Override
  public int state() {
    return half.status().index();
  }

  @Override
  public int peerState() {
    GroupHalf other = peerHalf();
    return other == null ? table().states().size() : other.status().index();
  }

  @Override
  public int value(Fact fact) {
    return switch (fact) {
      case ROLE -> role(half);
      case TARGET -> target();
      case POWER -> fleet.site(array).powered() ? 0 : 1;
      case MODE -> mode();
      case MODES -> flag(mixed());
      case TARGETS -> flag(fleet.site(array).halves(half.group()).size() > 1);
      case DATA -> data();
      case TARGET_FED -> targetFed();
      case FED -> flag(Rivals.hold(fleet, fleet.session(half.session()), array));
      case WRITES -> flag(!written(array));
      case ACTIVITY -> activity(half);
      case VOLUMES -> volumes();
      case FAILED_OVER -> flag(half.failedOver());
      case PEER_KNOWN_FAILED_OVER -> flag(half.peerFailedOver());
      case FAIL_WRT_ON_ERR -> flag(half.policies().failWrtOnErr());
      case AUTO_FAILOVER -> flag(half.policies().autoFailover());
      case AUTO_RECOVER -> flag(half.policies().recovery() == Policies.CopyRecovery.AUTOMATIC);
      case STOPPED_BY_LINK -> flag(half.stoppedByLink());
      case RECOVER_FAILED -> flag(half.recoverFailed());
      case FAULT -> flag(armed() != null);
      case STRICT -> flag(fleet.site(array).rules().returningPrimaryTurnsSecondaryRev());
      default -> peerValue(fact);
    };
  }

  private int target() {
    if (peerHalf() == null) {
      return 1;
    }
    return Links.apart(fleet, array, half.peer()) ? 2 : 0;
  }

  private boolean mixed() {
    return !fleet.site(array).rules().limits().mixedModes()
        && Hosts.halves(fleet, array, half.peer())
            .exists(other -> other.running() && other.mode() != half.mode());
  }

  private boolean written(int side) {
    Session.End end = fleet.session(half.session()).end(side);
    GroupHalf at = fleet.half(end);
    if (!at.source()) {
      return fleet.site(side).sharing(at).tail().forAll(GroupHalf::source);
    }
    WriteStream stream = fleet.stream(end);
    return stream != null && stream.open();
  }

  private int targetFed() {
    if (half.source() && peerHalf() == null) {
      return NOT_KNOWN;
    }
    int receiver = half.source() ? half.peer() : array;
    Session session = fleet.session(half.session());
    if (Rivals.hold(fleet, session, receiver) || Feeds.circle(fleet, session, receiver)) {
      return RIVAL;
    }
    return Rivals.copied(fleet, session, receiver) ? COPIED : NO;
  }

  private int data() {
    Session session = fleet.session(half.session());
    if (!Hosts.point(fleet, session, array).isNowhere()) {
      return 0;
    }
    boolean kept = !half.pairs().isEmpty() && half.pairs().forAll(p -> p.retained() != null);
    return kept ? 1 : 2;
  }

  private int peerValue(Fact fact) {
    GroupHalf other = peerHalf();
    return switch (fact) {
      case PEER_ROLE -> other == null ? ROLE_NOT_KNOWN : role(other);
      case PEER_ACTIVITY -> other == null ? ACTIVITY_NOT_KNOWN : activity(other);
      case PEER_FAILED_OVER -> other == null ? NOT_KNOWN : flag(other.failedOver());
      case PEER_WRITES -> other == null ? NOT_KNOWN : flag(!written(half.peer()));
      case DIFFERENCE -> other == null ? NOT_KNOWN : flag(differ());
      default -> throw new IllegalArgumentException(fact + " is no fact of a group");
    };
  }

  private boolean differ() {
    FleetAt at = new FleetAt(fleet, fleet.now());
    Session session = fleet.session(half.session());
    return at.contents(session, array)
        .zip(at.contents(session, half.peer()))
        .exists(p -> !p._1().onto(p._2()).same(p._2()));
  }

  private static int flag(boolean holds) {
    return holds ? YES : NO;
  }

  private static int role(GroupHalf of) {
    if (of.source()) {
      return of.naturalSource() ? 0 : 2;
    }
    return of.naturalSource() ? 3 : 1;
  }

  private int mode() {
    return switch (half.mode()) {
      case SYNC -> 0;
      case PERIODIC -> 1;
      case ASYNC -> 2;
      case ADAPTIVE -> 3;
    };
  }

  private static int activity(GroupHalf of) {
    return switch (of.activity()) {
      case NONE -> 0;
      case FAILOVER -> 1;
      case RECOVER -> 2;
      case RESTORE -> 3;
    };
  }

  private int volumes() {
    boolean synced = true;
    for (PairHalf pair : half.pairs()) {
      if (pair.status() == SyncStatus.SYNCING) {
        return 2;
      }
      synced &= pair.status() == SyncStatus.SYNCED;
    }
    if (half.pairs().isEmpty()) {
      return 0;
    }
    return synced ? 1 : 3;
  }

  private Session.@Nullable ArmedFault armed() {
    return GroupEffects.armed(fleet.session(half.session()), half.activity());
  }

  @Override
  public String detail(Detail detail) {
    GroupHalf other = peerHalf();
    return switch (detail) {
      case NAME -> half.name();
      case STATE -> half.status().word();
      case PEER_STATE -> other == null ? Column.UNKNOWN : other.status().word();
      case MODE -> half.mode().word();
      case ROLE -> half.role().word();
      case PEER_ROLE -> other == null ? Column.UNKNOWN : other.role().word();
      case TARGET -> half.target();
      case REMOTE -> half.remoteName();
      case ACTIVITY -> word(half.activity());
      case VOLUMES -> half.pairs().statuses().map(SyncStatus::word).mkString("/");
      case SOURCE, TARGET_VOLUME -> "";
    };
  }

  static String word(Activity activity) {
    return activity.word().toLowerCase(Locale.ROOT);
  }

  @Override
  public void become(Steps steps, State state) {
    GroupHalf now = steps.fleet().half(array, half.id());
    steps.put(array, now.edit().status(state).done());
  }

  @Override
  public void apply(Steps steps, Effect effect, int options) {
    GroupEffects.apply(steps, half.session(), array, effect, options);
  }

  @Override
  public void settle(Steps steps) {
    if (steps.fleet().sessions().get(half.session()) != null) {
      Hosts.refresh(steps, half.session());
    }
  }
}
