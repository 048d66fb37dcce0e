package org.arraytwin.cim;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which properties of a class a provider supplies, and in which position of the value array each
 * stands. One layout serves all instances of a class, so that everything that depends only on the
 * class (tags, key positions) is prepared once and cached by the identity of the layout.
 */
public final class InstanceLayout {
  private final CimClass cimClass;
  private final List<CimProperty> properties;
  private final Map<String, Integer> index = new HashMap<>();
  private final int[] keyPositions;

  private InstanceLayout(CimClass cimClass, List<CimProperty> properties) {
    this.cimClass = cimClass;
    this.properties = List.copyOf(properties);
    for (int i = 0; i < properties.size(); i++) {
      index.put(Names.fold(properties.get(i).name()), i);
    }
    this.keyPositions =
        cimClass.keys().stream().mapToInt(k -> indexOf(k.name())).filter(i -> i >= 0).toArray();
  }

  /** A layout of all properties of the class. */
  public static InstanceLayout of(CimClass cimClass) {
    return new InstanceLayout(cimClass, cimClass.properties());
  }

  /**
   * A layout of some properties, in class order.
   *
   * @throws IllegalArgumentException where the class lacks one of them, or a key is missing
   */
  public static InstanceLayout of(CimClass cimClass, Iterable<String> names) {
    boolean[] wanted = new boolean[cimClass.properties().size()];
    for (String name : names) {
      int i = cimClass.indexOf(name);
      if (i < 0) {
        throw new IllegalArgumentException("class " + cimClass + " has no property " + name);
      }
      wanted[i] = true;
    }
    List<CimProperty> properties = new ArrayList<>();
    for (int i = 0; i < wanted.length; i++) {
      CimProperty p = cimClass.properties().get(i);
      if (wanted[i]) {
        properties.add(p);
      } else if (p.isKey()) {
        throw new IllegalArgumentException("class " + cimClass + ": key " + p.name() + " missing");
      }
    }
    return new InstanceLayout(cimClass, properties);
  }

  public CimClass cimClass() {
    return cimClass;
  }

  public List<CimProperty> properties() {
    return properties;
  }

  /** The position of a property in the value array, or -1. */
  public int indexOf(String name) {
    return index.getOrDefault(Names.fold(name), -1);
  }

  public int size() {
    return properties.size();
  }

  int[] keyPositions() {
    return keyPositions;
  }
}
