package org.arraytwin.replication;

import io.vavr.collection.Array;
import io.vavr.collection.IndexedSeq;
import io.vavr.collection.Iterator;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.arraytwin.persistent.Places;
import org.arraytwin.persistent.Tallied;
import org.arraytwin.replication.table.State;
import org.arraytwin.replication.table.Trait;
import org.jspecify.annotations.Nullable;

/**
 * One array's half of a remote copy group: all that this array knows of it. The peer's half may
 * differ while no link is up.
 *
 * @param id dense id in its array
 * @param session id of the session that joins both halves in the fleet
 * @param kind of session: which table holds its rules
 * @param name of this half, {@code payroll} or {@code payroll.r96}
 * @param peer array id of the target
 * @param target name of the target
 * @param remoteName name of the peer's half
 * @param source whether this half is the current source (role Primary or Primary-Rev)
 * @param naturalSource whether it is the source by configuration
 * @param status its state, in the product's word
 * @param mode sync or periodic
 * @param periodSeconds 0: only manual cycles
 * @param policies see {@link Policies}
 * @param pairs in order of admission
 * @param activity the operation under way
 * @param failedOver it became the source by failover and no recover has completed since
 * @param peerFailedOver it has learnt that the peer failed over and no recover has completed since
 * @param recoverFailed the last recover failed and no command came since
 * @param stoppedByLink stopped because the target was lost, so auto_recover applies
 * @param lastSyncMicros end of the last complete sync; 0 for never
 */
