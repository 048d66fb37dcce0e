package org.arraytwin.persistent;

import io.vavr.collection.Iterator;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.NoSuchElementException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Things by number, as an immutable value: an array that successive values share.
 *
 * <p>Nearly always the latest value is asked and the next one made of it, so the array holds what
 * the latest has, and each earlier one knows what the one after it replaced. An earlier one that is
 * asked looks through what was replaced since, and gets an array of its own once that has cost as
 * much as an array does; what is made of an earlier one gets its own at once. From time to time the
 * latest begins another array, so that an old value that is kept holds on to little of what came
 * after it.
 *
 * <p>Any number of threads may ask and change any of the values: what one writes to the array is
 * announced before it is written, and what another reads there counts only if nothing is announced
 * afterwards.
 *
 * @param <T> what is kept; null stands for what was removed
 */
public final class Dense<T extends @Nullable Object> implements Iterable<T> {
  private static final int LEAST = 4;

  /** How many changes of an array there are before another is begun, and one more for so many. */
  private static final int CHANGES = 32;

  private static final int CELLS_PER_CHANGE = 8;

  private static final VarHandle CELL = MethodHandles.arrayElementVarHandle(Object[].class);
  private static final VarHandle REPLACED;

  static {
    try {
      REPLACED = MethodHandles.lookup().findVarHandle(Dense.class, "replaced", Replaced.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /**
   * What the value that was made of this one has replaced.
   *
   * @param was what stood there
   * @param after the value that was made
   */
  private record Replaced(int index, @Nullable Object was, Dense<?> after) {
    /** Whether nothing was: the value has an array of its own, in which nothing changes. */
    boolean nothing() {
      return index < 0;
    }
  }

  private static final Dense<?> EMPTY = new Dense<>(0, new Object[0], 0);
  private static final Replaced NOTHING = new Replaced(-1, null, EMPTY);

  private final int size;
  private final int changes;
  private @Nullable Object[] cells;
  private volatile @Nullable Replaced replaced;
  private int searched;

  private Dense(int size, @Nullable Object[] cells, int changes) {
    this.size = size;
    this.cells = cells;
    this.changes = changes;
  }

  @SuppressWarnings("unchecked") // nothing in it
  public static <T extends @Nullable Object> Dense<T> empty() {
    return (Dense<T>) EMPTY;
  }

  public int size() {
    return size;
  }

  /**
   * What is kept under a number from 0 to {@link #size()} - 1.
   *
   * @throws IndexOutOfBoundsException beyond
   */
  public T get(int index) {
    if (index < 0 || index >= size) {
      throw new IndexOutOfBoundsException(index + " of " + size);
    }
    Object found = CELL.getAcquire(cells, index);
    return cast(replaced == null ? found : earlier(index, found));
  }

  /** The same, and null for a number beyond all. */
  public @Nullable T getOrNull(int index) {
    return index >= size ? null : get(index);
  }

  /** With something else under a number; null is under all numbers between, if it is a new one. */
  public Dense<T> update(int index, T value) {
    return with(index, value);
  }

  /** With null under a number. */
  public Dense<T> cleared(int index) {
    return with(index, null);
  }

  private Dense<T> with(int index, @Nullable Object value) {
    if (index < 0) {
      throw new IndexOutOfBoundsException(index + " of " + size);
    }
    int count = Math.max(size, index + 1);
    @Nullable Object[] shared = cells;
    if (index < shared.length
        && changes < CHANGES + shared.length / CELLS_PER_CHANGE
        && replaced == null) {
      Dense<T> next = new Dense<>(count, shared, changes + 1);
      if (REPLACED.compareAndSet(this, null, new Replaced(index, shared[index], next))) {
        CELL.setRelease(shared, index, value);
        return next;
      }
    }
    @Nullable Object[] own = copy(count <= shared.length ? shared.length : grown(count));
    own[index] = value;
    return new Dense<>(count, own, 0);
  }

  private static int grown(int count) {
    return Math.max(LEAST, count + count / 2);
  }

  public Dense<T> append(T value) {
    return update(size, value);
  }

  public Option<T> find(Predicate<? super T> wanted) {
    return iterator().find(wanted);
  }

  public Vector<T> filter(Predicate<? super T> wanted) {
    return iterator().filter(wanted).toVector();
  }

  public boolean forAll(Predicate<? super T> wanted) {
    return iterator().forAll(wanted);
  }

  /** All, by number, nulls included. */
  @Override
  public Iterator<T> iterator() {
    return new Iterator<>() {
      private int next;

      @Override
      public boolean hasNext() {
        return next < size;
      }

      @Override
      public T next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        return Dense.this.get(next++);
      }
    };
  }

  @Override
  public String toString() {
    return iterator().mkString("[", ", ", "]");
  }

  /**
   * What this value has under a number although others were made of it.
   *
   * @param found what the array held before it was asked what has been replaced
   */
  private @Nullable Object earlier(int index, @Nullable Object found) {
    int steps = 0;
    Dense<?> at = this;
    for (Replaced each = replaced; each != null; each = at.replaced) {
      if (each.nothing()) {
        return at.cells[index];
      }
      if (each.index == index) {
        return each.was;
      }
      at = each.after;
      steps++;
    }
    searched += steps;
    if (searched > cells.length) {
      cells = copy(cells.length);
      replaced = NOTHING;
    }
    return found;
  }

  /** What this value has, in an array of that length. */
  private @Nullable Object[] copy(int length) {
    Deque<Replaced> since = new ArrayDeque<>();
    Dense<?> at = this;
    @Nullable Object[] own = Arrays.copyOf(cells, length);
    VarHandle.acquireFence();
    for (Replaced each = replaced; each != null; each = at.replaced) {
      if (each.nothing()) {
        own = Arrays.copyOf(at.cells, length);
        break;
      }
      since.push(each);
      at = each.after;
    }
    for (Replaced each : since) {
      if (each.index < length) {
        own[each.index] = each.was;
      }
    }
    return own;
  }

  @SuppressWarnings({"unchecked", "NullAway"}) // only values of the kind get in
  private T cast(@Nullable Object value) {
    return (T) value;
  }
}
