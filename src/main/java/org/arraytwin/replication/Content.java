package org.arraytwin.replication;

import static org.arraytwin.replication.ContentTree.BITS;
import static org.arraytwin.replication.ContentTree.BLANK;
import static org.arraytwin.replication.ContentTree.FAN;
import static org.arraytwin.replication.ContentTree.MANY;
import static org.arraytwin.replication.ContentTree.NONE;
import static org.arraytwin.replication.ContentTree.asBranch;
import static org.arraytwin.replication.ContentTree.branch;
import static org.arraytwin.replication.ContentTree.child;
import static org.arraytwin.replication.ContentTree.children;
import static org.arraytwin.replication.ContentTree.leaf;
import static org.arraytwin.replication.ContentTree.stamp;
import static org.arraytwin.replication.ContentTree.stamps;

import org.arraytwin.replication.ContentTree.Branch;
import org.arraytwin.replication.ContentTree.Lone;
import org.arraytwin.replication.ContentTree.Node;
import org.arraytwin.replication.ContentTree.Uniform;

/**
 * What a volume holds: a persistent radix-32 tree over grains of 64 KiB, each grain a 64-bit stamp
 * that names the write that produced it (0: never written).
 *
 * <p>Versions share structure, so a point-in-time copy is the reference itself. A subtree whose
 * grains all carry one stamp is one {@link Uniform} node, and one in which a single grain was
 * written one {@link Lone}, so equal contents have equal shape; every node has a hash that is the
 * sum of its children's slot hashes, so comparing two volumes is one comparison and a difference
 * walks only what differs.
 */
public final class Content {
  /** Bytes of a grain, the unit of tracking. */
  public static final int GRAIN_BYTES = 64 * 1024;

  /** A stamp that no grain has: of a write with a number that no stream comes to. */
  public static final long NO_STAMP = Long.MAX_VALUE;

  /** Receives a run of grains that differ; the answer false ends the walk. */
  @FunctionalInterface
  public interface RangeVisitor {
    boolean range(long firstGrain, long grains);
  }

  private final Node root;
  private final int levels;
  private final long grains;

  private Content(Node root, int levels, long grains) {
    this.root = root;
    this.levels = levels;
    this.grains = grains;
  }

  /** A volume of that size on which nothing was ever written. */
  public static Content blank(long sizeBytes) {
    long grains = Math.max(1, (sizeBytes + GRAIN_BYTES - 1) / GRAIN_BYTES);
    int levels = 1;
    while (levels * BITS < 62 && (1L << (levels * BITS)) < grains) {
      levels++;
    }
    return new Content(BLANK, levels, grains);
  }

  public long grains() {
    return grains;
  }

  /** A hash of the whole content, equal for equal contents on every run and JDK. */
  public long hash() {
    return root.hash(levels);
  }

  /** Whether both hold the same stamps; volumes must be of one size. */
  public boolean same(Content other) {
    requireSize(other);
    return root == other.root || hash() == other.hash();
  }

  /** The stamp of a grain, 0 to {@link #grains()} - 1. */
  public long stampAt(long grain) {
    requireRange(grain, 1);
    return ContentTree.stampAt(root, levels, grain);
  }

  /** This content with a run of grains overwritten. */
  public Content write(long firstGrain, long count, long stamp) {
    requireRange(firstGrain, count);
    return count == 0
        ? this
        : with(write(root, levels, firstGrain, firstGrain + count, new Uniform(stamp)));
  }

  /** This content with another's grains in those places. */
  public Content patched(Content from, Extents where) {
    requireSize(from);
    return with(patched(root, from.root, levels, 0, where));
  }

  /** The same as the beginning of a volume that is larger, or of the same size. */
  public Content grown(long sizeBytes) {
    Content larger = blank(sizeBytes);
    Node node = root;
    for (int level = levels + 1; level <= larger.levels; level++) {
      Node[] children = children(BLANK, level);
      children[0] = node;
      node = branch(children, level);
    }
    return new Content(node, larger.levels, larger.grains);
  }

  /** A run of its grains as a content of that many grains. */
  public Content slice(long firstGrain, long count) {
    requireRange(firstGrain, count);
    if (count == grains) {
      return this;
    }
    Content part = blank(count * GRAIN_BYTES);
    Node node = window(root, levels, firstGrain, part.levels);
    long span = 1L << (part.levels * BITS);
    return part.with(count == span ? node : write(node, part.levels, count, span, BLANK));
  }

  /**
   * What a volume holds once this has come across to it: as much of this as it takes, and behind
   * that what it had there.
   *
   * @param other what that volume held
   */
  public Content onto(Content other) {
    if (grains == other.grains) {
      return this;
    }
    return grains < other.grains ? other.pasted(0, this) : slice(0, other.grains);
  }

