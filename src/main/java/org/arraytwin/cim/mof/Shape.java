package org.arraytwin.cim.mof;

import java.util.HashMap;
import java.util.Map;
import org.arraytwin.cim.CimClass;
import org.arraytwin.cim.CimProperty;
import org.arraytwin.cim.InstanceLayout;
import org.jspecify.annotations.Nullable;

/** A class as instances are made of it: what depends on the class alone is found once. */
final class Shape {
  private final CimClass cimClass;
  private final boolean damaged;
  private final InstanceLayout layout;
  private final Map<String, Integer> positions = new HashMap<>();
  private final @Nullable Object[] defaults;
  private final @Nullable Object[] last;

  /**
   * @param damaged whether something of its declaration could not be read, so that a property may
   *     be missing through no fault of the instance
   */
  Shape(CimClass cimClass, boolean damaged) {
    this.cimClass = cimClass;
    this.damaged = damaged;
    this.layout = InstanceLayout.of(cimClass);
    this.defaults = new Object[layout.size()];
    this.last = new Object[layout.size()];
    for (int i = 0; i < layout.size(); i++) {
      defaults[i] = layout.properties().get(i).defaultValue();
    }
  }

  CimClass cimClass() {
    return cimClass;
  }

  boolean damaged() {
    return damaged;
  }

  InstanceLayout layout() {
    return layout;
  }

  CimProperty property(int position) {
    return layout.properties().get(position);
  }

  /** The position of a property as spelt, or -1. */
  int position(String name) {
    Integer known = positions.get(name);
    if (known != null) {
      return known;
    }
    int position = layout.indexOf(name);
    if (position >= 0) {
      positions.put(name, position);
    }
    return position;
  }

  /** The values of an instance that says nothing. */
  @Nullable Object[] defaults() {
    return defaults.clone();
  }

  /** The value itself, or the equal one that the instance before had there: many are alike. */
  @Nullable Object shared(int position, @Nullable Object value) {
    Object before = last[position];
    if (value != null && value.equals(before)) {
      return before;
    }
    last[position] = value;
    return value;
  }
}
