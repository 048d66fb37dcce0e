package org.arraytwin.replication;

import org.jspecify.annotations.Nullable;

/**
 * The nodes of a {@link Content}: a radix-32 tree in which a subtree of one stamp is one node, so
 * that equal contents have equal shape.
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

  private static final Leaf BLANK_LEAF = Leaf.of(new long[FAN]);
  private static final Branch[] BLANK_BRANCHES = new Branch[Long.SIZE / BITS + 1];

  static {
    for (int level = 2; level < BLANK_BRANCHES.length; level++) {
      long hash = 0;
      for (int i = 0; i < FAN; i++) {
        hash += slot(i, BLANK.hash(level - 1));
      }
      BLANK_BRANCHES[level] = new Branch(0, new Node[0], hash, 0);
    }
  }

  private ContentTree() {}

  /** A node of the lowest level to be written to, or null where it is all of one stamp. */
  static @Nullable Leaf asLeaf(Node node) {
    return node instanceof Leaf leaf ? leaf : node.blank() ? BLANK_LEAF : null;
  }

  /** A node of a higher level to be written below, or null where it is all of one stamp. */
  static @Nullable Branch asBranch(Node node, int level) {
    return node instanceof Branch branch ? branch : node.blank() ? BLANK_BRANCHES[level] : null;
  }

  abstract static sealed class Node permits Uniform, Leaf, Branch {
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

  /** Grains of several stamps; those that are 0 take no space. */
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

    /** With one grain overwritten: most writes of a host are of one. */
    Node with(int i, long stamp) {
      if (stamp == 0 || (held | 1 << i) == ALL) {
        long[] all = ContentTree.stamps(this);
        all[i] = stamp;
        return leaf(all);
      }
      int at = below(held, i);
      long changed = hash + slot(i, stamp) - slot(i, stamp(i));
      if ((held & 1 << i) != 0) {
        long[] fresh = stamps.clone();
        fresh[at] = stamp;
        return new Leaf(held, fresh, changed);
      }
      long[] fresh = new long[stamps.length + 1];
      System.arraycopy(stamps, 0, fresh, 0, at);
      System.arraycopy(stamps, at, fresh, at + 1, stamps.length - at);
      fresh[at] = stamp;
      return new Leaf(held | 1 << i, fresh, changed);
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

    private static Branch of(Node[] all, long hash, long written) {
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
      return new Branch(held, children, hash, written);
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
        Node[] all = ContentTree.children(this);
        all[i] = fresh;
        return branch(all, newHash, newWritten);
      }
      int at = below(held, i);
      if ((held & 1 << i) != 0) {
        Node[] changed = children.clone();
        changed[at] = fresh;
        return new Branch(held, changed, newHash, newWritten);
      }
      Node[] more = new Node[children.length + 1];
      System.arraycopy(children, 0, more, 0, at);
      System.arraycopy(children, at, more, at + 1, children.length - at);
      more[at] = fresh;
      return new Branch(held | 1 << i, more, newHash, newWritten);
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

  static Node child(Node node, int i) {
    return node instanceof Branch b ? b.child(i) : node;
  }

  /** The child of a node in each slot. */
  static Node[] children(Node node) {
    Node[] children = new Node[FAN];
    for (int i = 0; i < FAN; i++) {
      children[i] = child(node, i);
    }
    return children;
  }

  /** The stamp in a slot of a node of the lowest level. */
  static long stamp(Node node, int i) {
    return node instanceof Leaf leaf ? leaf.stamp(i) : ((Uniform) node).stamp;
  }

  /** The stamp in each slot of a node of the lowest level. */
  static long[] stamps(Node node) {
    long[] stamps = new long[FAN];
    for (int i = 0; i < FAN; i++) {
      stamps[i] = stamp(node, i);
    }
    return stamps;
  }

  /** A leaf, or a uniform node where all stamps are one: equal contents keep equal shape. */
  static Node leaf(long[] stamps) {
    return uniform(stamps) ? new Uniform(stamps[0]) : Leaf.of(stamps);
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
    return Branch.of(children, hash, written);
  }

  static long slot(int i, long hash) {
    return mix(hash + (i + 1) * 0xD1B54A32D192ED03L);
  }

  static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
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
  static Node window(Node root, int levels, long from, int level) {
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
        node = child(node, index);
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
        stamps[i] = grain < 0 || grain >= all ? 0 : stampAt(root, levels, grain);
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

  /** The stamp of a grain of a tree. */
  static long stampAt(Node root, int levels, long grain) {
    Node node = root;
    int level = levels;
    while (true) {
      if (node instanceof Uniform u) {
        return u.stamp;
      }
      int index = (int) (grain >>> ((level - 1) * BITS)) & (FAN - 1);
      if (node instanceof Leaf leaf) {
        return leaf.stamp(index);
      }
      node = child(node, index);
      level--;
    }
  }
}
