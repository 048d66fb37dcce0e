package org.arraytwin.proof;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.arraytwin.replication.copy.NaiveArray;
import org.arraytwin.replication.copy.NaiveArray.NaiveCopy;
import org.arraytwin.replication.copy.Shape;
import org.arraytwin.replication.table.Cell;
import org.arraytwin.replication.table.CellRef;
import org.arraytwin.replication.table.Effect;
import org.arraytwin.replication.table.Happening;
import org.arraytwin.replication.table.State;
import org.arraytwin.replication.table.Trait;
import org.arraytwin.replication.table.Verdict;

/**
 * The independent witness of copies within an array: it is told every write, every cell that
 * counted and how much time has passed, and moves every grain by itself. It foretells who is
 * befallen by what a cell does, and keeps what each source held at the instant.
 */
final class CopyWitness {
  /** Restores run at this rate at least, bytes per second. */
  private static final long RESTORE_RATE = 64L << 20;

  /** What must be cleaned is cleaned at this rate where none is set, bytes per second. */
  private static final long CLEAN_RATE = 2L << 20;

  /** One session as the witness knows it. */
  static final class Pair {
    final String name;
    final SessionTables.Own table;
    int source;
    int target;
    State state;
    State left;
    boolean whole;
    boolean incremental;

    /** What has been recorded is not gone by. */
    boolean forgotten;

    boolean keep;
    long rate;
    long clean;
    String group = "";

    /** What the target stands for, or null. */
    long[] image;

    /** Grains of the target that were written since. */
    boolean[] written;

    /** When it came into its state, in order; 0 where it never left its first one. */
    long turn;

    /** The last instant, by the number of the step that took it. */
    long instant = -1;

    Pair(String name, SessionTables.Own table, int source, int target) {
      this.name = name;
      this.table = table;
      this.source = source;
      this.target = target;
      state = table.table().initial();
      left = state;
    }

    private Pair(Pair of) {
      this(of.name, of.table, of.source, of.target);
      state = of.state;
      left = of.left;
      whole = of.whole;
      forgotten = of.forgotten;
      incremental = of.incremental;
      keep = of.keep;
      rate = of.rate;
      clean = of.clean;
      group = of.group;
      image = of.image;
      written = of.written == null ? null : of.written.clone();
      instant = of.instant;
      turn = of.turn;
    }

    boolean tracks() {
      return table.table().copies().tracking() || incremental;
    }

    boolean ending() {
      return state.has(Trait.BUSY) && !state.has(Trait.RUNNING);
    }

    boolean moves() {
      return state.has(Trait.BUSY) || state.has(Trait.RUNNING);
    }
  }

  final NaiveArray array;
  final TreeMap<String, Pair> pairs = new TreeMap<>();
  final CopyCaches caches;
  boolean blind;
  final TreeSet<Integer> broken = new TreeSet<>();
  long step;
  private long stamps;
  private long turns;
  private final Deque<CellRef> cells = new ArrayDeque<>();
  private final CopyReaders readers = new CopyReaders(this);

  CopyWitness(int volumes, int grains, int unit) {
    this(new NaiveArray(volumes, grains, unit), null);
  }

  private CopyWitness(NaiveArray array, CopyCaches caches) {
    this.array = array;
    this.caches = caches == null ? new CopyCaches(array) : caches;
  }

  CopyWitness copy() {
    NaiveArray own = array.copy();
    CopyWitness other = new CopyWitness(own, caches.copy(own));
    pairs.forEach((name, pair) -> other.pairs.put(name, new Pair(pair)));
    other.blind = blind;
    other.broken.addAll(broken);
    other.step = step;
    other.stamps = stamps;
    other.turns = turns;
    return other;
  }

  /** Time passes up to a moment before which nothing else happens. */
  void until(long micros) {
    array.advance(micros - array.now);
    caches.until(micros);
  }

  /** Cells have counted, in this order. */
  void see(List<CellRef> counted) {
    counted.stream().filter(c -> SessionTables.owned(c.kind())).forEach(cells::add);
    while (!cells.isEmpty()) {
      take(pair(cells.peek()));
    }
    for (Pair pair : pairs.values()) {
      if (CopyPromises.of(pair) == CopyPromises.Promise.NOTHING) {
        pair.image = null;
      }
    }
  }

  private Pair pair(CellRef ref) {
    String name = SessionTables.session(ref.kind());
    Truth.require(pairs.containsKey(name), ref + " counted for a session that is gone");
    return pairs.get(name);
  }

