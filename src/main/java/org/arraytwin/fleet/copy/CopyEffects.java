package org.arraytwin.fleet.copy;

import io.vavr.collection.Array;
import org.arraytwin.fleet.Steps;
import org.arraytwin.fleet.cache.Caches;
import org.arraytwin.fleet.motion.Access;
import org.arraytwin.fleet.motion.Mirrored;
import org.arraytwin.fleet.site.Local;
import org.arraytwin.fleet.site.LocalCopy;
import org.arraytwin.fleet.table.Happen;
import org.arraytwin.replication.Content;
import org.arraytwin.replication.Extents;
import org.arraytwin.replication.cache.CacheMode;
import org.arraytwin.replication.copy.Mover;
import org.arraytwin.replication.copy.PointInTime;
import org.arraytwin.replication.copy.Shape;
import org.arraytwin.replication.copy.Spot;
import org.arraytwin.replication.copy.Sweep;
import org.arraytwin.replication.copy.Undefined;
import org.arraytwin.replication.table.CopyRules;
import org.arraytwin.replication.table.Effect;
import org.arraytwin.replication.table.Happening;
import org.arraytwin.replication.table.Trait;
import org.jspecify.annotations.Nullable;

/** What the cells of a copy's table do to data. */
final class CopyEffects {
  private final Steps steps;
  private final int array;
  private final LocalCopy copy;
  private final int options;
  private final CopyRules rules;
  private final Mover mover;
  private final OtherCopies others;

  CopyEffects(Steps steps, int array, LocalCopy copy, int options) {
    this.steps = steps;
    this.array = array;
    this.copy = copy;
    this.options = options;
    this.rules = Sites.table(steps.fleet().site(array), copy).copies();
    this.mover = ArrayVolumes.mover(steps, array);
    this.others = new OtherCopies(steps, array, copy);
  }

  void carryOut(Effect effect) {
    switch (effect) {
      case COPY -> copy();
      case MIRROR -> mirror();
      case RESTORE_SOURCE -> restore();
      case END_RESTORE -> endRestore();
      case SPLIT -> split();
      case REST -> rest();
      case REVERSE -> reverse();
      case RESET_TARGET -> resetTarget();
      case DISCARD_TARGET -> discard();
      case CLEAN -> {
        clean();
        others.served();
      }
      case PAUSE -> pause();
      case GO_ON -> goOn();
      case TAKE_DEPENDENTS -> others.takeDependents(options);
      case START_TOGETHER -> others.startTogether();
      case FORGET -> steps.put(array, copy.known(false));
      case FLUSH -> flush();
      case REMOVE -> remove();
      case DISCARD_TARGET_CACHE -> discardCache();
      case SOURCE_WRITE_THROUGH ->
          Caches.mode(steps, array, copy.source(), CacheMode.WRITE_THROUGH);
      case TARGET_CACHE_OFF -> Caches.mode(steps, array, copy.target(), CacheMode.DISABLED);
      case CACHES_ON -> {
        Caches.mode(steps, array, copy.source(), CacheMode.ENABLED);
        Caches.mode(steps, array, copy.target(), CacheMode.ENABLED);
      }
      default -> throw new IllegalArgumentException(effect + " is no effect on a copy");
    }
  }

  /** A source that cannot be written flushes nothing. */
  private void flush() {
    if (CopyFaults.offline(steps.fleet().site(array), copy.source())) {
      steps.alert(array, "Major", "copy " + copy.name(), "the source of the copy is offline");
      due(steps.now(), Happening.FLUSH_FAILED);
    } else {
      Caches.flush(
          steps, array, copy.source(), happen(Happening.FLUSHED), happen(Happening.FLUSH_FAILED));
    }
  }

  private Shape shape() {
    boolean chained = rules.chain().takes(copy.state());
    return new Shape(copy.settings().unit(), rules.fromTop(), copyRate(), chained);
  }

