package org.arraytwin.wbem;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.arraytwin.cim.CimClass;
import org.arraytwin.cim.CimException;
import org.arraytwin.cim.CimInstance;
import org.arraytwin.cim.CimProperty;
import org.arraytwin.cim.CimStatus;
import org.arraytwin.cim.CimType;
import org.arraytwin.cim.ObjectPath;
import org.arraytwin.cim.ValueText;
import org.jspecify.annotations.Nullable;

/** Gives the values that a client wants to write the types that the class declares. */
final class NewValues {
  private final Typing typing;
  private final CimClass cimClass;

  NewValues(Typing typing, CimClass cimClass) {
    this.typing = typing;
    this.cimClass = cimClass;
  }

  /**
   * A property of a class.
   *
   * @throws CimException NO_SUCH_PROPERTY
   */
  static CimProperty declared(CimClass cimClass, String name) {
    CimProperty found = cimClass.property(name);
    if (found == null) {
      throw new CimException(
          CimStatus.NO_SUCH_PROPERTY, "class " + cimClass + " has no property " + name);
    }
    return found;
  }

  /** Whether two values of one property are the same; paths in any spelling. */
  static boolean same(@Nullable Object a, @Nullable Object b) {
    if (a instanceof ObjectPath x && b instanceof ObjectPath y) {
      return x.sameObject(y);
    }
    return Objects.equals(a, b);
  }

  /**
   * All values of an instance as read, by declared name; those given as NULL are there as null.
   *
   * @throws CimException NO_SUCH_PROPERTY, TYPE_MISMATCH; INVALID_PARAMETER where one stands twice
   */
  Map<String, @Nullable Object> of(CimInstance given) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    List<CimProperty> properties = given.layout().properties();
    for (int i = 0; i < properties.size(); i++) {
      CimProperty own = properties.get(i);
      CimProperty declared = declared(cimClass, own.name());
      if (own.type() != declared.type() || own.array() != declared.array()) {
        throw mismatch(declared, "it was given as " + form(own));
      }
      if (values.containsKey(declared.name())) {
        throw new CimException(
            CimStatus.INVALID_PARAMETER, "property " + declared.name() + " is given twice");
      }
      values.put(declared.name(), value(declared, given.value(i)));
    }
    return values;
  }

  /**
   * One value, typed or still text.
   *
   * @throws CimException TYPE_MISMATCH
   */
  @Nullable Object value(CimProperty declared, @Nullable Object value) {
    if (value == null) {
      return null;
    }
    if (declared.array() != value instanceof List<?>) {
      throw mismatch(declared, declared.array() ? "expected an array" : "expected one value");
    }
    if (value instanceof List<?> list) {
      List<@Nullable Object> items = new ArrayList<>(list.size());
      for (Object item : list) {
        items.add(item == null ? null : single(declared, item));
      }
      return items;
    }
    return single(declared, value);
  }

  private Object single(CimProperty declared, Object value) {
    if (value instanceof CimInstance || value instanceof CimClass) {
      if (declared.embedded() == null) {
        throw mismatch(declared, "it is not for embedded objects");
      }
      return value;
    }
    if (declared.embedded() != null) {
      throw mismatch(
          declared, "expected an embedded " + declared.embedded() + " marked by EmbeddedObject");
    }
    if (declared.isReference()) {
      if (value instanceof ObjectPath path) {
        return reference(declared, path);
      }
      throw mismatch(declared, "expected a reference");
    }
    if (value instanceof ObjectPath) {
      throw mismatch(declared, "it is not a reference");
    }
    if (value instanceof String text && declared.type() != CimType.STRING) {
      try {
        return ValueText.parse(declared.type(), text);
      } catch (IllegalArgumentException e) {
        throw mismatch(declared, String.valueOf(e.getMessage()));
      }
    }
    return value;
  }

  private ObjectPath reference(CimProperty declared, ObjectPath given) {
    ObjectPath path = typing.localReference(given);
    String wanted = declared.referenceClass();
    if (wanted != null && typing.known(path) && !typing.isA(path, wanted)) {
      throw mismatch(declared, "it was given a path of " + path.className());
    }
    return path;
  }

  private static String form(CimProperty p) {
    String target = p.referenceClass();
    return (p.isReference() && target != null ? target + " ref" : p.type().wireName())
        + (p.array() ? "[]" : "");
  }

  private CimException mismatch(CimProperty declared, String why) {
    return new CimException(
        CimStatus.TYPE_MISMATCH,
        "property " + declared.name() + " of " + cimClass + " is " + form(declared) + "; " + why);
  }
}
