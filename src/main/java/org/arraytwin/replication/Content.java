package org.arraytwin.replication;

import java.util.Arrays;

/**
 * What a volume holds: a persistent radix-16 tree over grains of 64 KiB, each grain a 64-bit stamp
 * that names the write that produced it (0: never written).
 *
 * <p>Versions share structure, so a point-in-time copy is the reference itself. A subtree whose
 * grains all carry one stamp is one {@link Uniform} node, so equal contents have equal shape; every
 * node keeps a hash that is the sum of its children's slot hashes, so comparing two volumes is one
 * comparison and a difference walks only what differs.
 */
public final class Content {
  /** Bytes of a grain, the unit of tracking. */
  public static final int GRAIN_BYTES = 64 * 1024;

  private static final int BITS = 4;
  private static final int FAN = 1 << BITS;

  /** Receives a run of grains that differ; the answer false ends the walk. */
  @FunctionalInterface
  public interface RangeVisitor {
    boolean range(long firstGrain, long grains);
  }

  private abstract static sealed class Node permits Uniform, Leaf, Branch {
    abstract long hash(int level);

    /** Grains below this node that hold what was written. */
    abstract long written(int level);
  }

  private static final class Uniform extends Node {
    final long stamp;

    Uniform(long stamp) {
      this.stamp = stamp;
    }

    @Override
    long hash(int level) {
      return mix(stamp * 0x9E3779B97F4A7C15L + level + 1);
    }

    @Override
    long written(int level) {
      return stamp > 0 ? 1L << (level * BITS) : 0;
    }
  }

  private static final class Leaf extends Node {
    final long[] stamps;
    final long hash;

    Leaf(long[] stamps) {
      this(stamps, sum(stamps));
    }

    private Leaf(long[] stamps, long hash) {
      this.stamps = stamps;
      this.hash = hash;
    }

    private static long sum(long[] stamps) {
      long sum = 0;
      for (int i = 0; i < FAN; i++) {
        sum += slot(i, stamps[i]);
      }
      return sum;
    }

    /** With one grain overwritten: most writes of a host are of one. */
    Node with(int i, long stamp) {
      long[] fresh = stamps.clone();
      fresh[i] = stamp;
      return uniform(fresh)
          ? new Uniform(stamp)
          : new Leaf(fresh, hash + slot(i, stamp) - slot(i, stamps[i]));
    }

    @Override
    long hash(int level) {
      return hash;
    }

    @Override
    long written(int level) {
      long count = 0;
      for (long stamp : stamps) {
        count += stamp > 0 ? 1 : 0;
      }
      return count;
    }
  }

  private static final class Branch extends Node {
    final Node[] children;
    final long hash;
    final long written;

    Branch(Node[] children, long hash, long written) {
      this.children = children;
      this.hash = hash;
      this.written = written;
    }

    @Override
    long hash(int level) {
      return hash;
    }

    @Override
    long written(int level) {
      return written;
    }
  }

