package org.arraytwin.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.arraytwin.cim.CimClass;
import org.arraytwin.cim.CimInstance;
import org.arraytwin.cim.CimProperty;
import org.arraytwin.cim.CimType;
import org.arraytwin.cim.InstanceLayout;
import org.arraytwin.cim.ObjectPath;
import org.jspecify.annotations.Nullable;

/**
 * The properties of one view, bound to the class once: a layout and, position by position, how each
 * value is computed.
 */
final class Sheet<S, T> {
  private record KeyColumn<S, T>(String name, CimType type, Getter<S, T> getter) {}

  private final InstanceLayout layout;
  private final List<Getter<S, T>> getters;
  private final List<KeyColumn<S, T>> keys = new ArrayList<>();

  /**
   * @throws IllegalArgumentException where the class lacks a property or a key has no getter
   */
  Sheet(CimClass cimClass, Map<String, Getter<S, T>> columns) {
    layout = InstanceLayout.of(cimClass, columns.keySet());
    List<@Nullable Getter<S, T>> placed = new ArrayList<>();
    for (int i = 0; i < layout.size(); i++) {
      placed.add(null);
    }
    columns.forEach((name, getter) -> placed.set(layout.indexOf(name), getter));
    getters = List.copyOf(placed);
    for (CimProperty key : cimClass.keys()) {
      keys.add(new KeyColumn<>(key.name(), key.type(), getters.get(layout.indexOf(key.name()))));
    }
  }

  CimClass cimClass() {
    return layout.cimClass();
  }

  CimInstance instance(S snapshot, T object, String namespace, @Nullable String host) {
    @Nullable Object[] values = new Object[getters.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = getters.get(i).get(snapshot, object);
    }
    return new CimInstance(layout, values, namespace, host);
  }

  ObjectPath path(S snapshot, T object, String namespace, @Nullable String host) {
    List<ObjectPath.Key> bindings = new ArrayList<>(keys.size());
    for (KeyColumn<S, T> key : keys) {
      Object value = key.getter().get(snapshot, object);
      if (value == null) {
        throw new IllegalStateException(cimClass() + ": key " + key.name() + " is null");
      }
      bindings.add(new ObjectPath.Key(key.name(), key.type(), value));
    }
    return new ObjectPath(host, namespace, cimClass().name(), bindings);
  }

  /** Whether a path names exactly this object: no key wrong, missing or too many. */
  boolean named(S snapshot, T object, ObjectPath path) {
    if (path.keys().size() != keys.size()) {
      return false;
    }
    for (KeyColumn<S, T> key : keys) {
      Object given = path.key(key.name());
      if (given == null || !same(given, key.getter().get(snapshot, object))) {
        return false;
      }
    }
    return true;
  }

  private static boolean same(Object given, @Nullable Object own) {
    if (given instanceof ObjectPath a && own instanceof ObjectPath b) {
      return a.sameObject(b);
    }
    return given.equals(own);
  }
}
