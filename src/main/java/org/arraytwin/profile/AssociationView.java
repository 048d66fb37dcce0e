package org.arraytwin.profile;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.arraytwin.cim.CimInstance;
import org.arraytwin.cim.Names;
import org.arraytwin.cim.ObjectPath;
import org.jspecify.annotations.Nullable;

/**
 * How a relation between domain objects is seen as instances of one association class. Every
 * direction is found through a domain index; nothing is ever searched.
 *
 * @param <S> the snapshot everything is read from
 * @param <A> the domain object that stands for one association
 */
public final class AssociationView<S, A> {
  private final Home home;
  private final Sheet<S, A> sheet;
  private final Function<S, Iterator<A>> all;
  private final List<End<S, A>> ends;

  private AssociationView(Home home, String className, Builder<S, A> from) {
    Map<String, Getter<S, A>> columns = new LinkedHashMap<>(from.columns);
    for (End<S, A> end : from.ends) {
      columns.put(end.role(), end::path);
    }
    this.home = home;
    this.sheet = new Sheet<>(home.require(className), columns);
    this.all = from.all;
    this.ends = List.copyOf(from.ends);
  }

  /** Begins a view of associations that are listed so, lazily. */
  public static <S, A> Builder<S, A> listing(Function<S, Iterator<A>> all) {
    return new Builder<>(all);
  }

  public String className() {
    return sheet.cimClass().name();
  }

  public Iterator<A> all(S snapshot) {
    return all.apply(snapshot);
  }

  public CimInstance instance(S snapshot, A association) {
    return sheet.instance(snapshot, association, home.namespace(), null);
  }

  public ObjectPath path(S snapshot, A association) {
    return sheet.path(snapshot, association, home.namespace(), null);
  }

  Iterator<CimInstance> instances(S snapshot) {
    return instances(snapshot, all.apply(snapshot));
  }

  /** Those whose end of that role is the element of a path. */
  Iterator<CimInstance> references(S snapshot, ObjectPath element, String role) {
    for (End<S, A> end : ends) {
      if (Names.same(end.role(), role)) {
        return instances(snapshot, end.from(snapshot, element));
      }
    }
    return io.vavr.collection.Iterator.empty();
  }

  /** Looked for at the end declared first, which must be the one with few associations. */
  @Nullable CimInstance get(S snapshot, ObjectPath path) {
    if (path.key(ends.get(0).role()) instanceof ObjectPath narrow) {
      Iterator<A> candidates = ends.get(0).from(snapshot, narrow);
      while (candidates.hasNext()) {
        A candidate = candidates.next();
        if (sheet.named(snapshot, candidate, path)) {
          return instance(snapshot, candidate);
        }
      }
    }
    return null;
  }

  private Iterator<CimInstance> instances(S snapshot, Iterator<A> associations) {
    return io.vavr.collection.Iterator.ofAll(associations).map(a -> instance(snapshot, a));
  }

  /** Collects what a view is made of. */
  public static final class Builder<S, A> {
    private final Function<S, Iterator<A>> all;
    private final List<End<S, A>> ends = new ArrayList<>();
    private final Map<String, Getter<S, A>> columns = new LinkedHashMap<>();

    private Builder(Function<S, Iterator<A>> all) {
      this.all = all;
    }

    /** An end where objects of one view stand; declare the end with few associations first. */
    public <T> Builder<S, A> end(
        String role,
        ElementView<S, T> view,
        BiFunction<S, A, T> element,
        BiFunction<S, T, Iterator<A>> index) {
      return end(role, (s, a) -> view.of(element.apply(s, a))).from(view, index);
    }

    /**
     * An end where objects of several views can stand, or none; continue with {@link #from}. The
     * end declared first has one.
     */
    public Builder<S, A> end(String role, BiFunction<S, A, @Nullable Element<S, ?>> element) {
      ends.add(new End<>(role, element, List.of()));
      return this;
    }

    /** Finds the associations of the last end's elements of one view. */
    public <T> Builder<S, A> from(ElementView<S, T> view, BiFunction<S, T, Iterator<A>> index) {
      End<S, A> last = ends.remove(ends.size() - 1);
      List<End.Way<S, ?, A>> ways = new ArrayList<>(last.ways());
      ways.add(new End.Way<>(view, index));
      ends.add(new End<>(last.role(), last.element(), List.copyOf(ways)));
      return this;
    }

    public Builder<S, A> value(String property, Getter<S, A> getter) {
      columns.put(property, getter);
      return this;
    }

    public Builder<S, A> constant(String property, @Nullable Object value) {
      return value(property, (s, a) -> value);
    }

    /**
     * @throws IllegalArgumentException where the namespace lacks the class or a property
     */
    public AssociationView<S, A> build(Home home, String className) {
      return new AssociationView<>(home, className, this);
    }
  }
}
