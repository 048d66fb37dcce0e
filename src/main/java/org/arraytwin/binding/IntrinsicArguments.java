package org.arraytwin.binding;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.arraytwin.cim.CimException;
import org.arraytwin.cim.CimStatus;
import org.arraytwin.cim.CimType;
import org.arraytwin.cim.Names;
import org.arraytwin.cim.ObjectPath;
import org.arraytwin.cim.ValueText;
import org.arraytwin.cimxml.Argument;
import org.arraytwin.cimxml.Call;
import org.arraytwin.wbem.AssociationFilter;
import org.arraytwin.wbem.ClassForm;
import org.arraytwin.wbem.Enumerations;
import org.arraytwin.wbem.InstanceForm;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of an operation by name, with the defaults of DSP0200. What does not fit is
 * INVALID_PARAMETER.
 */
final class IntrinsicArguments {
  private final Call.Intrinsic call;
  private final Map<String, @Nullable Object> values = new HashMap<>();

  /**
   * The arguments of a call.
   *
   * @param known folded names of the parameters that the operation has
   */
  IntrinsicArguments(Call.Intrinsic call, Set<String> known) {
    this.call = call;
    for (Argument argument : call.arguments()) {
      String name = Names.fold(argument.name());
      if (!known.contains(name)) {
        throw invalid(argument.name(), "is not a parameter of " + call.name());
      }
      if (values.containsKey(name)) {
        throw invalid(argument.name(), "is given twice");
      }
      values.put(name, argument.value());
    }
  }

  private static CimException invalid(String name, String what) {
    return new CimException(CimStatus.INVALID_PARAMETER, "parameter " + name + " " + what);
  }

  String namespace() {
    return call.namespace();
  }

  private <T> T present(String name, @Nullable T value) {
    if (value == null) {
      throw invalid(name, "of " + call.name() + " is missing");
    }
    return value;
  }

  /** A class name, as CLASSNAME or as plain text. */
  @Nullable String optionalClass(String name) {
    Object value = values.get(Names.fold(name));
    if (value instanceof ObjectPath path && path.isClassPath()) {
      return path.className().isEmpty() ? null : path.className();
    }
    return text(name, value);
  }

  String requiredClass(String name) {
    return present(name, optionalClass(name));
  }

  ObjectPath path(String name) {
    if (present(name, values.get(Names.fold(name))) instanceof ObjectPath path) {
      return path;
    }
    throw invalid(name, "is not an object name");
  }

  /** An instance name; a class name stands for an instance whose class has no keys. */
  ObjectPath instancePath() {
    return path("InstanceName");
  }

  /** A parameter of one kind of element, for example an INSTANCE. */
  <T> T object(String name, Class<T> kind) {
    Object value = present(name, values.get(Names.fold(name)));
    if (!kind.isInstance(value)) {
      throw invalid(name, "of " + call.name() + " does not hold what it should");
    }
    return kind.cast(value);
  }

  /** A value as it stands in the request; null where it has none. */
  @Nullable Object value(String name) {
    return values.get(Names.fold(name));
  }

  String requiredText(String name) {
    return present(name, optionalText(name));
  }

  @Nullable String optionalText(String name) {
    return text(name, values.get(Names.fold(name)));
  }

  private static @Nullable String text(String name, @Nullable Object value) {
    if (value == null) {
      return null;
    }
    if (value instanceof String text) {
      return text.isEmpty() ? null : text;
    }
    throw invalid(name, "is not a text");
  }

  boolean flag(String name, boolean absent) {
    String text = optionalText(name);
    if (text == null) {
      return absent;
    }
    if (text.trim().equalsIgnoreCase("true")) {
      return true;
    }
    if (text.trim().equalsIgnoreCase("false")) {
      return false;
    }
    throw invalid(name, "is " + text + "; expected TRUE or FALSE");
  }

  /** An unsigned 32-bit number, or null where it is not given. */
  private @Nullable Long count(String name) {
    String text = optionalText(name);
    if (text == null) {
      return null;
    }
    try {
      if (ValueText.parse(CimType.UINT32, text.trim()) instanceof Long number) {
        return number;
      }
    } catch (IllegalArgumentException e) {
      throw invalid(name, "is " + text + "; expected a number from 0 to 4294967295");
    }
    throw invalid(name, "is not a number");
  }

  /** MaxObjectCount of a Pull operation, which has no default. */
  long requiredCount() {
    return present("MaxObjectCount", count("MaxObjectCount"));
  }

  /** EnumerationContext; an empty one is one that nobody knows. */
  String context() {
    Object value = present("EnumerationContext", values.get("enumerationcontext"));
    if (value instanceof String text) {
      return text;
    }
    throw invalid("EnumerationContext", "is not a text");
  }

  /** What all Open operations have in common. */
  Enumerations.Terms terms() {
    return terms(optionalText("FilterQueryLanguage"), optionalText("FilterQuery"));
  }

  /** The terms of OpenQueryInstances, whose query is not a filter. */
  Enumerations.Terms termsOfQuery() {
    return terms(null, null);
  }

  private Enumerations.Terms terms(@Nullable String language, @Nullable String filter) {
    Long most = count("MaxObjectCount");
    return new Enumerations.Terms(
        language,
        filter,
        count("OperationTimeout"),
        flag("ContinueOnError", false),
        most == null ? 0 : most);
  }

  /** The PropertyList; null where there is none. */
  @Nullable List<String> propertyList() {
    Object value = values.get("propertylist");
    if (value == null) {
      return null;
    }
    if (!(value instanceof List<?> list)) {
      return List.of(present("PropertyList", text("PropertyList", value)));
    }
    List<String> names = new ArrayList<>(list.size());
    for (Object item : list) {
      if (item instanceof String name) {
        names.add(name);
      } else if (item != null) {
        throw invalid("PropertyList", "holds something that is not a name");
      }
    }
    return names;
  }

  InstanceForm instanceForm() {
    return InstanceForm.of(flag("IncludeClassOrigin", false), propertyList());
  }

  /** The form of GetClass and EnumerateClasses, where all defaults are those of DSP0200. */
  ClassForm classForm() {
    return classForm(flag("LocalOnly", true), flag("IncludeQualifiers", true));
  }

  /** The form of Associators and References, which know no LocalOnly. */
  ClassForm objectForm() {
    return classForm(false, flag("IncludeQualifiers", false));
  }

  private ClassForm classForm(boolean localOnly, boolean qualifiers) {
    InstanceForm form = instanceForm();
    return new ClassForm(localOnly, qualifiers, form.classOrigin(), form.properties());
  }

  AssociationFilter associators() {
    return new AssociationFilter(
        optionalClass("AssocClass"),
        optionalClass("ResultClass"),
        optionalText("Role"),
        optionalText("ResultRole"));
  }

  /** For References, ResultClass is the association class. */
  AssociationFilter references() {
    return new AssociationFilter(optionalClass("ResultClass"), null, optionalText("Role"), null);
  }
}
