package org.arraytwin.profile;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.function.BiFunction;
import org.arraytwin.cim.ObjectPath;
import org.jspecify.annotations.Nullable;

/**
 * One end of an association: which element an association leads to, and by which domain indexes the
 * associations of an element are found.
 *
 * @param role the reference property
 * @param element the element of an association at this end, null where there is none
 * @param ways one for each kind of element that can stand here
 */
record End<S, A>(
    String role, BiFunction<S, A, @Nullable Element<S, ?>> element, List<Way<S, ?, A>> ways) {
  /** The path of that element, null where there is none. */
  @Nullable ObjectPath path(S snapshot, A association) {
    Element<S, ?> there = element.apply(snapshot, association);
    return there == null ? null : there.path(snapshot);
  }

  /** From elements of one view to their associations. */
  record Way<S, T, A>(ElementView<S, T> view, BiFunction<S, T, Iterator<A>> index) {
    /** What the index gives for the element of a path; null where this way does not lead there. */
    private @Nullable Found<S, A> from(S snapshot, ObjectPath path) {
      T object = view.find(snapshot, path);
      return object == null ? null : new Found<>(view.of(object), index.apply(snapshot, object));
    }
  }

  private record Found<S, A>(Element<S, ?> element, Iterator<A> candidates) {}

  /** The associations whose end here is the element of that path. */
  Iterator<A> from(S snapshot, ObjectPath path) {
    for (Way<S, ?, A> way : ways) {
      Found<S, A> found = way.from(snapshot, path);
      if (found != null) {
        return io.vavr.collection.Iterator.ofAll(found.candidates())
            .filter(a -> found.element().equals(element.apply(snapshot, a)));
      }
    }
    return Collections.emptyIterator();
  }
}
