package org.arraytwin.replication;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The nodes of a {@link Content}: a radix-32 tree in which a subtree of one stamp is one node, and
 * one in which a single grain was ever written, too, so that equal contents have equal shape.
 */
final class ContentTree {
  /** Bits of a grain number that one level tells apart. */
  static final int BITS = 5;

  /** Children of a node. */
  static final int FAN = 1 << BITS;

  /** A mark for each child of a node. */
  static final int ALL = -1 >>> (Integer.SIZE - FAN);

  /** Grains on which nothing was ever written. */
  static final Uniform BLANK = new Uniform(0);

  /** For the number of a grain: there is none. */
  static final long NONE = Long.MAX_VALUE;

  /** For the number of a grain: there may be several. */
  static final long MANY = -1;

  /** By level what a node has on which nothing was ever written, if it were not one node. */
  private static final Branch[] BLANK_BRANCHES = new Branch[Long.SIZE / BITS + 1];

  /** By level and slot what a child on which nothing was ever written adds to the hash. */
  private static final long[][] BLANK_SLOTS = new long[BLANK_BRANCHES.length][FAN];

  static {
    for (int level = 1; level < BLANK_BRANCHES.length; level++) {
      long hash = 0;
      for (int i = 0; i < FAN; i++) {
        BLANK_SLOTS[level][i] = slot(i, level == 1 ? 0 : BLANK.hash(level - 1));
        hash += BLANK_SLOTS[level][i];
      }
      BLANK_BRANCHES[level] = new Branch(0, new Node[0], hash, 0);
    }
  }

  private static final Leaf BLANK_LEAF = new Leaf(0, new long[0], BLANK_BRANCHES[1].hash);

  private ContentTree() {}

  /** A node of a higher level to be written below, or null where there is none. */
  static @Nullable Branch asBranch(Node node, int level) {
    return node instanceof Branch branch ? branch : node.blank() ? BLANK_BRANCHES[level] : null;
  }

  /** The slot below a node in which a grain lies. */
  static int index(long grain, int level) {
    return (int) (grain >>> ((level - 1) * BITS)) & (FAN - 1);
  }

  /** A grain as a node counts it. */
  static long within(long grain, int level) {
    return grain & (1L << (level * BITS)) - 1;
  }

  /** A node with one grain overwritten: most writes of a host are of one. */
  static Node with(Node node, int level, long grain, long stamp) {
    if (node instanceof Lone lone) {
      return lone.with(level, grain, stamp);
    }
    if (node.blank()) {
      return stamp == 0 ? node : new Lone(within(grain, level), stamp);
    }
    int i = index(grain, level);
    if (level > 1) {
      Node child = with(child(node, i, level), level - 1, grain, stamp);
      if (node instanceof Branch branch) {
        return branch.with(i, child, level);
      }
      Node[] all = children(node, level);
      all[i] = child;
      return branch(all, level);
    }
    return with(node, i, i + 1, stamp);
  }

  /** A node of the lowest level with a run of grains overwritten, not all. */
  static Node with(Node node, int from, int to, long stamp) {
    if (node.blank() && stamp != 0 && to - from == 1) {
      return new Lone(from, stamp);
    }
    Leaf leaf = node instanceof Leaf several ? several : node.blank() ? BLANK_LEAF : null;
    if (leaf != null && stamp != 0) {
      return leaf.with(from, to, stamp);
    }
    long[] all = stamps(node);
    Arrays.fill(all, from, to, stamp);
    return leaf(all);
  }

  abstract static sealed class Node permits Uniform, Lone, Leaf, Branch {
    abstract long hash(int level);

    /** Grains below this node that hold what was written. */
    abstract long written(int level);

    /** Whether nothing was ever written below it. */
    boolean blank() {
      return false;
    }
  }

  static final class Uniform extends Node {
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

    @Override
    boolean blank() {
      return stamp == 0;
    }
  }

  /**
   * A single grain; nothing was ever written on the others. The same node serves on each level: of
   * the grain's number only the bits of the level count.
   */
  static final class Lone extends Node {
    final long grain;
    final long stamp;

    Lone(long grain, long stamp) {
      this.grain = grain;
      this.stamp = stamp;
    }

    Node with(int level, long other, long otherStamp) {
      if (within(grain ^ other, level) == 0) {
        return otherStamp == 0 ? BLANK : new Lone(within(grain, level), otherStamp);
      }
      if (otherStamp == 0) {
        return this;
      }
      if (level == 1) {
        long[] all = new long[FAN];
        all[index(grain, 1)] = stamp;
        all[index(other, 1)] = otherStamp;
        return Leaf.of(all);
      }
      int i = index(grain, level);
      int j = index(other, level);
      Branch blank = BLANK_BRANCHES[level];
      return i == j
          ? blank.holding(i, with(level - 1, other, otherStamp), level)
          : blank.holding(i, this, level).holding(j, new Lone(other, otherStamp), level);
    }