  /** Not at all while as many others move as the array brings over at once. */
  private long copyRate() {
    boolean waits = Turns.taken(steps.fleet().site(array), copy, steps.now());
    return waits ? 0 : Math.max(copy.settings().rateBytesPerSecond(), others.wanted());
  }

  private Records records() {
    return new Records(steps.fleet().site(array), copy, rules, mover.graph());
  }

  private @Nullable PointInTime data() {
    PointInTime data = mover.graph().onto(copy.to());
    return data == null || !data.from().equals(copy.from()) ? null : data;
  }

  private void copy() {
    Content image = part(copy.from());
    mover.start(copy.from(), copy.to(), shape(), image, records().known(), records().recording());
    keep();
    Caches.clean(steps, array, copy.targetRun());
    steps.put(array, copy.at(steps.now()));
    deadlines();
  }

  /** The grains of the copy from a place on. */
  private Content part(Spot from) {
    return new ArrayVolumes(steps, array).content(from.volume()).slice(from.first(), copy.grains());
  }

  private void mirror() {
    Array<Mirrored.Waiting> sending = Mirrored.halt(steps, array, copy.target());
    mover.mirror(copy.from(), copy.to(), copy.grains(), shape(), records().known());
    steps.put(array, mover.graph());
    Mirrored.goOn(steps, array, sending);
    steps.put(array, copy.at(steps.now()));
    deadlines();
  }

  /**
   * The difference is known while the copy's data is there, whatever the session records. What is
   * on its way back stands in no chain: it keeps nothing for others.
   */
  private void restore() {
    Content image = part(copy.to());
    Shape back = new Shape(copy.settings().unit(), rules.fromTop(), restoreRate(), false);
    PointInTime data = copy.known() ? data() : null;
    mover.start(/* source= */ copy.to(), /* target= */ copy.from(), back, image, data);
    keep();
    Caches.clean(steps, array, copy.sourceRun());
    due(mover.graph().copy(copy.from()).sweep().endsMicros(), Happening.RESTORED);
  }

  /** Restores run at this rate at least: a copy without background copy must come back, too. */
  static final long RESTORE_BYTES_PER_SECOND = 64L << 20;

  /** What cannot be ended before it is clean cleans at this rate where none is set. */
  static final long USUAL_CLEAN_BYTES_PER_SECOND = 2L << 20;

  /** How often a copy whose volumes are written steadily begins to clean anew at most. */
  static final long CLEAN_LOOK_MICROS = 60_000_000L;

  private void endRestore() {
    PointInTime back = back();
    if (back != null) {
      if (mover.supply().lacking(back).isEmpty()) {
        synced();
      } else {
        mover.interrupt(copy.from(), Undefined.stamp(steps.nextId()));
      }
      mover.drop(copy.from());
      keep();
      others.tell(mover, copy.to());
    }
  }

  private void split() {
    PointInTime data = data();
    if (data == null || !data.active()) {
      return;
    }
    PointInTime newer = mover.graph().newer(data);
    if (data.live()) {
      steps.put(array, copy.parted(steps.now()));
    }
    lose(mover.interrupt(copy.to(), Undefined.stamp(steps.nextId())).count());
    keep();
    Caches.clean(steps, array, copy.targetRun());
    others.tell(mover, copy.to());
    others.left(newer);
    CopyFaults.displaced(steps, array, copy.source());
  }

  /** So many more grains of the target's image are gone. */
  private void lose(long grains) {
    LocalCopy now = steps.fleet().site(array).local().copy(copy.id());
    if (now != null) {
      steps.put(array, now.losing(now.lost() + grains));
    }
  }

  private void rest() {
    PointInTime data = data();
    if (data == null || !data.active()) {
      return;
    }
    synced();
    PointInTime newer = mover.graph().newer(data);
    if (rules.tracking() || copy.settings().incremental()) {
      mover.rest(copy.to());
    } else {
      mover.drop(copy.to());
    }
    keep();
    others.left(newer);
    CopyFaults.displaced(steps, array, copy.target());
    CopyFaults.displaced(steps, array, copy.source());
  }

