package org.arraytwin.persistent;

import io.vavr.collection.Array;
import io.vavr.collection.IndexedSeq;
import io.vavr.collection.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Things in an order, each of a kind. Where there are many, one is changed, and those of a kind are
 * counted, without a look at the others; only where the first of a kind becomes another one the
 * next is sought.
 *
 * @param <T> the things
 * @param <K> their kinds
 */
public final class Tallied<T, K extends Enum<K>> implements Iterable<T> {
  /** So many are kept in a plain array and looked through. */
  public static final int FEW = 64;

  private final Function<T, K> kindOf;
  private final IndexedSeq<T> all;

  /** Of many those of each kind that there is any of, else null. */
  private final @Nullable SortedMap<K, Tally> tallies;

  /**
   * Those of one kind.
   *
   * @param count how many, 1 or more
   * @param first position of the first
   */
  private record Tally(int count, int first) {
    Tally and(int index) {
      return new Tally(count + 1, Math.min(first, index));
    }
  }

  private Tallied(Function<T, K> kindOf, IndexedSeq<T> all, @Nullable SortedMap<K, Tally> tallies) {
    this.kindOf = kindOf;
    this.all = all;
    this.tallies = tallies;
  }

  /**
   * Things in their order.
   *
   * @param kindOf which kind each is of
   */
  public static <T, K extends Enum<K>> Tallied<T, K> of(
      Iterable<? extends T> things, Function<T, K> kindOf) {
    Array<T> all = Array.ofAll(things);
    if (all.size() <= FEW) {
      return new Tallied<>(kindOf, all, null);
    }
    SortedMap<K, Tally> tallies = new TreeMap<>();
    for (int i = 0; i < all.size(); i++) {
      count(tallies, kindOf.apply(all.get(i)), i);
    }
    return new Tallied<>(kindOf, all.toVector(), tallies);
  }

  private static <K> void count(SortedMap<K, Tally> tallies, K kind, int index) {
    Tally before = tallies.get(kind);
    tallies.put(kind, before == null ? new Tally(1, index) : before.and(index));
  }

  /** All, in their order. */
  public IndexedSeq<T> all() {
    return all;
  }

  /** Whether they are looked through one by one. */
  public boolean few() {
    return tallies == null;
  }

  /** The one at a position, from 0. */
  public T get(int index) {
    return all.get(index);
  }

  @Override
  public Iterator<T> iterator() {
    return all.iterator();
  }

  /** The kinds that there are, each once, in the order of the things. */
  public Array<K> kinds() {
    return tallies == null
        ? Array.ofAll(all.iterator().map(kindOf)).distinct()
        : Array.ofAll(tallies.entrySet())
            .sortBy(entry -> entry.getValue().first())
            .map(Map.Entry::getKey);
  }

  /** How many are of a kind. */
  public int count(K kind) {
    if (tallies != null) {
      Tally tally = tallies.get(kind);
      return tally == null ? 0 : tally.count();
    }
    int count = 0;
    for (int i = 0; i < all.size(); i++) {
      count += kindOf.apply(all.get(i)) == kind ? 1 : 0;
    }
    return count;
  }

  /** With another thing in the place of one. */
  public Tallied<T, K> update(int index, T thing) {
    IndexedSeq<T> changed = all.update(index, thing);
    K before = kindOf.apply(all.get(index));
    K after = kindOf.apply(thing);
    return new Tallied<>(
        kindOf,
        changed,
        tallies == null || before == after ? tallies : moved(changed, index, before, after));
  }

  private SortedMap<K, Tally> moved(IndexedSeq<T> changed, int index, K before, K after) {
    SortedMap<K, Tally> now = new TreeMap<>(tallies);
    count(now, after, index);
    now.computeIfPresent(
        before,
        (kind, tally) ->
            tally.count() == 1
                ? null
                : new Tally(tally.count() - 1, first(changed, tally.first(), kind)));
    return now;
  }

  /** The first of a kind at or behind a position. */
  private int first(IndexedSeq<T> things, int from, K kind) {
    int at = from;
    while (kindOf.apply(things.get(at)) != kind) {
      at++;
    }
    return at;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Tallied<?, ?> that
        && Objects.equals(tallies, that.tallies)
        && all.equals(that.all);
  }

  @Override
  public int hashCode() {
    return Objects.hash(all);
  }

  @Override
  public String toString() {
    return all.toString();
  }
}