  private void take(Pair pair) {
    CellRef ref = cells.remove();
    Cell cell = pair.table.cell(ref.cell());
    if (!(cell.verdict() instanceof Verdict.Take take)) {
      return;
    }
    if (take.next() != null) {
      pair.turn = take.next().equals(pair.state) ? pair.turn : ++turns;
      pair.left = pair.state;
      pair.state = take.next();
      pair.whole = pair.state.has(Trait.NEEDS_ALL_COPIED) && complete(pair);
    }
    for (Effect effect : take.effects()) {
      if (pairs.containsKey(pair.name)) {
        carryOut(pair, effect);
      }
    }
  }

  private void carryOut(Pair pair, Effect effect) {
    switch (effect) {
      case COPY -> copy(pair);
      case MIRROR ->
          array.start(pair.source, pair.target, shape(pair), known(pair), true, pair.rate);
      case RESTORE_SOURCE -> restore(pair);
      case END_RESTORE -> endRestore(pair);
      case SPLIT -> split(pair);
      case REST -> rest(pair);
      case REVERSE -> reverse(pair);
      case RESET_TARGET -> reset(pair);
      case DISCARD_TARGET -> discard(pair);
      case CLEAN -> {
        clean(pair);
        served(pair);
      }
      case PAUSE -> pace(pair, 0, 0, false);
      case GO_ON -> goOn(pair);
      case TAKE_DEPENDENTS -> dependents(pair).forEach(p -> befall(p, Happening.TAKEN_ALONG));
      case START_TOGETHER -> startTogether(pair);
      case FORGET -> pair.forgotten = true;
      case REMOVE -> remove(pair);
      case FLUSH -> caches.flush(pair.source);
      case DISCARD_TARGET_CACHE -> fallBack(pair.target, caches.discarded(pair.target));
      case SOURCE_WRITE_THROUGH -> caches.mode(pair.source, false);
      case TARGET_CACHE_OFF -> caches.mode(pair.target, false);
      case CACHES_ON -> {
        caches.mode(pair.source, true);
        caches.mode(pair.target, true);
      }
      default -> throw new AssertionError("no effect on a copy: " + effect);
    }
  }

  /** Something befalls a session because of what another one's cell does: its cell is the next. */
  private void befall(Pair pair, Happening happening) {
    if (pair.table.table().happening(happening) == null) {
      return;
    }
    CellRef next = cells.peek();
    Truth.require(
        next != null
            && SessionTables.session(next.kind()).equals(pair.name)
            && next.cell().startsWith(happening.word() + "#"),
        pair.name + " is to be befallen by " + happening.word() + ", and what counts is " + next);
    take(pair);
  }

  /** All of a group take their sources at this instant, whoever reads another's target first. */
  private void startTogether(Pair pair) {
    List<Pair> left = new ArrayList<>();
    for (Pair mate : pairs.values()) {
      if (mate == pair || (!pair.group.isEmpty() && mate.group.equals(pair.group))) {
        left.add(mate);
      }
    }
    while (!left.isEmpty()) {
      // Which of several that do not overwrite each other comes first is of no account.
      Pair next = pair(cells.isEmpty() ? new CellRef("/" + pair.name, "none") : cells.peek());
      Truth.require(left.remove(next), next.name + " is not started with " + pair.name);
      for (Pair other : left) {
        Truth.require(
            other.source != next.target || next.source == other.target,
            next.name + " has overwritten what " + other.name + " is to take");
      }
      befall(next, Happening.GATHERED);
    }
  }

  private Shape shape(Pair pair) {
    return shape(pair, pair.table.table().copies().chain().takes(pair.state));
  }

  private Shape shape(Pair pair, boolean chained) {
    return new Shape(array.unit, pair.table.table().copies().fromTop(), 1, chained);
  }

  /** The session's copy, or null. */
  NaiveCopy data(Pair pair) {
    NaiveCopy copy = array.onto(pair.target);
    return copy == null || copy.source != pair.source ? null : copy;
  }

  private NaiveCopy known(Pair pair) {
    return pair.tracks() && !pair.forgotten && !blind
        ? array.between(pair.source, pair.target)
        : null;
  }

  /** The restore under way, or null. */
  NaiveCopy back(Pair pair) {
    NaiveCopy copy = array.onto(pair.source);
    return copy == null || !copy.active || copy.source != pair.target ? null : copy;
  }

  static boolean lacks(NaiveCopy copy) {
    for (boolean holds : copy.holds) {
      if (copy.active && !holds) {
        return true;
      }
    }
    return false;
  }

  private boolean complete(Pair pair) {
    NaiveCopy copy = data(pair);
    return copy != null && !lacks(copy);
  }

  private void copy(Pair pair) {
    TreeSet<Integer> recording = new TreeSet<>();
    int others = 0;
    for (Pair other : pairs.values()) {
      if (other != pair && other.target == pair.target && other.incremental) {
        others++;
        recording.add(other.source);
      }
    }
    if (others > pair.table.table().copies().sharedTracking()) {
      recording.clear();
    }
    array.start(
        pair.source, pair.target, shape(pair), known(pair), false, copyRate(pair), recording);
    caches.clean(pair.target);
    stands(pair);
  }