  /** All that a copy or a restore was to bring is there. */
  private void synced() {
    LocalCopy now = steps.fleet().site(array).local().copy(copy.id());
    if (now != null) {
      steps.put(array, now.synced(steps.now()));
    }
  }

  private void reverse() {
    mover.reverse(copy.to());
    keep();
    steps.put(array, copy.reversed());
  }

  private void resetTarget() {
    PointInTime data = data();
    if (data != null) {
      mover.replace(copy.to(), data.image());
      keep();
      Caches.clean(steps, array, copy.targetRun());
    }
  }

  private void discard() {
    PointInTime data = data();
    if (data == null) {
      return;
    }
    PointInTime newer = mover.graph().newer(data);
    long stamp = Undefined.stamp(steps.nextId());
    if (data.active()) {
      if (Access.disk(steps.fleet().site(array), copy.target()) != null) {
        mover.strand(copy.to(), stamp);
      }
      mover.interrupt(copy.to(), stamp);
    }
    mover.undefine(copy.target(), Extents.of(copy.to().first(), copy.grains()), stamp);
    steps.put(array, copy.losing(copy.grains()));
    mover.drop(copy.to());
    keep();
    Caches.clean(steps, array, copy.targetRun());
    others.tell(mover, copy.to());
    others.left(newer);
  }

  /** What another session is flushing is on its way to the disks and stays. */
  private void discardCache() {
    if (steps.fleet().site(array).health().cache(copy.target()).flush() == 0) {
      Caches.discard(steps, array, copy.target());
    }
  }

  /**
   * Begins a round of cleaning: what is held now is handed down, what comes meanwhile by the next.
   * A round of which nothing is left to do waits for a host's write; where hosts write by
   * themselves, it looks after a while.
   */
  void clean() {
    long rate = cleanRate();
    LocalCopy now = steps.fleet().site(array).local().copy(copy.id());
    PointInTime before = data();
    if (rate == 0 || now == null || before == null) {
      return;
    }
    if (CopyFaults.whole(steps, array, now)) {
      due(steps.now(), Happening.COPIED);
      return;
    }
    if (before.cleaning() != null && !ending()) {
      steps.put(array, now.repaced()); // what the last round was to bring about is void
      if (!before.sweep().finished(steps.now())) {
        due(before.sweep().endsMicros(), Happening.COPIED);
      }
    }
    mover.clean(copy.to(), rate);
    keep();
    // What was handed down may be all that an older one lacked.
    CopyFaults.displaced(steps, array, copy.source());
    PointInTime data = mover.graph().copy(copy.to());
    Sweep round = data.cleaning();
    if (round == null) {
      throw new IllegalStateException("no cleaning of copy " + copy.name() + " has begun");
    }
    if (ending()) {
      others.hurry();
      // Those from its target tell when they are served.
      if (!round.work().isEmpty() || others.none()) {
        due(round.endsMicros(), Happening.CLEANED);
      }
    } else if (CopyFaults.worked(steps.fleet().site(array), copy)) {
      due(Math.max(round.endsMicros(), steps.now() + CLEAN_LOOK_MICROS), Happening.CLEANED);
    } else if (!round.work().isEmpty()) {
      due(round.endsMicros(), Happening.CLEANED);
    }
  }

  private boolean ending() {
    return ending(copy);
  }

  /** Whether it only serves those that depend on it. */
  static boolean ending(LocalCopy copy) {
    return copy.state().has(Trait.BUSY) && !copy.state().has(Trait.RUNNING);
  }

  /** How fast it serves them then, bytes per second. */
  static long endingRate(LocalCopy copy) {
    long rate = copy.settings().cleanBytesPerSecond();
    return rate == 0 ? USUAL_CLEAN_BYTES_PER_SECOND : rate;
  }

