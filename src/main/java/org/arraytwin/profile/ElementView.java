package org.arraytwin.profile;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.arraytwin.cim.CimException;
import org.arraytwin.cim.CimInstance;
import org.arraytwin.cim.CimMethod;
import org.arraytwin.cim.CimStatus;
import org.arraytwin.cim.Names;
import org.arraytwin.cim.ObjectPath;
import org.arraytwin.fleet.Command;
import org.arraytwin.wbem.MethodResult;
import org.jspecify.annotations.Nullable;

/**
 * How domain objects of one kind are seen as instances of one class. A view without {@code all} is
 * known only through associations: its instances are neither enumerated nor got.
 *
 * @param <S> the snapshot everything is read from
 * @param <T> the domain object
 */
public final class ElementView<S, T> {
  /** Tells the host of an object's path; null for this server. */
  @FunctionalInterface
  public interface Host<S, T> {
    @Nullable String of(S snapshot, T object);
  }

  private final Home home;
  private final Sheet<S, T> sheet;
  private final @Nullable Function<S, Iterator<T>> all;
  private final BiFunction<S, ObjectPath, @Nullable T> candidate;
  private final Host<S, T> host;
  private final Map<String, MethodBody<S, T>> methods;
  private final Map<String, BiFunction<S, Object, Iterator<T>>> indexes;
  private final @Nullable MethodBody<S, T> otherwise;
  private final Map<String, Setter<S, T>> setters;

  private ElementView(Home home, String className, Builder<S, T> from) {
    this.home = home;
    this.sheet = new Sheet<>(home.require(className), from.columns);
    this.all = from.all;
    this.candidate = from.candidate;
    this.host = from.host;
    this.methods = Map.copyOf(from.methods);
    this.indexes = Map.copyOf(from.indexes);
    this.otherwise = from.otherwise;
    this.setters = Collections.unmodifiableMap(from.setters);
  }

  /** Begins a view; {@code candidate} leads from a path to the only object it can mean. */
  public static <S, T> Builder<S, T> finding(BiFunction<S, ObjectPath, @Nullable T> candidate) {
    return new Builder<>(candidate);
  }

  public String className() {
    return sheet.cimClass().name();
  }

  public String namespace() {
    return home.namespace();
  }

  /** Whether its instances are enumerated and got. */
  public boolean listed() {
    return all != null;
  }

  public Element<S, T> of(T object) {
    return new Element<>(this, object);
  }

  public ObjectPath path(S snapshot, T object) {
    return sheet.path(snapshot, object, home.namespace(), host.of(snapshot, object));
  }

  public CimInstance instance(S snapshot, T object) {
    return sheet.instance(snapshot, object, home.namespace(), host.of(snapshot, object));
  }

  /** All objects, lazily; none where the view is not listed. */
  public Iterator<T> all(S snapshot) {
    return all == null ? Collections.emptyIterator() : all.apply(snapshot);
  }

  /** Whether objects are found by a property; where none are listed, there are none to find. */
  boolean indexed(String property) {
    return all == null || indexes.containsKey(Names.fold(property));
  }

  /** The objects that may have that value in an indexed property. */
  Iterator<T> find(S snapshot, String property, Object value) {
    BiFunction<S, Object, Iterator<T>> index = indexes.get(Names.fold(property));
    return index == null || all == null
        ? Collections.emptyIterator()
        : index.apply(snapshot, value);
  }

  /** The object that a path names, or null. The path's class must be this view's. */
  public @Nullable T find(S snapshot, ObjectPath path) {
    if (!Names.same(path.className(), className())
        || (path.namespace() != null && !Names.same(path.namespace(), home.namespace()))) {
      return null;
    }
    T object = candidate.apply(snapshot, path);
    return object != null && sheet.named(snapshot, object, path) ? object : null;
  }