  /** This content with a run of grains overwritten by all those of another one. */
  public Content pasted(long firstGrain, Content part) {
    requireRange(firstGrain, part.grains);
    if (part.grains == grains) {
      return part;
    }
    Node moved = window(part.root, part.levels, -firstGrain, levels);
    return with(patched(root, moved, levels, 0, Extents.of(firstGrain, part.grains)));
  }

  /** Whether nothing was ever written. */
  public boolean isBlank() {
    return root instanceof Uniform u && u.stamp == 0;
  }

  /** The number of grains that hold what was written: stamps above 0, not those undefined. */
  public long written() {
    return root.written(levels);
  }

  /** Whether any grain of a run differs; the run is meant to be short. */
  public boolean differsIn(Content other, long firstGrain, long count) {
    requireSize(other);
    if (root == other.root) {
      return false;
    }
    for (long g = firstGrain; g < firstGrain + count; g++) {
      if (stampAt(g) != other.stampAt(g)) {
        return true;
      }
    }
    return false;
  }

  /** The number of grains that differ. */
  public long differing(Content other) {
    long[] sum = {0};
    diff(
        other,
        (first, count) -> {
          sum[0] += count;
          return true;
        });
    return sum[0];
  }

  /** Visits the runs of grains that differ, in ascending order; neighbouring runs may be split. */
  public void diff(Content other, RangeVisitor visitor) {
    requireSize(other);
    diff(root, other.root, levels, 0, visitor);
  }

  /** The grain behind the n-th one that differs: where a copy in location order stands after n. */
  public long frontier(Content other, long n) {
    if (n <= 0) {
      return 0;
    }
    long[] state = {n, grains};
    diff(
        other,
        (first, count) -> {
          if (count >= state[0]) {
            state[1] = first + state[0];
            return false;
          }
          state[0] -= count;
          return true;
        });
    return state[1];
  }

  /** This content below a grain, another one from there on. */
  public Content splice(Content above, long frontier) {
    requireSize(above);
    if (frontier <= 0) {
      return above;
    }
    return frontier >= grains ? this : with(splice(root, above.root, levels, frontier));
  }

  /** This content with everything replaced that changed between two others. */
  public Content overlay(Content before, Content after) {
    requireSize(before);
    requireSize(after);
    return with(overlay(root, before.root, after.root, levels));
  }

  private Content with(Node newRoot) {
    return newRoot == root ? this : new Content(newRoot, levels, grains);
  }

  /**
   * The node of some level whose grain 0 is a grain of another tree; what lies outside of that is
   * blank. Subtrees that lie on the same boundaries in both are shared.
   *
   * @param root of the other tree
   * @param levels of it
   * @param from its grain, may be negative
   * @param level of the node wanted
   */
  private static Node window(Node root, int levels, long from, int level) {
    long span = 1L << (level * BITS);
    long all = 1L << (levels * BITS);
    if (from + span <= 0 || from >= all) {
      return BLANK;
    }
    if (from >= 0 && from + span <= all) {
      Node node = root;
      int at = levels;
      long first = from;
      while (at > level && !(node instanceof Uniform)) {
        long child = 1L << ((at - 1) * BITS);
        int index = (int) (first / child);
        if ((first + span - 1) / child != index) {
          break;
        }
        node = child(node, index, at);
        first -= index * child;
        at--;
      }
      if (node instanceof Uniform || at == level) {
        return node;
      }
    }
    if (level == 1) {
      long[] stamps = new long[FAN];
      for (int i = 0; i < FAN; i++) {
        long grain = from + i;
        stamps[i] = grain < 0 || grain >= all ? 0 : ContentTree.stampAt(root, levels, grain);
      }
      return leaf(stamps);
    }
    long childSpan = 1L << ((level - 1) * BITS);
    Node[] children = new Node[FAN];
    for (int i = 0; i < FAN; i++) {
      children[i] = window(root, levels, from + i * childSpan, level - 1);
    }
    return branch(children, level);
  }

  private static Node write(Node node, int level, long from, long to, Uniform value) {
    long span = 1L << (level * BITS);
    if (from <= 0 && to >= span) {
      return value;
    }
    if (from >= 0 && to - from == 1) {
      return ContentTree.with(node, level, from, value.stamp);
    }
    if (level == 1) {
      return ContentTree.with(node, (int) Math.max(0, from), (int) Math.min(FAN, to), value.stamp);
    }
    int shift = (level - 1) * BITS;
    long childSpan = 1L << shift;
    int first = (int) (Math.max(0, from) >>> shift);
    int last = (int) ((Math.min(span, to) - 1) >>> shift);
    Branch one = asBranch(node, level);
    if (first == last && one != null) {
      long base = first * childSpan;
      return one.with(
          first, write(one.child(first), level - 1, from - base, to - base, value), level);
    }
    Node[] children = children(node, level);
    for (int i = first; i <= last; i++) {
      children[i] = write(children[i], level - 1, from - i * childSpan, to - i * childSpan, value);
    }
    return branch(children, level);
  }

