package org.arraytwin.persistent;

import io.vavr.collection.Array;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Numbers from 0 on in an order of their own, none of them twice, and where in it each stands.
 *
 * <p>Of many an index is made when one is sought for the first time.
 */
public final class Places {
  /** So many are looked through one by one. */
  private static final int FEW = 16;

  private final Array<Integer> all;

  /** Each number in the upper half with its place in the lower, ascending; null until sought. */
  private volatile long @Nullable [] index;

  private Places(Array<Integer> all) {
    this.all = all;
  }

  /** Of numbers in their order. */
  public static Places of(Array<Integer> numbers) {
    return new Places(numbers);
  }

  /** The numbers in order. */
  public Array<Integer> all() {
    return all;
  }

  /** Where a number stands, from 0; -1 where it is none of them. */
  public int of(int number) {
    if (all.size() > FEW) {
      return sought(number);
    }
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i) == number) {
        return i;
      }
    }
    return -1;
  }

  /** Whether a number is one of them. */
  public boolean has(int number) {
    return of(number) >= 0;
  }

  private int sought(int number) {
    long[] sorted = index;
    if (sorted == null) {
      sorted = indexed();
      index = sorted;
    }
    int found = -1 - Arrays.binarySearch(sorted, entry(number, 0) - 1);
    boolean there = found < sorted.length && sorted[found] >> Integer.SIZE == number;
    return there ? (int) sorted[found] : -1;
  }

  private long[] indexed() {
    long[] sorted = new long[all.size()];
    for (int place = 0; place < sorted.length; place++) {
      sorted[place] = entry(all.get(place), place);
    }
    Arrays.sort(sorted);
    return sorted;
  }

  private static long entry(int number, int place) {
    return (long) number << Integer.SIZE | place;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Places places && all.equals(places.all);
  }

  @Override
  public int hashCode() {
    return all.hashCode();
  }

  @Override
  public String toString() {
    return all.toString();
  }
}