public record GroupHalf(
    int id,
    int session,
    String kind,
    String name,
    int peer,
    String target,
    String remoteName,
    boolean source,
    boolean naturalSource,
    State status,
    Mode mode,
    long periodSeconds,
    Policies policies,
    Pairs pairs,
    Activity activity,
    boolean failedOver,
    boolean peerFailedOver,
    boolean recoverFailed,
    boolean stoppedByLink,
    long lastSyncMicros) {

  /** Characters that the name of a group, and of a mirror, has at most. */
  public static final int MAX_NAME = 22;

  /** Between the name of a group and that of a target, in the names of its further halves. */
  private static final char AT = '@';

  /** Its role; of a pair that stands by both halves are Secondary. */
  public Role role() {
    return status.has(Trait.RESERVE) ? Role.SECONDARY : Role.of(source, naturalSource);
  }

  /**
   * The name of the group that this half belongs to. A group with several targets has a half for
   * each on one array: the first is named as the group, the others {@code group@target}.
   */
  public String group() {
    return groupNamed(name);
  }

  /** The same of the peer's half. */
  public String remoteGroup() {
    return groupNamed(remoteName);
  }

  /** The name of the group that a half of that name belongs to. */
  public static String groupNamed(String half) {
    int at = half.indexOf(AT);
    return at < 0 ? half : half.substring(0, at);
  }

  /** The name of a group's half for a further target. */
  public static String named(String group, String target) {
    return group + AT + target;
  }

  /**
   * This half where its target is called otherwise: the name of a half for a further target follows
   * that.
   */
  public GroupHalf toward(String newTarget) {
    String renamed = name.indexOf(AT) < 0 ? name : named(group(), newTarget);
    return renamed(renamed, newTarget, remoteName);
  }

  /** This half where that of the peer has another name. */
  public GroupHalf facing(String newRemoteName) {
    return renamed(name, target, newRemoteName);
  }

  private GroupHalf renamed(String newName, String newTarget, String newRemoteName) {
    return edit().names(newName, newTarget, newRemoteName).done();
  }

  /** Whether replication is on: data may flow. */
  public boolean running() {
    return status.has(Trait.RUNNING);
  }

  /** Whether replication is on and no longer about to be. */
  public boolean started() {
    return status.has(Trait.RUNNING) && !status.has(Trait.BUSY);
  }

  /** Whether the state changes by itself before long. */
  public boolean changing() {
    return status.has(Trait.BUSY);
  }

  public boolean allPairs(SyncStatus wanted) {
    return pairs.count(wanted) == pairs.size();
  }

  public boolean anyPair(SyncStatus wanted) {
    return pairs.count(wanted) > 0;
  }

  /** A copy to change. */
  public Edit edit() {
    return new Edit(this);
  }

  /** Collects changes to a half; {@link #done} makes the new value. */
  public static final class Edit {
    private final GroupHalf from;
    private String name;
    private String target;
    private String remoteName;
    private boolean source;
    private boolean naturalSource;
    private State status;
    private Mode mode;
    private long periodSeconds;
    private Policies policies;
    private Pairs pairs;
    private Activity activity;
    private boolean failedOver;
    private boolean peerFailedOver;
    private boolean recoverFailed;
    private boolean stoppedByLink;
    private long lastSyncMicros;

    private Edit(GroupHalf from) {
      this.from = from;
      this.name = from.name;
      this.target = from.target;
      this.remoteName = from.remoteName;
      this.source = from.source;
      this.naturalSource = from.naturalSource;
      this.status = from.status;
      this.mode = from.mode;
      this.periodSeconds = from.periodSeconds;
      this.policies = from.policies;
      this.pairs = from.pairs;
      this.activity = from.activity;
      this.failedOver = from.failedOver;
      this.peerFailedOver = from.peerFailedOver;
      this.recoverFailed = from.recoverFailed;
      this.stoppedByLink = from.stoppedByLink;
      this.lastSyncMicros = from.lastSyncMicros;
    }

    private Edit names(String own, String ofTarget, String ofPeer) {
      name = own;
      target = ofTarget;
      remoteName = ofPeer;
      return this;
    }

    public Edit source(boolean value) {
      source = value;
      return this;
    }

    public Edit naturalSource(boolean value) {
      naturalSource = value;
      return this;
    }

    public Edit status(State value) {
      status = value;
      return this;
    }

    public Edit mode(Mode value) {
      mode = value;
      return this;
    }

    public Edit periodSeconds(long value) {
      periodSeconds = value;
      return this;
    }

    public Edit policies(Policies value) {
      policies = value;
      return this;
    }

    public Edit pairs(Pairs value) {
      pairs = value;
      return this;
    }

    public Edit pairs(Iterable<PairHalf> value) {
      return pairs(Pairs.of(value));
    }

    public Edit activity(Activity value) {
      activity = value;
      return this;
    }

    public Edit failedOver(boolean value) {
      failedOver = value;
      return this;
    }

    public Edit peerFailedOver(boolean value) {
      peerFailedOver = value;
      return this;
    }

    public Edit recoverFailed(boolean value) {
      recoverFailed = value;
      return this;
    }

    public Edit stoppedByLink(boolean value) {
      stoppedByLink = value;
      return this;
    }

    public Edit lastSyncMicros(long value) {
      lastSyncMicros = value;
      return this;
    }

    public GroupHalf done() {
      return new GroupHalf(
          from.id,
          from.session,
          from.kind,
          name,
          from.peer,
          target,
          remoteName,
          source,
          naturalSource,
          status,
          mode,
          periodSeconds,
          policies,
          pairs,
          activity,
          failedOver,
          peerFailedOver,
          recoverFailed,
          stoppedByLink,
          lastSyncMicros);
    }
  }

  /** Pairs in order of admission: one of many is changed or sought without a look at the others. */
  public static final class Pairs implements Iterable<PairHalf> {
    /** No pairs. */
    public static final Pairs NONE = of(Array.empty());

    private final Tallied<PairHalf, SyncStatus> pairs;

    /** This side's volumes; null until many are asked for. */
    private volatile @Nullable Places volumes;

    private Pairs(Tallied<PairHalf, SyncStatus> pairs, @Nullable Places volumes) {
      this.pairs = pairs;
      this.volumes = volumes;
    }

    /** Pairs in their order. */
    public static Pairs of(Iterable<PairHalf> pairs) {
      return new Pairs(Tallied.of(pairs, PairHalf::status), null);
    }

    /** All, in their order. */
    public IndexedSeq<PairHalf> all() {
      return pairs.all();
    }

    public int size() {
      return all().size();
    }

    public boolean isEmpty() {
      return all().isEmpty();
    }

    public PairHalf get(int index) {
      return all().get(index);
    }

    public PairHalf head() {
      return all().get(0);
    }

    @Override
    public Iterator<PairHalf> iterator() {
      return pairs.iterator();
    }

    /** The position of the pair of one of this side's volumes, -1 where it is in none. */
    public int at(int volume) {
      return pairs.few()
          ? all().indexWhere(pair -> pair.localVolume() == volume)
          : places().of(volume);
    }

    /** The pair of one of this side's volumes, null where it is in none. */
    public @Nullable PairHalf of(int volume) {
      int at = at(volume);
      return at < 0 ? null : all().get(at);
    }

    /** This side's volumes. */
    public Array<Integer> volumes() {
      return pairs.few() ? map(PairHalf::localVolume) : places().all();
    }

    private Places places() {
      Places known = volumes;
      if (known == null) {
        known = Places.of(map(PairHalf::localVolume));
        volumes = known;
      }
      return known;
    }

    /** The statuses that pairs have, each once, in the order of the pairs. */
    public Array<SyncStatus> statuses() {
      return pairs.kinds();
    }

    int count(SyncStatus wanted) {
      return pairs.count(wanted);
    }

    public boolean exists(Predicate<? super PairHalf> wanted) {
      return all().exists(wanted);
    }

    public boolean forAll(Predicate<? super PairHalf> wanted) {
      return all().forAll(wanted);
    }

    public Array<PairHalf> filter(Predicate<? super PairHalf> wanted) {
      return Array.ofAll(iterator().filter(wanted));
    }

    public <R> Array<R> map(Function<? super PairHalf, ? extends R> to) {
      return Array.ofAll(iterator().map(to));
    }

    /** Each as it becomes; their volumes stay. */
    public Pairs with(UnaryOperator<PairHalf> change) {
      return new Pairs(Tallied.of(iterator().map(change), PairHalf::status), volumes);
    }

    /** With another pair of the same volumes in the place of one. */
    public Pairs update(int index, PairHalf pair) {
      return new Pairs(pairs.update(index, pair), volumes);
    }

    public Pairs append(PairHalf pair) {
      return of(all().append(pair));
    }

    public Pairs appendAll(Iterable<PairHalf> more) {
      return of(all().appendAll(more));
    }

    public Pairs removeAt(int index) {
      return of(all().removeAt(index));
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Pairs those && pairs.equals(those.pairs);
    }

    @Override
    public int hashCode() {
      return Objects.hash(pairs);
    }

    @Override
    public String toString() {
      return pairs.toString();
    }
  }
}
