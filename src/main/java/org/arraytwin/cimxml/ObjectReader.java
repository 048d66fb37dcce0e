package org.arraytwin.cimxml;

import java.util.ArrayList;
import java.util.List;
import org.arraytwin.cim.CimClass;
import org.arraytwin.cim.CimInstance;
import org.arraytwin.cim.CimMethod;
import org.arraytwin.cim.CimParameter;
import org.arraytwin.cim.CimProperty;
import org.arraytwin.cim.CimType;
import org.arraytwin.cim.Flavor;
import org.arraytwin.cim.InstanceLayout;
import org.arraytwin.cim.Names;
import org.arraytwin.cim.Qualifier;
import org.arraytwin.cim.QualifierType;
import org.arraytwin.cim.Qualifiers;
import org.arraytwin.cim.ValueText;
import org.jspecify.annotations.Nullable;

/**
 * Reads CLASS, INSTANCE and QUALIFIER.DECLARATION, typed by their own TYPE attributes. A value that
 * does not fit its TYPE stays text: the server judges it against the class.
 */
final class ObjectReader {
  private final XmlCursor at;
  private final ArgumentReader values;

  ObjectReader(XmlCursor at, ArgumentReader values) {
    this.at = at;
    this.values = values;
  }

  /** A class of its own, with a layout of the properties that the element holds. */
  CimInstance instance() {
    String className = at.required("CLASSNAME");
    List<CimProperty> properties = new ArrayList<>();
    List<Qualifier> qualifiers = new ArrayList<>();
    while (at.child()) {
      if (at.name().equals("QUALIFIER")) {
        qualifiers.add(qualifier());
      } else {
        properties.add(property(className));
      }
    }
    CimClass own = new CimClass(className, null, new Qualifiers(qualifiers), properties, List.of());
    @Nullable Object[] data = new @Nullable Object[properties.size()];
    for (int i = 0; i < data.length; i++) {
      data[i] = properties.get(i).defaultValue();
    }
    return new CimInstance(InstanceLayout.of(own), data, null, null);
  }

  CimClass cimClass() {
    String name = at.required("NAME");
    String superclass = at.attribute("SUPERCLASS");
    List<Qualifier> qualifiers = new ArrayList<>();
    List<CimProperty> properties = new ArrayList<>();
    List<CimMethod> methods = new ArrayList<>();
    while (at.child()) {
      switch (at.name()) {
        case "QUALIFIER" -> qualifiers.add(qualifier());
        case "METHOD" -> methods.add(method(name));
        default -> properties.add(property(name));
      }
    }
    return new CimClass(name, superclass, new Qualifiers(qualifiers), properties, methods);
  }

  /** A property, its value as the default. */
  private CimProperty property(String className) {
    boolean array = at.name().equals("PROPERTY.ARRAY");
    boolean reference = at.name().equals("PROPERTY.REFERENCE");
    if (!array && !reference && !at.name().equals("PROPERTY")) {
      throw at.unexpected();
    }
    String name = at.required("NAME");
    CimType type = reference ? CimType.REFERENCE : type();
    String referenceClass = reference ? at.attribute("REFERENCECLASS") : null;
    String origin = at.attribute("CLASSORIGIN");
    boolean propagated = at.flag("PROPAGATED", false);
    int size = arraySize();
    String embedded = values.embedded(null);
    List<Qualifier> qualifiers = new ArrayList<>();
    Object value = null;
    while (at.child()) {
      if (at.name().equals("QUALIFIER")) {
        qualifiers.add(qualifier());
      } else {
        requireForm(array, reference);
        value = typed(type, values.value(embedded != null));
      }
    }
    if (embedded != null && new Qualifiers(qualifiers).embedded() == null) {
      qualifiers.add(embeddedQualifier(embedded));
    }
    return new CimProperty(
        name,
        type,
        array,
        size,
        referenceClass,
        value,
        new Qualifiers(qualifiers),
        origin == null ? className : origin,
        propagated);
  }

  /** The value element that a property of that form has. */
  private void requireForm(boolean array, boolean reference) {
    String expected = array ? "VALUE.ARRAY" : reference ? "VALUE.REFERENCE" : "VALUE";
    if (!at.name().equals(expected)) {
      throw at.invalid("element " + at.name() + " is not allowed here, expected " + expected);
    }
  }

