package org.arraytwin.persistent;

import java.util.Arrays;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of things by their names, as an immutable value: a tree over the names' hashes. The
 * names themselves stay with the things, so that a look touches little memory that it would not
 * touch anyway, and a million names cost some 50 bytes each less.
 */
public final class NameIndex {
  private static final int BITS = 4;
  private static final int FAN = 1 << BITS;

  /** Of a leaf: hash, number, hash, number, ... */
  private static final int MOST_INTS = 64;

  public static final NameIndex EMPTY = new NameIndex(new int[0]);

  private final Object root;

  private NameIndex(Object root) {
    this.root = root;
  }

  /**
   * The number of a name, or -1.
   *
   * @param names the name of each number, null for one that is gone
   */
  public int find(String name, IntFunction<@Nullable String> names) {
    int hash = spread(name);
    int[] leaf = leaf(hash);
    for (int i = 0; i < leaf.length; i += 2) {
      if (leaf[i] == hash && name.equals(names.apply(leaf[i + 1]))) {
        return leaf[i + 1];
      }
    }
    return -1;
  }

  /** The number of a name with the same hash, which is most likely that name; or -1. */
  public int likely(String name) {
    int hash = spread(name);
    int[] leaf = leaf(hash);
    for (int i = 0; i < leaf.length; i += 2) {
      if (leaf[i] == hash) {
        return leaf[i + 1];
      }
    }
    return -1;
  }

  private int[] leaf(int hash) {
    Object node = root;
    for (int shift = 0; node instanceof Object[] below; shift += BITS) {
      node = below[hash >>> shift & FAN - 1];
    }
    return (int[]) node;
  }

  /** With a name that it does not have. */
  public NameIndex with(String name, int number) {
    return new NameIndex(with(root, 0, spread(name), number));
  }

  /** Without the name of a number. */
  public NameIndex without(String name, int number) {
    return new NameIndex(without(root, 0, spread(name), number));
  }

  private static Object with(Object node, int shift, int hash, int number) {
    if (node instanceof Object[] inner) {
      Object[] copy = inner.clone();
      int i = hash >>> shift & FAN - 1;
      copy[i] = with(copy[i], shift + BITS, hash, number);
      return copy;
    }
    int[] leaf = (int[]) node;
    if (leaf.length < MOST_INTS || shift >= Integer.SIZE) {
      int[] longer = Arrays.copyOf(leaf, leaf.length + 2);
      longer[leaf.length] = hash;
      longer[leaf.length + 1] = number;
      return longer;
    }
    Object split = new Object[FAN];
    Arrays.fill((Object[]) split, EMPTY.root);
    for (int i = 0; i < leaf.length; i += 2) {
      split = with(split, shift, leaf[i], leaf[i + 1]);
    }
    return with(split, shift, hash, number);
  }

  private static Object without(Object node, int shift, int hash, int number) {
    if (node instanceof Object[] inner) {
      Object[] copy = inner.clone();
      int i = hash >>> shift & FAN - 1;
      copy[i] = without(copy[i], shift + BITS, hash, number);
      return copy;
    }
    int[] leaf = (int[]) node;
    for (int i = 0; i < leaf.length; i += 2) {
      if (leaf[i] == hash && leaf[i + 1] == number) {
        int[] shorter = Arrays.copyOf(leaf, leaf.length - 2);
        System.arraycopy(leaf, i + 2, shorter, i, leaf.length - i - 2);
        return shorter;
      }
    }
    return node;
  }

  /** Names that differ in their last letters only have hashes that do: all bits must count. */
  private static int spread(String name) {
    int hash = name.hashCode() * 0x9E3779B9;
    return hash ^ hash >>> 15;
  }
}
