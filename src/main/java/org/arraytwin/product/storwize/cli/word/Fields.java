package org.arraytwin.product.storwize.cli.word;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The attributes of an object as listings have them, in order. */
public final class Fields {
  private final Map<String, String> values = new LinkedHashMap<>();
  private boolean parted;

  public Fields put(String name, String value) {
    values.put(name, value);
    return this;
  }

  public Fields put(String name, long value) {
    return put(name, String.valueOf(value));
  }

  public Fields yesNo(String name, boolean value) {
    return put(name, value ? "yes" : "no");
  }

  public Fields onOff(String name, boolean value) {
    return put(name, value ? "on" : "off");
  }

  /** Attributes that have no value, or none that this system could have. */
  public Fields empty(String... names) {
    for (String name : names) {
      put(name, "");
    }
    return this;
  }

  /** A part of another object that stands behind an empty line. */
  public Fields behindAnEmptyLine() {
    parted = true;
    return this;
  }

  boolean parted() {
    return parted;
  }

  Map<String, String> all() {
    return Collections.unmodifiableMap(values);
  }

  String required(String name) {
    String value = values.get(name);
    if (value == null) {
      throw new IllegalStateException("no attribute " + name + "; there are " + values.keySet());
    }
    return value;
  }
}
