package org.arraytwin.fleet;

import io.vavr.collection.HashMap;
import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * What will happen when nobody does anything, as an immutable value: a leftist heap in the order of
 * {@link Due}.
 *
 * <p>What has one deadline that moves has a key; a moved or cancelled entry stays in the heap until
 * it would be the next, for finding it there would cost more than letting it rise. Its {@link Due}
 * is its generation: the entry counts only while the key still has that one. Once the void entries
 * outnumber the others they are swept out.
 */
public final class Deadlines {
  private static final int NO_KEY = -1;
  private static final int FEW = 64;

  public static final Deadlines NONE = new Deadlines(null, HashMap.empty(), 0, 0);

  private record Node(
      long atMicros,
      long sequence,
      int key,
      Command command,
      int rank,
      @Nullable Node left,
      @Nullable Node right) {

    boolean before(Node other) {
      return atMicros < other.atMicros || (atMicros == other.atMicros && sequence < other.sequence);
    }

    Due due() {
      return new Due(atMicros, sequence);
    }

    Node over(@Nullable Node a, @Nullable Node b) {
      int rankA = rankOf(a);
      int rankB = rankOf(b);
      return rankA >= rankB
          ? new Node(atMicros, sequence, key, command, rankB + 1, a, b)
          : new Node(atMicros, sequence, key, command, rankA + 1, b, a);
    }

    static int rankOf(@Nullable Node node) {
      return node == null ? 0 : node.rank;
    }

    static @Nullable Node merge(@Nullable Node a, @Nullable Node b) {
      if (a == null || b == null) {
        return a == null ? b : a;
      }
      return a.before(b) ? a.over(a.left, merge(a.right, b)) : b.over(b.left, merge(b.right, a));
    }
  }

  private final @Nullable Node heap;
  private final HashMap<Integer, Due> keyed;
  private final int entries;
  private final int voided;

  private Deadlines(@Nullable Node heap, HashMap<Integer, Due> keyed, int entries, int voided) {
    this.heap = heap;
    this.keyed = keyed;
    this.entries = entries;
    this.voided = voided;
  }

  public boolean isEmpty() {
    return heap == null;
  }

  /** How many are to come. */
  public int size() {
    return entries - voided;
  }

  /** When the next one strikes, or -1. */
  public long nextMicros() {
    return heap == null ? -1 : heap.atMicros;
  }

  /**
   * What happens next.
   *
   * @throws NoSuchElementException where nothing does
   */
  public Command next() {
    return head().command;
  }

  private Node head() {
    if (heap == null) {
      throw new NoSuchElementException("nothing falls due");
    }
    return heap;
  }

  /** Without the next one. */
  public Deadlines rest() {
    Node head = head();
    HashMap<Integer, Due> keys = head.key == NO_KEY ? keyed : keyed.remove(head.key);
    return new Deadlines(Node.merge(head.left, head.right), keys, entries - 1, voided).risen();
  }

  /** With one more. */
  public Deadlines with(Due due, Command command) {
    return new Deadlines(added(due, NO_KEY, command), keyed, entries + 1, voided);
  }

  /**
   * With the one deadline of something, in place of the one it had.
   *
   * @param key of 0 or more
   */
  public Deadlines with(int key, Due due, Command command) {
    int gone = keyed.containsKey(key) ? 1 : 0;
    Node added = added(due, key, command);
    return new Deadlines(added, keyed.put(key, due), entries + 1, voided + gone).risen();
  }

  /** Without the deadline of something; this where it has none. */
  public Deadlines without(int key) {
    return keyed.containsKey(key)
        ? new Deadlines(heap, keyed.remove(key), entries, voided + 1).risen()
        : this;
  }

  /** All that are to come, in order. */
  public SortedMap<Due, Command> all() {
    TreeMap<Due, Command> all = TreeMap.empty();
    for (Node node : live()) {
      all = all.put(node.due(), node.command);
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

  private @Nullable Node added(Due due, int key, Command command) {
    return Node.merge(heap, new Node(due.atMicros(), due.sequence(), key, command, 1, null, null));
  }

  private boolean counts(Node node) {
    if (node.key == NO_KEY) {
      return true;
    }
    Due current = keyed.get(node.key).getOrNull();
    return current != null && current.sequence() == node.sequence;
  }

  /** The same with a next one that counts, and not too many that do not. */
  private Deadlines risen() {
    Node top = heap;
    int gone = 0;
    while (top != null && !counts(top)) {
      top = Node.merge(top.left, top.right);
      gone++;
    }
    Deadlines risen = gone == 0 ? this : new Deadlines(top, keyed, entries - gone, voided - gone);
    return risen.voided > FEW && risen.voided > risen.size() ? risen.swept() : risen;
  }

  private Deadlines swept() {
    Deque<Node> heaps = new ArrayDeque<>();
    for (Node node : live()) {
      heaps.add(node.over(null, null));
    }
    int count = heaps.size();
    // Merging the smallest first keeps this linear.
    Node all = heaps.poll();
    while (!heaps.isEmpty()) {
      Node merged = Node.merge(all, heaps.poll());
      if (merged != null) {
        heaps.add(merged);
      }
      all = heaps.poll();
    }
    return new Deadlines(all, keyed, count, 0);
  }

  private List<Node> live() {
    List<Node> live = new ArrayList<>();
    Deque<Node> open = new ArrayDeque<>();
    if (heap != null) {
      open.add(heap);
    }
    while (!open.isEmpty()) {
      Node node = open.remove();
      if (counts(node)) {
        live.add(node);
      }
      if (node.left != null) {
        open.add(node.left);
      }
      if (node.right != null) {
        open.add(node.right);
      }
    }
    return live;
  }
}