  private static Qualifier embeddedQualifier(String embedded) {
    return embedded.equalsIgnoreCase("instance")
        ? new Qualifier("EmbeddedInstance", CimType.STRING, false, "", Flavor.DEFAULT, false)
        : new Qualifier("EmbeddedObject", CimType.BOOLEAN, false, true, Flavor.DEFAULT, false);
  }

  private CimMethod method(String className) {
    String name = at.required("NAME");
    String returns = at.attribute("TYPE");
    String origin = at.attribute("CLASSORIGIN");
    boolean propagated = at.flag("PROPAGATED", false);
    CimType type = returns == null ? CimType.UINT32 : type();
    List<Qualifier> qualifiers = new ArrayList<>();
    List<CimParameter> parameters = new ArrayList<>();
    while (at.child()) {
      if (at.name().equals("QUALIFIER")) {
        qualifiers.add(qualifier());
      } else {
        parameters.add(parameter());
      }
    }
    return new CimMethod(
        name,
        type,
        parameters,
        new Qualifiers(qualifiers),
        origin == null ? className : origin,
        propagated);
  }

  private CimParameter parameter() {
    boolean reference =
        switch (at.name()) {
          case "PARAMETER", "PARAMETER.ARRAY" -> false;
          case "PARAMETER.REFERENCE", "PARAMETER.REFARRAY" -> true;
          default -> throw at.unexpected();
        };
    boolean array = at.name().endsWith("ARRAY");
    String name = at.required("NAME");
    CimType type = reference ? CimType.REFERENCE : type();
    String referenceClass = at.attribute("REFERENCECLASS");
    int size = arraySize();
    List<Qualifier> qualifiers = new ArrayList<>();
    while (at.child()) {
      qualifiers.add(qualifier());
    }
    return new CimParameter(name, type, array, size, referenceClass, new Qualifiers(qualifiers));
  }

  private Qualifier qualifier() {
    if (!at.name().equals("QUALIFIER")) {
      throw at.unexpected();
    }
    String name = at.required("NAME");
    CimType type = type();
    Flavor flavor = flavor();
    boolean propagated = at.flag("PROPAGATED", false);
    boolean array = false;
    Object value = null;
    if (at.child()) {
      array = at.name().equals("VALUE.ARRAY");
      value = typed(type, values.value(false));
      at.end();
    }
    return new Qualifier(name, type, array, value, flavor, propagated);
  }

  QualifierType qualifierType() {
    String name = at.required("NAME");
    CimType type = type();
    Flavor flavor = flavor();
    boolean array = at.flag("ISARRAY", false);
    List<String> scopes = new ArrayList<>();
    Object value = null;
    while (at.child()) {
      if (at.name().equals("SCOPE")) {
        for (String scope : ClassWriter.SCOPES) {
          if (at.flag(scope, false)) {
            scopes.add(Names.fold(scope));
          }
        }
        at.end();
      } else {
        value = typed(type, values.value(false));
      }
    }
    return new QualifierType(name, type, array, value, List.copyOf(scopes), flavor);
  }

  private Flavor flavor() {
    return new Flavor(
        at.flag("OVERRIDABLE", true), at.flag("TOSUBCLASS", true), at.flag("TRANSLATABLE", false));
  }

  private CimType type() {
    String name = at.required("TYPE");
    return CimType.named(name).orElseThrow(() -> at.invalid("no CIM type is called " + name));
  }

  private int arraySize() {
    String size = at.attribute("ARRAYSIZE");
    if (size == null) {
      return 0;
    }
    try {
      return Integer.parseInt(size);
    } catch (NumberFormatException e) {
      throw at.invalid("ARRAYSIZE " + size + " is not a number");
    }
  }

  private static @Nullable Object typed(CimType type, @Nullable Object value) {
    if (value instanceof List<?> list) {
      List<@Nullable Object> items = new ArrayList<>(list.size());
      for (Object item : list) {
        items.add(typed(type, item));
      }
      return items;
    }
    if (value instanceof String text && type != CimType.STRING) {
      try {
        return ValueText.parse(type, text);
      } catch (IllegalArgumentException e) {
        return text;
      }
    }
    return value;
  }
}
