package org.arraytwin.persistent;

import io.vavr.collection.Iterator;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * The latest things that came, oldest first, as an immutable value. Successive values share an
 * array: each sees its own part of it, and what comes is written behind that, if nobody has done so
 * before. What is too old is let go of once as much of it has come together as is kept.
 *
 * @param <T> what came, not null
 */
public final class Latest<T> implements Iterable<T> {
  private static final VarHandle CELL = MethodHandles.arrayElementVarHandle(Object[].class);

  private final int most;
  private final @Nullable Object[] cells;
  private final int end;

  private Latest(int most, @Nullable Object[] cells, int end) {
    this.most = most;
    this.cells = cells;
    this.end = end;
  }

  /**
   * Nothing yet.
   *
   * @param most how many are kept, 1 or more
   */
  public static <T> Latest<T> of(int most) {
    return new Latest<>(most, new Object[0], 0);
  }

  public int size() {
    return Math.min(most, end);
  }

  /** With one more; the oldest goes where there are too many. */
  public Latest<T> append(T next) {
    if (end < cells.length && CELL.compareAndSet(cells, end, null, next)) {
      return new Latest<>(most, cells, end + 1);
    }
    int kept = Math.min(end, most - 1);
    @Nullable Object[] own = new Object[Math.min(2 * most, 2 * (kept + 1))];
    System.arraycopy(cells, end - kept, own, 0, kept);
    own[kept] = next;
    return new Latest<>(most, own, kept + 1);
  }

  /** From the oldest to the latest. */
  @Override
  public Iterator<T> iterator() {
    return new Iterator<>() {
      private int at = end - Latest.this.size();

      @Override
      public boolean hasNext() {
        return at < end;
      }

      @Override
      @SuppressWarnings({"unchecked", "NullAway"}) // all up to the end are there, of the kind
      public T next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        return (T) cells[at++];
      }
    };
  }

  @Override
  public String toString() {
    return iterator().mkString("[", ", ", "]");
  }
}