  /** What is being ended must clean up; else that waits until nothing is left to be copied. */
  private long cleanRate() {
    long rate = copy.settings().cleanBytesPerSecond();
    if (ending()) {
      return endingRate(copy);
    }
    PointInTime data = data();
    boolean copies =
        copy.settings().rateBytesPerSecond() > 0
            && data != null
            && !data.sweep().finished(steps.now());
    return copies ? 0 : rate;
  }

  /** What is being ended cleans up and copies no more. */
  void goOn() {
    if (CopyFaults.kept(steps.fleet().site(array), copy)) {
      pause();
      return;
    }
    pace(ending() ? 0 : copyRate(), cleanRate(), true);
    if (ending()) {
      others.hurry();
    }
    PointInTime data = data();
    if (data != null && data.cleaning() == null && mover.graph().older(data) != null) {
      clean();
    }
    deadlines();
  }

  /** Nothing moves for the time being. */
  void pause() {
    pace(0, 0, false);
  }

  /** Sets both rates; deadlines of the old ones are void. */
  private void pace(long copyRate, long cleanRate, boolean moving) {
    PointInTime data = data();
    LocalCopy now = steps.fleet().site(array).local().copy(copy.id());
    boolean moves = (data != null && data.active()) || back() != null;
    if (moves && now != null) {
      steps.put(array, now.repaced());
    }
    if (data != null && data.active()) {
      mover.pace(copy.to(), copyRate);
      mover.cleaningPace(copy.to(), cleanRate);
      keep();
    }
    if (back() != null) {
      mover.pace(copy.from(), moving ? restoreRate() : 0);
      keep();
    }
  }

  /** The restore under way, or null. */
  private @Nullable PointInTime back() {
    Local local = steps.fleet().site(array).local();
    return CopyFaults.restores(local, copy) ? mover.graph().onto(copy.from()) : null;
  }

  private long restoreRate() {
    return Math.max(copy.settings().rateBytesPerSecond(), RESTORE_BYTES_PER_SECOND);
  }

  /** Sets what is due by the state and the rates as they are now. */
  void deadlines() {
    PointInTime data = data();
    if (data != null && data.active()) {
      // What is being ended may long have been complete; that counts no more.
      if (!ending()) {
        due(data.sweep().endsMicros(), Happening.COPIED);
      }
      Sweep cleaning = data.cleaning();
      if (cleaning != null) {
        due(cleaning.endsMicros(), Happening.CLEANED);
      }
    }
    PointInTime back = back();
    if (back != null) {
      due(back.sweep().endsMicros(), Happening.RESTORED);
    }
  }

  private void remove() {
    PointInTime data = data();
    PointInTime newer = data == null ? null : mover.graph().newer(data);
    if (data != null) {
      if (!mover.supply().lacking(data).isEmpty()) {
        mover.interrupt(copy.to(), Undefined.stamp(steps.nextId()));
      }
      mover.drop(copy.to());
    } else {
      mover.forget(copy.from(), copy.to());
    }
    keep();
    LocalCopy now = steps.fleet().site(array).local().copy(copy.id());
    if (now != null) {
      steps.remove(array, now);
    }
    others.tell(mover, copy.to());
    others.left(newer);
  }

  private void keep() {
    int target = copy.target();
    boolean mirrored = steps.fleet().site(array).local().graph().mirrored(target);
    steps.put(array, mover.graph());
    if (mirrored && !mover.graph().mirrored(target)) {
      Mirrored.goOn(steps, array, Mirrored.halt(steps, array, target));
    }
  }

  private Happen happen(Happening happening) {
    return new Happen(CopySessions.COPY, array, copy.id(), happening, options, copy.stamp());
  }

  private void due(long atMicros, Happening happening) {
    LocalCopy now = steps.fleet().site(array).local().copy(copy.id());
    if (atMicros >= 0 && now != null) {
      steps.schedule(
          atMicros,
          new Happen(CopySessions.COPY, array, now.id(), happening, options, now.stamp()));
    }
  }
}