    /** The same as a child of a node of the next level. */
    Lone lifted(int slot, int level) {
      return new Lone((long) slot << ((level - 1) * BITS) | within(grain, level - 1), stamp);
    }

    @Override
    long hash(int level) {
      long hash = 0;
      for (int l = 1; l <= level; l++) {
        int i = index(grain, l);
        hash = BLANK_BRANCHES[l].hash + slot(i, l == 1 ? stamp : hash) - BLANK_SLOTS[l][i];
      }
      return hash;
    }

    @Override
    long written(int level) {
      return stamp > 0 ? 1 : 0;
    }
  }

  /** Grains of several stamps, two or more; those that are 0 take no space. */
  static final class Leaf extends Node {
    final int held;
    final long[] stamps;
    final long hash;

    private Leaf(int held, long[] stamps, long hash) {
      this.held = held;
      this.stamps = stamps;
      this.hash = hash;
    }

    private static Leaf of(long[] all) {
      int held = 0;
      long sum = 0;
      for (int i = 0; i < FAN; i++) {
        held |= all[i] == 0 ? 0 : 1 << i;
        sum += slot(i, all[i]);
      }
      long[] stamps = new long[Integer.bitCount(held)];
      int next = 0;
      for (long stamp : all) {
        if (stamp != 0) {
          stamps[next++] = stamp;
        }
      }
      return new Leaf(held, stamps, sum);
    }

    long stamp(int i) {
      return (held & 1 << i) == 0 ? 0 : stamps[below(held, i)];
    }