  private void stands(Pair pair) {
    pair.forgotten = false;
    for (Pair other : pairs.values()) {
      other.image = other.target == pair.target ? null : other.image;
    }
    pair.image = array.logical[pair.target].clone();
    pair.written = new boolean[array.grains];
    pair.instant = step;
  }

  private void restore(Pair pair) {
    long rate = Math.max(pair.rate, RESTORE_RATE / (array.unit * TinyBox.GRAIN));
    array.start(
        /* source= */ pair.target,
        /* target= */ pair.source,
        shape(pair, false),
        data(pair),
        false,
        rate);
    caches.clean(pair.source);
  }

  private void endRestore(Pair pair) {
    NaiveCopy back = back(pair);
    if (back != null) {
      leave(back, lacks(back));
      tell(pair.target);
    }
  }

  /** A copy ends for good; what its target lacks is undefined. */
  private void leave(NaiveCopy copy, boolean lacking) {
    if (lacking) {
      interrupt(copy);
    }
    NaiveCopy now = array.onto(copy.target);
    array.leave(now);
    array.copies.remove(now);
  }

  private void interrupt(NaiveCopy copy) {
    if (copy.live) {
      array.split(copy, --stamps);
    } else {
      array.interrupt(copy, --stamps);
    }
    caches.lost(stamps);
  }

  private void split(Pair pair) {
    NaiveCopy copy = data(pair);
    if (copy != null && copy.active) {
      NaiveCopy newer = array.neighbour(copy, 1);
      interrupt(copy);
      if (copy.live) {
        stands(pair);
      }
      caches.clean(pair.target);
      tell(pair.target);
      depart(pair, newer);
    }
  }

  private void rest(Pair pair) {
    NaiveCopy copy = data(pair);
    if (copy != null && copy.active) {
      NaiveCopy newer = array.neighbour(copy, 1);
      Truth.require(!lacks(copy), pair.name + " is at rest and its target lacks grains");
      if (pair.tracks()) {
        array.rest(copy);
      } else {
        leave(copy, false);
      }
      depart(pair, newer);
    }
  }

  private void reverse(Pair pair) {
    array.reverse(data(pair));
    int source = pair.source;
    pair.source = pair.target;
    pair.target = source;
    pair.image = null;
  }

  private void reset(Pair pair) {
    if (data(pair) != null) {
      overwrite(pair.target, pair.image);
      caches.clean(pair.target);
      pair.written = new boolean[array.grains];
    }
  }

  /** Writes what differs. */
  private void overwrite(int volume, long[] content) {
    for (int g = 0; g < array.grains; g++) {
      if (array.logical[volume][g] != content[g]) {
        array.write(volume, g, content[g]);
      }
    }
  }

  private void discard(Pair pair) {
    NaiveCopy copy = data(pair);
    if (copy == null) {
      return;
    }
    NaiveCopy newer = array.neighbour(copy, 1);
    if (copy.active) {
      if (broken.contains(pair.target)) {
        array.strand(copy, --stamps);
      }
      interrupt(copy);
    }
    boolean[] all = new boolean[array.units()];
    Arrays.fill(all, true);
    array.undefine(pair.target, all, --stamps);
    caches.lost(stamps);
    leave(copy, false);
    caches.clean(pair.target);
    tell(pair.target);
    depart(pair, newer);
  }

  private void clean(Pair pair) {
    long rate = cleanRate(pair);
    if (rate > 0) {
      array.clean(data(pair), rate);
      if (pair.ending()) {
        hurry(pair);
      }
    }
  }

  /** Those from the target of one that is being ended copy as fast as it cleans. */
  private void hurry(Pair pair) {
    NaiveCopy copy = data(pair);
    if (copy != null) {
      for (NaiveCopy reader : readers.of(copy)) {
        Pair other = inCharge(reader.target);
        if (other.state.has(Trait.RUNNING)) {
          goOn(other);
        }
      }
    }
  }

  private long copyRate(Pair pair) {
    Pair up = readers.ending(pair);
    return up == null ? pair.rate : Math.max(pair.rate, cleanRate(up));
  }

  /** One that is being ended and waited for a session from its target. */
  private void served(Pair pair) {
    Pair up = readers.ending(pair);
    if (up != null && readers.of(data(up)).isEmpty()) {
      if (array.neighbour(data(up), -1) == null) {
        befall(up, Happening.DEPENDENTS_GONE);
      } else {
        clean(up);
      }
    }
  }

  /** Nothing is cleaned while something is still to be copied, but where a copy is being ended. */
  private long cleanRate(Pair pair) {
    if (pair.ending()) {
      return pair.clean > 0 ? pair.clean : usualClean();
    }
    NaiveCopy copy = data(pair);
    return pair.rate > 0 && copy != null && copy.copies() ? 0 : pair.clean;
  }

