package org.arraytwin.wbem;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.arraytwin.cim.CimClass;
import org.arraytwin.cim.CimException;
import org.arraytwin.cim.CimInstance;
import org.arraytwin.cim.CimMethod;
import org.arraytwin.cim.CimParameter;
import org.arraytwin.cim.CimProperty;
import org.arraytwin.cim.CimStatus;
import org.arraytwin.cim.CimType;
import org.arraytwin.cim.ClassRepository;
import org.arraytwin.cim.Names;
import org.arraytwin.cim.ObjectPath;
import org.arraytwin.cim.ValueText;
import org.jspecify.annotations.Nullable;

/**
 * Gives values from the wire the types that the class declares: clients send keys as strings
 * whatever their type, in any order and any case.
 */
final class Typing {
  private final Moment moment;
  private final Instances namespace;
  private final String host;

  /**
   * @param host of this server
   */
  Typing(Moment moment, Instances namespace, String host) {
    this.moment = moment;
    this.namespace = namespace;
    this.host = host;
  }

  /**
   * The path in this namespace with declared key names, order and types.
   *
   * @throws CimException INVALID_PARAMETER where keys are missing, unknown or of a wrong form
   */
  ObjectPath instancePath(ObjectPath asked, CimClass cimClass) {
    return typed(asked, cimClass, namespace.name());
  }

  private ObjectPath typed(ObjectPath asked, CimClass cimClass, @Nullable String in) {
    List<CimProperty> declared = cimClass.keys();
    List<ObjectPath.Key> given = asked.keys();
    if (given.size() == 1 && given.get(0).name().isEmpty() && declared.size() == 1) {
      given = List.of(new ObjectPath.Key(declared.get(0).name(), given.get(0).value()));
    }
    List<ObjectPath.Key> keys = new ArrayList<>(declared.size());
    for (CimProperty key : declared) {
      Object value = null;
      for (ObjectPath.Key candidate : given) {
        if (Names.same(candidate.name(), key.name())) {
          value = candidate.value();
        }
      }
      if (value == null) {
        throw badKeys(asked, cimClass, "key " + key.name() + " is missing");
      }
      Object typed = keyValue(asked, cimClass, key, value);
      keys.add(new ObjectPath.Key(key.name(), key.type(), typed));
    }
    if (given.size() > keys.size()) {
      throw badKeys(asked, cimClass, "it has a key too many");
    }
    return new ObjectPath(null, in, cimClass.name(), keys);
  }

  private Object keyValue(ObjectPath asked, CimClass cimClass, CimProperty key, Object value) {
    if (value instanceof ObjectPath path) {
      if (!key.isReference()) {
        throw badKeys(asked, cimClass, "key " + key.name() + " is not a reference");
      }
      return reference(path);
    }
    if (value instanceof String text) {
      try {
        return ValueText.parse(key.type(), text);
      } catch (IllegalArgumentException e) {
        throw badKeys(asked, cimClass, "key " + key.name() + ": " + e.getMessage());
      }
    }
    return value;
  }

  private static CimException badKeys(ObjectPath asked, CimClass cimClass, String why) {
    List<String> names = cimClass.keys().stream().map(CimProperty::name).toList();
    return new CimException(
        CimStatus.INVALID_PARAMETER,
        "path " + asked + ": " + why + "; the keys of " + cimClass + " are " + names);
  }

  /**
   * A path as the value of a parameter or key, typed where its class is known here. Its namespace
   * and host stay as given, aliases resolved: it may point elsewhere.
   */
  private ObjectPath reference(ObjectPath path) {
    String name = path.namespace();
    Instances home = name == null ? namespace : moment.namespace(name);
    if (home == null || path.isClassPath()) {
      return path;
    }
    CimClass cimClass = home.classes().get(path.className());
    return cimClass == null
        ? path
        : typed(path, cimClass, name == null ? null : home.name()).at(path.host());
  }

  /**
   * A path as a value to be kept: typed, with its namespace, and without host where it is this
   * server's.
   */
  ObjectPath localReference(ObjectPath path) {
    ObjectPath own = isHere(path.host()) ? path.at(null) : path;
    return reference(own.namespace() == null ? own.in(namespace.name()) : own);
  }

  private boolean isHere(@Nullable String given) {
    return given != null && (given.equalsIgnoreCase(host) || withoutPort(host).equals(given));
  }