    /** With a run of grains overwritten, not with 0 and not all. */
    Node with(int from, int to, long stamp) {
      int run = ((1 << (to - from)) - 1) << from;
      long[] fresh = new long[Integer.bitCount(held | run)];
      int low = below(held, from);
      int high = Integer.bitCount(held & ~run) - low;
      System.arraycopy(stamps, 0, fresh, 0, low);
      Arrays.fill(fresh, low, fresh.length - high, stamp);
      System.arraycopy(stamps, stamps.length - high, fresh, fresh.length - high, high);
      if (fresh.length == FAN && uniform(fresh)) {
        return new Uniform(stamp);
      }
      long changed = hash;
      int old = low;
      for (int i = from; i < to; i++) {
        long was = (held & 1 << i) == 0 ? 0 : stamps[old++];
        changed += slot(i, stamp) - slot(i, was);
      }
      return new Leaf(held | run, fresh, changed);
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

  /** Nodes of several kinds; those on which nothing was ever written take no space. */
  static final class Branch extends Node {
    final int held;
    final Node[] children;
    final long hash;
    final long written;

    private Branch(int held, Node[] children, long hash, long written) {
      this.held = held;
      this.children = children;
      this.hash = hash;
      this.written = written;
    }

    private static Node of(Node[] all, int level, long hash, long written) {
      int held = 0;
      for (int i = 0; i < FAN; i++) {
        held |= all[i].blank() ? 0 : 1 << i;
      }
      Node[] children = new Node[Integer.bitCount(held)];
      int next = 0;
      for (Node child : all) {
        if (!child.blank()) {
          children[next++] = child;
        }
      }
      return of(held, children, level, hash, written);
    }

    private static Node of(int held, Node[] children, int level, long hash, long written) {
      return children.length == 1 && children[0] instanceof Lone lone
          ? lone.lifted(Integer.numberOfTrailingZeros(held), level)
          : new Branch(held, children, hash, written);
    }

    Node child(int i) {
      return (held & 1 << i) == 0 ? BLANK : children[below(held, i)];
    }

    /** With one child replaced: a write of a host is below one. */
    Node with(int i, Node fresh, int level) {
      Node old = child(i);
      long newHash = hash + slot(i, fresh.hash(level - 1)) - slot(i, old.hash(level - 1));
      long newWritten = written + fresh.written(level - 1) - old.written(level - 1);
      if (fresh instanceof Uniform) {
        Node[] all = ContentTree.children(this, level);
        all[i] = fresh;
        return branch(all, level, newHash, newWritten);
      }
      if ((held & 1 << i) != 0) {
        Node[] changed = children.clone();
        changed[below(held, i)] = fresh;
        return of(held, changed, level, newHash, newWritten);
      }
      return of(held | 1 << i, and(i, fresh), level, newHash, newWritten);
    }

    /** With a child in a slot on which nothing was ever written; a branch even if it is alone. */
    private Branch holding(int i, Node fresh, int level) {
      return new Branch(
          held | 1 << i,
          and(i, fresh),
          hash + slot(i, fresh.hash(level - 1)) - BLANK_SLOTS[level][i],
          written + fresh.written(level - 1));
    }

    private Node[] and(int i, Node fresh) {
      int at = below(held, i);
      Node[] more = new Node[children.length + 1];
      System.arraycopy(children, 0, more, 0, at);
      System.arraycopy(children, at, more, at + 1, children.length - at);
      more[at] = fresh;
      return more;
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

  /** How many of the marked slots come before one. */
  private static int below(int held, int i) {
    return Integer.bitCount(held & (1 << i) - 1);
  }

  static Node child(Node node, int i, int level) {
    if (node instanceof Branch branch) {
      return branch.child(i);
    }
    return node instanceof Lone lone && index(lone.grain, level) != i ? BLANK : node;
  }

  /** The child of a node in each slot. */
  static Node[] children(Node node, int level) {
    Node[] children = new Node[FAN];
    for (int i = 0; i < FAN; i++) {
      children[i] = child(node, i, level);
    }
    return children;
  }

  /** The only grain of a node that was ever written, {@link #NONE} or {@link #MANY}. */
  static long lone(Node node, int level) {
    return node instanceof Lone lone ? within(lone.grain, level) : node.blank() ? NONE : MANY;
  }

  /** What {@link #lone} holds, 0 where there is none. */
  static long loneStamp(Node node) {
    return node instanceof Lone lone ? lone.stamp : 0;
  }

  /** A mark for each slot below a node in which anything was written. */
  static int held(Node node, int level) {
    if (node instanceof Branch branch) {
      return branch.held;
    }
    return node instanceof Lone lone ? 1 << index(lone.grain, level) : node.blank() ? 0 : ALL;
  }

  /** The stamp in a slot of a node of the lowest level. */
  static long stamp(Node node, int i) {
    if (node instanceof Leaf leaf) {
      return leaf.stamp(i);
    }
    if (node instanceof Lone lone) {
      return index(lone.grain, 1) == i ? lone.stamp : 0;
    }
    return ((Uniform) node).stamp;
  }

  /** The stamp in each slot of a node of the lowest level. */
  static long[] stamps(Node node) {
    long[] stamps = new long[FAN];
    for (int i = 0; i < FAN; i++) {
      stamps[i] = stamp(node, i);
    }
    return stamps;
  }

  /** A leaf, or what is simpler and holds the same: equal contents keep equal shape. */
  static Node leaf(long[] stamps) {
    if (uniform(stamps)) {
      return new Uniform(stamps[0]);
    }
    int lone = -1;
    for (int i = 0; i < FAN; i++) {
      if (stamps[i] != 0) {
        if (lone >= 0) {
          return Leaf.of(stamps);
        }
        lone = i;
      }
    }
    return new Lone(lone, stamps[lone]);
  }

  private static boolean uniform(long[] stamps) {
    for (int i = 1; i < FAN; i++) {
      if (stamps[i] != stamps[0]) {
        return false;
      }
    }
    return true;
  }

  static Node branch(Node[] children, int level) {
    long hash = 0;
    long written = 0;
    for (int i = 0; i < FAN; i++) {
      hash += slot(i, children[i].hash(level - 1));
      written += children[i].written(level - 1);
    }
    return branch(children, level, hash, written);
  }

  private static Node branch(Node[] children, int level, long hash, long written) {
    if (children[0] instanceof Uniform first) {
      int i = 1;
      while (i < FAN && children[i] instanceof Uniform u && u.stamp == first.stamp) {
        i++;
      }
      if (i == FAN) {
        return first;
      }
    }
    return Branch.of(children, level, hash, written);
  }

  static long slot(int i, long hash) {
    return mix(hash + (i + 1) * 0xD1B54A32D192ED03L);
  }

  static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** The stamp of a grain of a tree. */
  static long stampAt(Node root, int levels, long grain) {
    Node node = root;
    int level = levels;
    while (true) {
      if (node instanceof Uniform u) {
        return u.stamp;
      }
      if (node instanceof Lone lone) {
        return within(lone.grain ^ grain, level) == 0 ? lone.stamp : 0;
      }
      int index = index(grain, level);
      if (node instanceof Leaf leaf) {
        return leaf.stamp(index);
      }
      node = child(node, index, level);
      level--;
    }
  }
}
