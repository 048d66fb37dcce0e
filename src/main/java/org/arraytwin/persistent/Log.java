package org.arraytwin.persistent;

import io.vavr.collection.Iterator;
import io.vavr.collection.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Things in the order in which they came, as an immutable value: a chain from the last one back. To
 * add one more takes one link and a look at nothing else, which is what most commands do to it.
 *
 * @param <T> what came
 */
public final class Log<T> implements Iterable<T> {
  private static final Log<?> EMPTY = new Log<>(null, null, 0);

  private final @Nullable T last;
  private final @Nullable Log<T> before;
  private final int size;

  private Log(@Nullable T last, @Nullable Log<T> before, int size) {
    this.last = last;
    this.before = before;
    this.size = size;
  }

  @SuppressWarnings("unchecked") // nothing in it
  public static <T> Log<T> empty() {
    return (Log<T>) EMPTY;
  }

  /** All of these, the oldest first. */
  public static <T> Log<T> of(Iterable<? extends T> inOrder) {
    Log<T> log = empty();
    for (T each : inOrder) {
      log = log.append(each);
    }
    return log;
  }

  public int size() {
    return size;
  }

  public boolean isEmpty() {
    return size == 0;
  }

  /** The latest, or null where nothing came. */
  public @Nullable T last() {
    return last;
  }

  /** With one more. */
  public Log<T> append(T next) {
    return new Log<>(next, this, size + 1);
  }

  /** Without the latest; nothing where nothing came. */
  public Log<T> init() {
    return before == null ? this : before;
  }

  /** The latest that is wanted, or null. */
  public @Nullable T findLast(Predicate<? super T> wanted) {
    for (Log<T> log = this; log != null && log.last != null; log = log.before) {
      if (wanted.test(log.last)) {
        return log.last;
      }
    }
    return null;
  }

  /** The latest ones, back to the first that is not wanted; the oldest of them first. */
  public List<T> lastWhile(Predicate<? super T> wanted) {
    List<T> found = List.empty();
    for (Log<T> log = this;
        log != null && log.last != null && wanted.test(log.last);
        log = log.before) {
      found = found.prepend(log.last);
    }
    return found;
  }

  /** From the oldest to the latest. */
  @Override
  public Iterator<T> iterator() {
    return lastWhile(each -> true).iterator();
  }

  @Override
  public String toString() {
    return iterator().mkString("[", ", ", "]");
  }
}