  private static String withoutPort(String host) {
    int colon = host.lastIndexOf(':');
    return colon < 0 ? host : host.substring(0, colon);
  }

  private @Nullable ClassRepository classesOf(ObjectPath path) {
    String name = path.namespace();
    Instances home = name == null ? namespace : moment.namespace(name);
    return home == null ? null : home.classes();
  }

  /** Whether the class of a path exists in the path's namespace. */
  boolean known(ObjectPath path) {
    ClassRepository classes = classesOf(path);
    return classes != null && classes.get(path.className()) != null;
  }

  /** Whether the class of a path is that ancestor or below it, in the path's namespace. */
  boolean isA(ObjectPath path, String ancestor) {
    ClassRepository classes = classesOf(path);
    return classes != null && classes.isA(path.className(), ancestor);
  }

  /**
   * Arguments by declared name. Those that the method does not declare are vendor switches, those
   * that only come out say nothing on their way in: both are ignored.
   *
   * @throws CimException TYPE_MISMATCH where one does not fit its declaration; INVALID_PARAMETER
   *     where a required one is missing
   */
  Map<String, Object> arguments(CimMethod method, Map<String, Object> given) {
    Map<String, Object> in = new LinkedHashMap<>();
    given.forEach(
        (name, value) -> {
          CimParameter parameter = method.parameter(name);
          if (parameter != null && parameter.isIn()) {
            in.put(parameter.name(), argument(parameter, value));
          }
        });
    for (CimParameter parameter : method.parameters()) {
      if (parameter.isIn()
          && parameter.qualifiers().is("Required")
          && !in.containsKey(parameter.name())) {
        throw new CimException(
            CimStatus.INVALID_PARAMETER,
            "parameter " + parameter.name() + " of " + method.name() + " is required");
      }
    }
    return in;
  }

  private Object argument(CimParameter parameter, Object value) {
    if (parameter.array() != value instanceof List<?>) {
      throw mismatch(parameter, parameter.array() ? "expected an array" : "expected one value");
    }
    if (value instanceof List<?> list) {
      List<@Nullable Object> items = new ArrayList<>(list.size());
      for (Object item : list) {
        items.add(item == null ? null : single(parameter, item));
      }
      return items;
    }
    return single(parameter, value);
  }

  private Object single(CimParameter parameter, Object value) {
    if (parameter.type() == CimType.REFERENCE) {
      if (value instanceof ObjectPath path) {
        return reference(parameter, path);
      }
      throw mismatch(parameter, "expected a reference");
    }
    String embedded = parameter.qualifiers().embedded();
    if (value instanceof CimInstance || value instanceof CimClass) {
      if ("object".equals(embedded)) {
        return value;
      }
      if (embedded != null && value instanceof CimInstance instance) {
        return embedded(parameter, instance);
      }
      throw mismatch(parameter, "it does not take an embedded " + kind(value));
    }
    if (embedded != null) {
      throw mismatch(parameter, "expected an embedded " + embedded);
    }
    if (!(value instanceof String text)) {
      throw mismatch(parameter, "expected a " + parameter.type().wireName());
    }
    try {
      return ValueText.parse(parameter.type(), text);
    } catch (IllegalArgumentException e) {
      throw mismatch(parameter, String.valueOf(e.getMessage()));
    }
  }

  private ObjectPath reference(CimParameter parameter, ObjectPath given) {
    ObjectPath path = reference(given);
    String wanted = parameter.referenceClass();
    if (wanted != null && known(path) && !isA(path, wanted)) {
      throw mismatch(parameter, "expected a " + wanted + ", not a " + path.className());
    }
    return path;
  }

  /** Classes that are not known here are not judged. */
  private CimInstance embedded(CimParameter parameter, CimInstance given) {
    String wanted = parameter.qualifiers().text("EmbeddedInstance");
    String name = given.cimClass().name();
    ClassRepository classes = namespace.classes();
    if (wanted != null && classes.get(name) != null && !classes.isA(name, wanted)) {
      throw mismatch(parameter, "expected an instance of " + wanted + ", not of " + name);
    }
    return given;
  }

  private static String kind(Object embedded) {
    return embedded instanceof CimInstance ? "instance" : "class";
  }

  private static CimException mismatch(CimParameter parameter, String why) {
    return new CimException(CimStatus.TYPE_MISMATCH, "parameter " + parameter.name() + ": " + why);
  }
}
