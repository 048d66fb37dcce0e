package org.arraytwin.wbem;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Lazy combinations of iterators, none of which looks further ahead than one element. */
public final class Iterators {
  private Iterators() {}

  /** All elements of the iterators that the function makes, one after another. */
  public static <A, B> Iterator<B> flatMap(
      Iterator<A> outer, Function<? super A, ? extends Iterator<? extends B>> inner) {
    return new Iterator<B>() {
      private @Nullable Iterator<? extends B> current;

      @Override
      public boolean hasNext() {
        while (current == null || !current.hasNext()) {
          if (!outer.hasNext()) {
            return false;
          }
          current = inner.apply(outer.next());
        }
        return true;
      }

      @Override
      public B next() {
        if (!hasNext() || current == null) {
          throw new NoSuchElementException();
        }
        return current.next();
      }
    };
  }

  /** What the function makes of each element. */
  public static <A, B> Iterator<B> map(
      Iterator<A> source, Function<? super A, ? extends B> function) {
    return new Iterator<B>() {
      @Override
      public boolean hasNext() {
        return source.hasNext();
      }

      @Override
      public B next() {
        return function.apply(source.next());
      }
    };
  }

  /** The elements that pass; null elements do not. */
  public static <T> Iterator<T> filter(
      Iterator<? extends @Nullable T> source, Predicate<? super T> wanted) {
    return new Iterator<T>() {
      private @Nullable T found;

      @Override
      public boolean hasNext() {
        while (found == null && source.hasNext()) {
          T candidate = source.next();
          if (candidate != null && wanted.test(candidate)) {
            found = candidate;
          }
        }
        return found != null;
      }

      @Override
      public T next() {
        if (!hasNext() || found == null) {
          throw new NoSuchElementException();
        }
        T result = found;
        found = null;
        return result;
      }
    };
  }
}
