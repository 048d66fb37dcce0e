package org.arraytwin.profile.interop;

import java.util.Iterator;
import java.util.function.Function;
import org.arraytwin.profile.Element;
import org.arraytwin.profile.ElementView;

/**
 * The central instances of a profile: all objects of one view, or one part of them.
 *
 * @param profile what they conform to
 * @param view how they are seen
 * @param objects all of them, lazily
 * @param test whether an object of the view is one of them
 */
public record Central<S, T>(
    Registration profile,
    ElementView<S, T> view,
    Function<S, Iterator<T>> objects,
    Test<S, T> test) {
  /** Tells central objects from others. */
  @FunctionalInterface
  public interface Test<S, T> {
    boolean of(S snapshot, T object);
  }

  /** Every object of a view. */
  public static <S, T> Central<S, T> all(Registration profile, ElementView<S, T> view) {
    return new Central<>(profile, view, view::all, (s, object) -> true);
  }

  Iterator<Conformance<S>> conformances(S snapshot) {
    return io.vavr.collection.Iterator.ofAll(objects.apply(snapshot)).map(this::conformance);
  }

  Conformance<S> conformance(T object) {
    return new Conformance<>(profile, view.of(object));
  }

  /** One element that conforms to one profile. */
  record Conformance<S>(Registration profile, Element<S, ?> element) {}
}