  @Nullable Element<S, T> element(S snapshot, ObjectPath path) {
    T object = find(snapshot, path);
    return object == null ? null : of(object);
  }

  /**
   * The commands that change properties of the object of a path; null where the path names none.
   *
   * @param values by declared name
   * @throws CimException NOT_SUPPORTED where one is not for clients to write
   */
  @Nullable List<Command> changes(
      S snapshot, ObjectPath path, Map<String, @Nullable Object> values) {
    T object = find(snapshot, path);
    if (object == null) {
      return null;
    }
    List<Command> commands = new ArrayList<>();
    values.forEach(
        (name, value) -> {
          Setter<S, T> setter = setters.get(name);
          if (setter == null) {
            throw new CimException(
                CimStatus.NOT_SUPPORTED,
                "property "
                    + name
                    + " of "
                    + path
                    + " cannot be written; of "
                    + className()
                    + " clients can write "
                    + (setters.isEmpty() ? "none" : String.join(", ", setters.keySet())));
          }
          commands.add(setter.set(snapshot, object, value));
        });
    return commands;
  }

  /** Runs a method on the object of a path; null where the path names none. */
  @Nullable MethodResult invoke(
      S snapshot, ObjectPath path, CimMethod method, Map<String, Object> in) {
    T object = find(snapshot, path);
    if (object == null) {
      return null;
    }
    MethodBody<S, T> body = methods.get(Names.fold(method.name()));
    if (body == null) {
      body = otherwise;
    }
    if (body == null) {
      throw new CimException(
          CimStatus.METHOD_NOT_AVAILABLE,
          "method " + method.name() + " of " + className() + " is not implemented by this array");
    }
    return body.invoke(snapshot, object, in);
  }

  /** Collects what a view is made of. */
  public static final class Builder<S, T> {
    private final BiFunction<S, ObjectPath, @Nullable T> candidate;
    private final Map<String, Getter<S, T>> columns = new LinkedHashMap<>();
    private final Map<String, MethodBody<S, T>> methods = new HashMap<>();
    private final Map<String, Setter<S, T>> setters = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, BiFunction<S, Object, Iterator<T>>> indexes = new HashMap<>();
    private @Nullable Function<S, Iterator<T>> all;
    private Host<S, T> host = (snapshot, object) -> null;
    private @Nullable MethodBody<S, T> otherwise;

    private Builder(BiFunction<S, ObjectPath, @Nullable T> candidate) {
      this.candidate = candidate;
    }

    /** Lists the objects, lazily. */
    public Builder<S, T> all(Function<S, Iterator<T>> objects) {
      all = objects;
      return this;
    }

    /** The host of the objects' paths, where it is not this server. */
    public Builder<S, T> host(Host<S, T> of) {
      host = of;
      return this;
    }

    public Builder<S, T> value(String property, Getter<S, T> getter) {
      columns.put(property, getter);
      return this;
    }

    /** Lets clients write a property that has a value. */
    public Builder<S, T> writable(String property, Setter<S, T> setter) {
      setters.put(property, setter);
      return this;
    }

    public Builder<S, T> constant(String property, @Nullable Object value) {
      return value(property, (s, t) -> value);
    }

    /**
     * How the objects with a value in a property are found without looking at all of them; it may
     * give some too many.
     */
    public Builder<S, T> index(String property, BiFunction<S, Object, Iterator<T>> objects) {
      indexes.put(Names.fold(property), objects);
      return this;
    }

    public Builder<S, T> method(String name, MethodBody<S, T> body) {
      methods.put(Names.fold(name), body);
      return this;
    }

    /** What every method does that is declared but not given here. */
    public Builder<S, T> otherMethods(MethodBody<S, T> body) {
      otherwise = body;
      return this;
    }

    /**
     * @throws IllegalArgumentException where the namespace lacks the class or a property
     */
    public ElementView<S, T> build(Home home, String className) {
      return new ElementView<>(home, className, this);
    }
  }
}