  private long usualClean() {
    return CLEAN_RATE / (array.unit * TinyBox.GRAIN);
  }

  void goOn(Pair pair) {
    if (waits(pair)) {
      pace(pair, 0, 0, false);
      return;
    }
    pace(pair, pair.ending() ? 0 : copyRate(pair), cleanRate(pair), true);
    if (pair.ending()) {
      hurry(pair);
    }
    NaiveCopy copy = data(pair);
    if (copy != null && copy.active && !copy.cleans() && array.neighbour(copy, -1) != null) {
      clean(pair);
    }
  }

  /** Whether it keeps its target, which cannot be written. */
  boolean waits(Pair pair) {
    return pair.keep && pair.state.has(Trait.RUNNING) && broken.contains(pair.target);
  }

  void pace(Pair pair, long rate, long clean, boolean moving) {
    NaiveCopy copy = data(pair);
    if (copy != null && copy.active) {
      copy.rateUnits = rate;
      copy.cleanUnits = clean;
    }
    NaiveCopy back = back(pair);
    if (back != null) {
      long least = RESTORE_RATE / (array.unit * TinyBox.GRAIN);
      back.rateUnits = moving ? Math.max(pair.rate, least) : 0;
    }
  }

  /** The sessions that depend on one, those behind others first. */
  private List<Pair> dependents(Pair pair) {
    NaiveCopy copy = data(pair);
    return copy == null
        ? List.of()
        : readers.dependents(copy).stream().map(o -> inCharge(o.target)).toList();
  }

  /** Of the sessions whose target a volume is the one that changed last; null for none. */
  Pair inCharge(int volume) {
    Pair found = null;
    for (Pair pair : pairs.values()) {
      boolean later = found == null || pair.turn > found.turn;
      found = pair.target == volume && later ? pair : found;
    }
    return found;
  }

  private void remove(Pair pair) {
    NaiveCopy copy = data(pair);
    NaiveCopy newer = copy == null ? null : array.neighbour(copy, 1);
    pairs.remove(pair.name);
    if (copy != null) {
      leave(copy, lacks(copy));
    }
    array.aside.removeIf(c -> c.source == pair.source && c.target == pair.target);
    tell(pair.target);
    depart(pair, newer);
  }

  /** Sessions whose images have lost grains are told that they cannot be read. */
  private void tell(int own) {
    List<Integer> hurt = List.copyOf(array.hurt);
    array.hurt.clear();
    for (int target : hurt) {
      Pair pair = inCharge(target);
      if (pair != null && target != own) {
        befall(pair, Happening.IO_ERROR);
      }
    }
  }

  /** Others may have nobody left that depends on them: a newer one, or what brings the source. */
  private void depart(Pair left, NaiveCopy newer) {
    NaiveCopy now = newer == null ? null : array.onto(newer.target);
    if (now != null
        && now.active
        && array.neighbour(now, -1) == null
        && readers.of(now).isEmpty()) {
      Pair pair = inCharge(now.target);
      if (pair != null) {
        befall(pair, Happening.DEPENDENTS_GONE);
      }
    }
    served(left);
  }

  /** A host has written. */
  void write(int volume, int first, int count, long stamp) {
    caches.writing(volume);
    for (int g = first; g < first + count; g++) {
      array.write(volume, g, stamp);
      for (Pair pair : pairs.values()) {
        if (pair.target == volume && pair.written != null) {
          pair.written[g] = true;
        }
      }
    }
  }

  /** A cache was lost with all that only it held. */
  void loseCaches() {
    for (int volume = 0; volume < array.logical.length; volume++) {
      if (!Arrays.equals(caches.destaged(volume), array.logical[volume])) {
        fallBack(volume, caches.destaged(volume));
        caches.clean(volume);
      }
    }
  }

  /** A volume goes back to what is on its disks, and with it whoever reads there. */
  private void fallBack(int volume, long[] older) {
    for (int g = 0; g < array.grains; g++) {
      if (array.logical[volume][g] == older[g]) {
        continue;
      }
      long gone = older[g];
      TreeSet<Integer> fallen = new TreeSet<>();
      array.fallBack(volume, g, gone, fallen);
      for (int target : fallen) {
        caches.gone(target, g);
        for (Pair pair : pairs.values()) {
          if (pair.target == target && pair.image != null && data(pair) != null) {
            pair.image = pair.image.clone();
            pair.image[g] = gone;
          }
        }
      }
    }
  }

  /** Power is lost or back: all copies stand still, or go on. */
  void power(boolean on) {
    for (Pair pair : pairs.values()) {
      if (!on) {
        pace(pair, 0, 0, false);
      } else if (pair.moves()) {
        goOn(pair);
      }
    }
  }
}
