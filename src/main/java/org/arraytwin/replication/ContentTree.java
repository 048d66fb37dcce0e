package org.arraytwin.replication;

import java.util.Arrays;

/**
 * The nodes of a {@link Content}: a radix-16 tree in which a subtree of one stamp is one node, so
 * that equal contents have equal shape.
 */
final class ContentTree {
  /** Bits of a grain number that one level tells apart. */
  static final int BITS = 4;

  /** Children of a node. */
  static final int FAN = 1 << BITS;

  /** Grains on which nothing was ever written. */
  static final Uniform BLANK = new Uniform(0);

  private ContentTree() {}

  abstract static sealed class Node permits Uniform, Leaf, Branch {
    abstract long hash(int level);

    /** Grains below this node that hold what was written. */
    abstract long written(int level);
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
  }

  static final class Leaf extends Node {
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

  static final class Branch extends Node {
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

  static Node child(Node node, int i) {
    return node instanceof Branch b ? b.children[i] : node;
  }

  static Node[] children(Node node) {
    if (node instanceof Branch b) {
      return b.children.clone();
    }
    Node[] children = new Node[FAN];
    Arrays.fill(children, node);
    return children;
  }

  static long[] stamps(Node node) {
    if (node instanceof Leaf leaf) {
      return leaf.stamps.clone();
    }
    long[] stamps = new long[FAN];
    Arrays.fill(stamps, ((Uniform) node).stamp);
    return stamps;
  }

  /** A leaf, or a uniform node where all stamps are one: equal contents keep equal shape. */
  static Node leaf(long[] stamps) {
    return uniform(stamps) ? new Uniform(stamps[0]) : new Leaf(stamps);
  }

  static boolean uniform(long[] stamps) {
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

  static Node branch(Node[] children, long hash, long written) {
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
        return leaf.stamps[index];
      }
      node = ((Branch) node).children[index];
      level--;
    }
  }
}