  private static boolean diff(Node a, Node b, int level, long base, RangeVisitor visitor) {
    if (a == b) {
      return true;
    }
    long one = ContentTree.lone(a, level);
    long other = ContentTree.lone(b, level);
    if (one != MANY && other != MANY) {
      boolean same = one == other && ContentTree.loneStamp(a) == ContentTree.loneStamp(b);
      return same || diffLone(Math.min(one, other), Math.max(one, other), base, visitor);
    }
    if (a.hash(level) == b.hash(level)) {
      return true;
    }
    if (a instanceof Uniform && b instanceof Uniform) {
      return visitor.range(base, 1L << (level * BITS));
    }
    if (level == 1) {
      return diffLeaves(a, b, base, visitor);
    }
    long childSpan = 1L << ((level - 1) * BITS);
    int asked = ContentTree.held(a, level) | ContentTree.held(b, level);
    for (int i = Integer.numberOfTrailingZeros(asked); i < FAN; i++) {
      if ((asked & 1 << i) != 0
          && !diff(
              child(a, i, level), child(b, i, level), level - 1, base + i * childSpan, visitor)) {
        return false;
      }
    }
    return true;
  }

  private static boolean diffLone(long low, long high, long base, RangeVisitor visitor) {
    boolean goesOn = visitor.range(base + low, 1);
    return goesOn && (low == high || high == NONE || visitor.range(base + high, 1));
  }

  private static boolean diffLeaves(Node a, Node b, long base, RangeVisitor visitor) {
    int i = 0;
    while (i < FAN) {
      int start = i;
      while (i < FAN && stamp(a, i) != stamp(b, i)) {
        i++;
      }
      if (i > start && !visitor.range(base + start, i - start)) {
        return false;
      }
      i++;
    }
    return true;
  }

  private static Node splice(Node low, Node high, int level, long frontier) {
    if (low == high || frontier <= 0) {
      return high;
    }
    if (frontier >= 1L << (level * BITS)) {
      return low;
    }
    if (level == 1) {
      long[] stamps = stamps(high);
      System.arraycopy(stamps(low), 0, stamps, 0, (int) frontier);
      return leaf(stamps);
    }
    long childSpan = 1L << ((level - 1) * BITS);
    Node[] children = new Node[FAN];
    for (int i = 0; i < FAN; i++) {
      children[i] =
          splice(child(low, i, level), child(high, i, level), level - 1, frontier - i * childSpan);
    }
    return branch(children, level);
  }

  private static Node overlay(Node node, Node before, Node after, int level) {
    if (before == after || before.hash(level) == after.hash(level)) {
      return node;
    }
    if (node == before || (before instanceof Uniform && after instanceof Uniform)) {
      return after;
    }
    if (level == 1) {
      long[] stamps = stamps(node);
      long[] old = stamps(before);
      long[] fresh = stamps(after);
      for (int i = 0; i < FAN; i++) {
        if (old[i] != fresh[i]) {
          stamps[i] = fresh[i];
        }
      }
      return leaf(stamps);
    }
    Node[] children = new Node[FAN];
    for (int i = 0; i < FAN; i++) {
      children[i] =
          overlay(
              child(node, i, level), child(before, i, level), child(after, i, level), level - 1);
    }
    return branch(children, level);
  }

  private static Node patched(Node node, Node from, int level, long base, Extents where) {
    long span = 1L << (level * BITS);
    long inside = node == from ? 0 : where.within(base, span);
    if (inside == 0) {
      return node;
    }
    if (inside == span) {
      return from;
    }
    if (level == 1) {
      long[] stamps = stamps(node);
      long[] fresh = stamps(from);
      for (int i = 0; i < FAN; i++) {
        if (where.contains(base + i)) {
          stamps[i] = fresh[i];
        }
      }
      return leaf(stamps);
    }
    long childSpan = 1L << ((level - 1) * BITS);
    Node[] children = new Node[FAN];
    for (int i = 0; i < FAN; i++) {
      children[i] =
          patched(
              child(node, i, level), child(from, i, level), level - 1, base + i * childSpan, where);
    }
    return branch(children, level);
  }

  private void requireRange(long first, long count) {
    if (first < 0 || count < 0 || first > grains - count) {
      throw new IndexOutOfBoundsException(
          "grains " + first + "+" + count + " of a volume of " + grains);
    }
  }

  private void requireSize(Content other) {
    if (other.grains != grains) {
      throw new IllegalArgumentException(
          "volumes of " + grains + " and " + other.grains + " grains cannot be compared");
    }
  }
}
