package org.arraytwin.persistent;

import io.vavr.collection.Iterator;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.NoSuchElementException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Things by number, as an immutable value: a radix-32 tree and, in front of it, the latest changes.
 *
 * <p>A command changes the same few things several times, and copying the way down a tree for each
 * change was most of its cost. So a change is only noted, and every {@value #MOST_NOTES} noted
 * changes enter the tree together, each node of it copied once. Numbers that are not used cost
 * nothing where they are many in a row.
 *
 * @param <T> what is kept; null stands for what was removed
 */
public final class Dense<T extends @Nullable Object> implements Iterable<T> {
  private static final int BITS = 5;
  private static final int FAN = 1 << BITS;
  private static final int MASK = FAN - 1;
  private static final int MOST_NOTES = 8;

  /** A change that is not in the tree yet; no two of a chain are of one index. */
  private record Note(
      int index, @Nullable Object value, @Nullable Note next, int length, long marks) {

    /** One note more; the marks tell for most numbers at once that no note is theirs. */
    static Note before(int index, @Nullable Object value, @Nullable Note next) {
      return next == null
          ? new Note(index, value, null, 1, 1L << index)
          : new Note(index, value, next, next.length + 1, next.marks | 1L << index);
    }
  }

  private static final Dense<?> EMPTY = new Dense<>(0, new Object[FAN], 1, null);

  private final int size;
  private final @Nullable Object[] root;
  private final int levels;
  private final @Nullable Note notes;

  private Dense(int size, @Nullable Object[] root, int levels, @Nullable Note notes) {
    this.size = size;
    this.root = root;
    this.levels = levels;
    this.notes = notes;
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
    if (notes != null && (notes.marks & 1L << index) != 0) {
      for (Note note = notes; note != null; note = note.next) {
        if (note.index == index) {
          return cast(note.value);
        }
      }
    }
    @Nullable Object[] leaf = leaf(root, levels, index);
    return cast(leaf == null ? null : leaf[index & MASK]);
  }

  /** The same, and null for a number beyond all. */
  public @Nullable T getOrNull(int index) {
    return index >= size ? null : get(index);
  }

  /** With something else under a number; null is under all numbers between, if it is a new one. */
  public Dense<T> update(int index, T value) {
    return noting(index, value);
  }

  /** With null under a number. */
  public Dense<T> cleared(int index) {
    return noting(index, null);
  }

  private Dense<T> noting(int index, @Nullable Object value) {
    if (index < 0) {
      throw new IndexOutOfBoundsException(index + " of " + size);
    }
    int count = Math.max(size, index + 1);
    Note rest = without(notes, index);
    if (rest == null || rest.length < MOST_NOTES) {
      return new Dense<>(count, root, levels, Note.before(index, value, rest));
    }
    Dense<T> all = entered();
    return new Dense<>(count, all.root, all.levels, Note.before(index, value, null));
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
    Dense<T> all = notes == null ? this : entered();
    return new Iterator<>() {
      private int next;
      private @Nullable Object @Nullable [] leaf = all.root;

      @Override
      public boolean hasNext() {
        return next < all.size;
      }

      @Override
      public T next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        if ((next & MASK) == 0) {
          leaf = leaf(all.root, all.levels, next);
        }
        Object found = leaf == null ? null : leaf[next & MASK];
        next++;
        return cast(found);
      }
    };
  }

  @Override
  public String toString() {
    return iterator().mkString("[", ", ", "]");
  }

  /** The same with all notes in the tree. */
  private Dense<T> entered() {
    @Nullable Object[] old = root;
    int deep = levels;
    while (deep * BITS < Integer.SIZE - 1 && size > 1 << (deep * BITS)) {
      @Nullable Object[] above = new Object[FAN];
      above[0] = old;
      old = above;
      deep++;
    }
    @Nullable Object[] fresh = old.clone();
    for (Note note = notes; note != null; note = note.next) {
      enter(old, fresh, deep, note);
    }
    return new Dense<>(size, fresh, deep, null);
  }

  /** A node of the new tree that is still one of the old tree is copied, once. */
  private static void enter(
      @Nullable Object[] old, @Nullable Object[] fresh, int levels, Note note) {
    @Nullable Object[] was = old;
    @Nullable Object[] is = fresh;
    for (int shift = (levels - 1) * BITS; shift > 0; shift -= BITS) {
      int i = note.index >>> shift & MASK;
      @Nullable Object[] wasBelow = was == null ? null : (Object[]) was[i];
      @Nullable Object[] below = (Object[]) is[i];
      if (below == null) {
        below = new Object[FAN];
        is[i] = below;
      } else if (below == wasBelow) {
        below = below.clone();
        is[i] = below;
      }
      was = wasBelow;
      is = below;
    }
    is[note.index & MASK] = note.value;
  }

  private static @Nullable Note without(@Nullable Note notes, int index) {
    if (notes == null || (notes.marks & 1L << index) == 0) {
      return notes;
    }
    for (Note note = notes; note != null; note = note.next) {
      if (note.index == index) {
        Note rest = note.next;
        for (Note newer = notes; newer != null && newer.index != index; newer = newer.next) {
          rest = Note.before(newer.index, newer.value, rest);
        }
        return rest;
      }
    }
    return notes;
  }

  private static @Nullable Object @Nullable [] leaf(
      @Nullable Object[] root, int levels, int index) {
    @Nullable Object @Nullable [] node = root;
    for (int shift = (levels - 1) * BITS; shift > 0 && node != null; shift -= BITS) {
      node = (Object[]) node[index >>> shift & MASK];
    }
    return node;
  }

  @SuppressWarnings({"unchecked", "NullAway"}) // only values of the kind get in
  private T cast(@Nullable Object value) {
    return (T) value;
  }
}
