package org.arraytwin.cim;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An instance: a layout and a value for each of its properties, in the layout's order. A property
 * that the layout lacks is left out of answers; one whose value is null is answered as NULL.
 */
public final class CimInstance {
  private final InstanceLayout layout;
  private final @Nullable Object[] values;
  private final @Nullable String namespace;
  private final @Nullable String host;

  /** Takes over the array: the caller must not change it afterwards. */
  public CimInstance(
      InstanceLayout layout,
      @Nullable Object[] values,
      @Nullable String namespace,
      @Nullable String host) {
    if (values.length != layout.size()) {
      throw new IllegalArgumentException(
          layout.cimClass() + ": " + values.length + " values for " + layout.size());
    }
    this.layout = layout;
    this.values = values;
    this.namespace = namespace;
    this.host = host;
  }

  public InstanceLayout layout() {
    return layout;
  }

  public CimClass cimClass() {
    return layout.cimClass();
  }

  public @Nullable Object value(int position) {
    return values[position];
  }

  /** The value of a property; null also where the layout lacks it. */
  public @Nullable Object get(String property) {
    int i = layout.indexOf(property);
    return i < 0 ? null : values[i];
  }

  /** The namespace the instance lives in, where it is not simply the one asked. */
  public @Nullable String namespace() {
    return namespace;
  }

  /** The host of its path where it is not this server, for example a peer array's WWN. */
  public @Nullable String host() {
    return host;
  }

  /** The path made of the key values. */
  public ObjectPath path() {
    int[] positions = layout.keyPositions();
    List<ObjectPath.Key> keys = new ArrayList<>(positions.length);
    for (int i : positions) {
      Object value = values[i];
      CimProperty key = layout.properties().get(i);
      if (value == null) {
        throw new IllegalStateException(cimClass() + ": key " + key.name() + " is null");
      }
      keys.add(new ObjectPath.Key(key.name(), key.type(), value));
    }
    return new ObjectPath(host, namespace, cimClass().name(), keys);
  }
}
