package org.arraytwin.cim;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A class with everything it inherits: properties, methods and qualifiers are the effective ones
 * (DSP0004 propagation applied). Immutable; compared by identity, so that layouts and encoded tags
 * can be cached per class.
 */
public final class CimClass {
  private final String name;
  private final @Nullable String superclass;
  private final Qualifiers qualifiers;
  private final List<CimProperty> properties;
  private final List<CimMethod> methods;
  private final Map<String, Integer> propertyIndex = new HashMap<>();
  private final List<CimProperty> keys = new ArrayList<>();
  private final List<CimProperty> references = new ArrayList<>();

  public CimClass(
      String name,
      @Nullable String superclass,
      Qualifiers qualifiers,
      List<CimProperty> properties,
      List<CimMethod> methods) {
    this.name = name;
    this.superclass = superclass;
    this.qualifiers = qualifiers;
    this.properties = List.copyOf(properties);
    this.methods = List.copyOf(methods);
    for (int i = 0; i < this.properties.size(); i++) {
      CimProperty p = this.properties.get(i);
      propertyIndex.put(Names.fold(p.name()), i);
      if (p.isKey()) {
        keys.add(p);
      }
      if (p.isReference()) {
        references.add(p);
      }
    }
  }

  public String name() {
    return name;
  }

  public @Nullable String superclass() {
    return superclass;
  }

  public Qualifiers qualifiers() {
    return qualifiers;
  }

  /** All properties, inherited ones first, in declaration order. */
  public List<CimProperty> properties() {
    return properties;
  }

  /** All methods, inherited ones first, in declaration order. */
  public List<CimMethod> methods() {
    return methods;
  }

  /** The key properties, in declaration order. */
  public List<CimProperty> keys() {
    return List.copyOf(keys);
  }

  /** The reference properties, in declaration order. */
  public List<CimProperty> references() {
    return List.copyOf(references);
  }

  public @Nullable CimProperty property(String propertyName) {
    Integer i = propertyIndex.get(Names.fold(propertyName));
    return i == null ? null : properties.get(i);
  }

  /** The position in {@link #properties()}, or -1. */
  public int indexOf(String propertyName) {
    return propertyIndex.getOrDefault(Names.fold(propertyName), -1);
  }

  public @Nullable CimMethod method(String methodName) {
    for (CimMethod m : methods) {
      if (Names.same(m.name(), methodName)) {
        return m;
      }
    }
    return null;
  }

  public boolean isAssociation() {
    return qualifiers.is("Association");
  }

  public boolean isIndication() {
    return qualifiers.is("Indication");
  }

  public boolean isAbstract() {
    return qualifiers.is("Abstract");
  }

  @Override
  public String toString() {
    return name;
  }
}
