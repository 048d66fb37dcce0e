package org.arraytwin.fleet;

import io.vavr.collection.HashMap;
import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;
import org.arraytwin.fleet.Lane.Entry;

/**
 * What will happen when nobody does anything, as an immutable value, in the order of {@link Due}.
 *
 * <p>Most deadlines are set so long ahead as many others were, and so strike after those: each goes
 * to the lane whose last one it follows most closely, and costs nothing but its place there. Where
 * it follows none, and there are as many lanes as there may be, the two shortest become one. The
 * next one is the first of some lane.
 *
 * <p>What has one deadline that moves has a key; a moved or cancelled entry stays in its lane until
 * it would be the next, for finding it there would cost more than letting it come. Its {@link Due}
 * is its generation: the entry counts only while the key still has that one. Once the void entries
 * outnumber the others they are swept out.
 */
public final class Deadlines {
  private static final int FEW = 64;
  private static final int MOST_LANES = 12;

  public static final Deadlines NONE = new Deadlines(new Lane[0], HashMap.empty(), 0);

  private final Lane[] lanes;
  private final HashMap<Integer, Due> keyed;
  private final int voided;
  private final int next;

  private Deadlines(Lane[] lanes, HashMap<Integer, Due> keyed, int voided) {
    this.lanes = lanes;
    this.keyed = keyed;
    this.voided = voided;
    int first = 0;
    for (int i = 1; i < lanes.length; i++) {
      first = lanes[i].first().before(lanes[first].first()) ? i : first;
    }
    next = first;
  }

  public boolean isEmpty() {
    return lanes.length == 0;
  }

  /** How many are to come. */
  public int size() {
    int entries = 0;
    for (Lane lane : lanes) {
      entries += lane.size();
    }
    return entries - voided;
  }

  /** When the next one strikes, or -1. */
  public long nextMicros() {
    return isEmpty() ? -1 : head().atMicros();
  }

  /**
   * What happens next.
   *
   * @throws NoSuchElementException where nothing does
   */
  public Command next() {
    return head().command();
  }

  private Entry head() {
    if (isEmpty()) {
      throw new NoSuchElementException("nothing falls due");
    }
    return lanes[next].first();
  }

  /** Reads what the next few are about, whenever a few more begin. */
  void readAhead(Fleet fleet) {
    if (!isEmpty()) {
      lanes[next].readAhead(fleet);
    }
  }

  /** Without the next one. */
  public Deadlines rest() {
    Entry head = head();
    HashMap<Integer, Due> keys = head.key() == Entry.NO_KEY ? keyed : keyed.remove(head.key());
    return new Deadlines(lanesAfterNext(), keys, voided).risen();
  }

  /** With one more. */
  public Deadlines with(Due due, Command command) {
    return new Deadlines(added(due, Entry.NO_KEY, command), keyed, voided);
  }

  /**
   * With the one deadline of something, in place of the one it had.
   *
   * @param key of 0 or more
   */
  public Deadlines with(int key, Due due, Command command) {
    int gone = keyed.containsKey(key) ? 1 : 0;
    return new Deadlines(added(due, key, command), keyed.put(key, due), voided + gone).risen();
  }

  /** Without the deadline of something; this where it has none. */
  public Deadlines without(int key) {
    return keyed.containsKey(key)
        ? new Deadlines(lanes, keyed.remove(key), voided + 1).risen()
        : this;
  }

  /** All that are to come, in order. */
  public SortedMap<Due, Command> all() {
    TreeMap<Due, Command> all = TreeMap.empty();
    for (Entry entry : live()) {
      all = all.put(entry.due(), entry.command());
    }
    return all;
  }

  /** Those of {@link #all} that have a key. */
  public HashMap<Integer, Due> keyed() {
    return keyed;
  }

  @Override
  public String toString() {
    return all().toString();
  }

  private Lane[] added(Due due, int key, Command command) {
    Entry entry = new Entry(due.atMicros(), due.sequence(), key, command);
    int closest = -1;
    for (int i = 0; i < lanes.length; i++) {
      Entry last = lanes[i].last();
      if (last.before(entry) && (closest < 0 || lanes[closest].last().before(last))) {
        closest = i;
      }
    }
    if (closest >= 0) {
      Lane[] changed = lanes.clone();
      changed[closest] = lanes[closest].with(entry);
      return changed;
    }
    Lane[] room = lanes.length < MOST_LANES ? lanes : shortestJoined();
    Lane[] changed = Arrays.copyOf(room, room.length + 1);
    changed[room.length] = Lane.of(entry);
    return changed;
  }

  private Lane[] shortestJoined() {
    Lane[] bySize = lanes.clone();
    Arrays.sort(bySize, Comparator.comparingInt(lane -> -lane.size()));
    Lane[] fewer = Arrays.copyOf(bySize, bySize.length - 1);
    fewer[fewer.length - 1] = bySize[fewer.length - 1].merged(bySize[fewer.length]);
    return fewer;
  }

  private Lane[] lanesAfterNext() {
    Lane rest = lanes[next].rest();
    if (rest != null) {
      Lane[] changed = lanes.clone();
      changed[next] = rest;
      return changed;
    }
    Lane[] fewer = new Lane[lanes.length - 1];
    System.arraycopy(lanes, 0, fewer, 0, next);
    System.arraycopy(lanes, next + 1, fewer, next, fewer.length - next);
    return fewer;
  }

  private boolean counts(Entry entry) {
    if (entry.key() == Entry.NO_KEY) {
      return true;
    }
    Due current = keyed.get(entry.key()).getOrNull();
    return current != null && current.sequence() == entry.sequence();
  }

  /** The same with a next one that counts, and not too many that do not. */
  private Deadlines risen() {
    Deadlines risen = this;
    while (!risen.isEmpty() && !counts(risen.head())) {
      risen = new Deadlines(risen.lanesAfterNext(), keyed, risen.voided - 1);
    }
    return risen.voided > FEW && risen.voided > risen.size() ? risen.swept() : risen;
  }

  private Deadlines swept() {
    List<Entry> live = live();
    live.sort((a, b) -> a.before(b) ? -1 : 1);
    Lane[] one = live.isEmpty() ? NONE.lanes : new Lane[] {Lane.of(live.toArray(Entry[]::new))};
    return new Deadlines(one, keyed, 0);
  }

  private List<Entry> live() {
    List<Entry> live = new ArrayList<>();
    for (Lane lane : lanes) {
      for (Entry entry : lane.entries()) {
        if (counts(entry)) {
          live.add(entry);
        }
      }
    }
    return live;
  }
}