  private static final Uniform BLANK = new Uniform(0);

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
    Node node = root;
    int level = levels;
    while (true) {
      if (node instanceof Uniform u) {
        return u.stamp;
      }
      int index = (int) (grain >>> ((level - 1) * BITS)) & (FAN - 1);
      if (node instanceof Leaf leaf) {
        return leaf.stamps[index];
      }
      node = ((Branch) node).children[index];
      level--;
    }
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
      Node[] children = children(BLANK);
      children[0] = node;
      node = branch(children, level);
    }
    return new Content(node, larger.levels, larger.grains);
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

  private static Node write(Node node, int level, long from, long to, Uniform value) {
    long span = 1L << (level * BITS);
    if (from <= 0 && to >= span) {
      return value;
    }
    if (level == 1) {
      if (node instanceof Leaf leaf && from >= 0 && to - from == 1) {
        return leaf.with((int) from, value.stamp);
      }
      long[] stamps = stamps(node);
      Arrays.fill(stamps, (int) Math.max(0, from), (int) Math.min(FAN, to), value.stamp);
      return leaf(stamps);
    }
    int shift = (level - 1) * BITS;
    long childSpan = 1L << shift;
    int first = (int) (Math.max(0, from) >>> shift);
    int last = (int) ((Math.min(span, to) - 1) >>> shift);
    Node[] children = children(node);
    long hash = node instanceof Branch b ? b.hash : 0;
    long written = node.written(level);
    for (int i = first; i <= last; i++) {
      Node old = children[i];
      Node fresh = write(old, level - 1, from - i * childSpan, to - i * childSpan, value);
      hash += slot(i, fresh.hash(level - 1)) - slot(i, old.hash(level - 1));
      written += fresh.written(level - 1) - old.written(level - 1);
      children[i] = fresh;
    }
    return node instanceof Branch ? branch(children, hash, written) : branch(children, level);
  }

  private static boolean diff(Node a, Node b, int level, long base, RangeVisitor visitor) {
    if (a == b || a.hash(level) == b.hash(level)) {
      return true;
    }
    if (a instanceof Uniform && b instanceof Uniform) {
      return visitor.range(base, 1L << (level * BITS));
    }
    if (level == 1) {
      return diffLeaves(stamps(a), stamps(b), base, visitor);
    }
    long childSpan = 1L << ((level - 1) * BITS);
    for (int i = 0; i < FAN; i++) {
      if (!diff(child(a, i), child(b, i), level - 1, base + i * childSpan, visitor)) {
        return false;
      }
    }
    return true;
  }

  private static boolean diffLeaves(long[] a, long[] b, long base, RangeVisitor visitor) {
    int i = 0;
    while (i < FAN) {
      int start = i;
      while (i < FAN && a[i] != b[i]) {
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
      children[i] = splice(child(low, i), child(high, i), level - 1, frontier - i * childSpan);
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
      children[i] = overlay(child(node, i), child(before, i), child(after, i), level - 1);
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
      children[i] = patched(child(node, i), child(from, i), level - 1, base + i * childSpan, where);
    }
    return branch(children, level);
  }

  private static Node child(Node node, int i) {
    return node instanceof Branch b ? b.children[i] : node;
  }

  private static Node[] children(Node node) {
    if (node instanceof Branch b) {
      return b.children.clone();
    }
    Node[] children = new Node[FAN];
    Arrays.fill(children, node);
    return children;
  }

  private static long[] stamps(Node node) {
    if (node instanceof Leaf leaf) {
      return leaf.stamps.clone();
    }
    long[] stamps = new long[FAN];
    Arrays.fill(stamps, ((Uniform) node).stamp);
    return stamps;
  }

  /** A leaf, or a uniform node where all stamps are one: equal contents keep equal shape. */
  private static Node leaf(long[] stamps) {
    return uniform(stamps) ? new Uniform(stamps[0]) : new Leaf(stamps);
  }

  private static boolean uniform(long[] stamps) {
    for (int i = 1; i < FAN; i++) {
      if (stamps[i] != stamps[0]) {
        return false;
      }
    }
    return true;
  }

  private static Node branch(Node[] children, int level) {
    long hash = 0;
    long written = 0;
    for (int i = 0; i < FAN; i++) {
      hash += slot(i, children[i].hash(level - 1));
      written += children[i].written(level - 1);
    }
    return branch(children, hash, written);
  }

  private static Node branch(Node[] children, long hash, long written) {
    if (children[0] instanceof Uniform first) {
      int i = 1;
      while (i < FAN && children[i] instanceof Uniform u && u.stamp == first.stamp) {
        i++;
      }
      if (i == FAN) {
        return first;
      }
    }
    return new Branch(children, hash, written);
  }

  private static long slot(int i, long hash) {
    return mix(hash + (i + 1) * 0xD1B54A32D192ED03L);
  }

  private static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
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
