package org.arraytwin.http;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.arraytwin.cim.Names;
import org.arraytwin.cimxml.Argument;
import org.arraytwin.cimxml.Call;
import org.arraytwin.wbem.Operation;

/** The table that turns calls into operations (DSP0200 clause 5.4.2). */
final class Intrinsics {
  private record Route(Set<String> parameters, Function<IntrinsicArguments, Operation> operation) {}

  private static final Map<String, Route> ROUTES = new HashMap<>();

  static {
    instances();
    associations();
    classes();
  }

  private Intrinsics() {}

  private static void route(
      String name, Function<IntrinsicArguments, Operation> operation, String... parameters) {
    Set<String> known = new HashSet<>();
    for (String parameter : parameters) {
      known.add(Names.fold(parameter));
    }
    ROUTES.put(Names.fold(name), new Route(known, operation));
  }

  private static void instances() {
    route(
        "GetInstance",
        a -> new Operation.GetInstance(a.namespace(), a.instancePath(), a.instanceForm()),
        "InstanceName",
        "LocalOnly",
        "IncludeQualifiers",
        "IncludeClassOrigin",
        "PropertyList");
    route(
        "EnumerateInstances",
        a ->
            new Operation.EnumerateInstances(
                a.namespace(),
                a.requiredClass("ClassName"),
                a.flag("DeepInheritance", true),
                a.instanceForm()),
        "ClassName",
        "LocalOnly",
        "DeepInheritance",
        "IncludeQualifiers",
        "IncludeClassOrigin",
        "PropertyList");
    route(
        "EnumerateInstanceNames",
        a -> new Operation.EnumerateInstanceNames(a.namespace(), a.requiredClass("ClassName")),
        "ClassName");
  }

  private static void associations() {
    route(
        "Associators",
        a ->
            new Operation.Associators(
                a.namespace(), a.path("ObjectName"), a.associators(), a.objectForm()),
        "ObjectName",
        "AssocClass",
        "ResultClass",
        "Role",
        "ResultRole",
        "IncludeQualifiers",
        "IncludeClassOrigin",
        "PropertyList");
    route(
        "AssociatorNames",
        a -> new Operation.AssociatorNames(a.namespace(), a.path("ObjectName"), a.associators()),
        "ObjectName",
        "AssocClass",
        "ResultClass",
        "Role",
        "ResultRole");
    route(
        "References",
        a ->
            new Operation.References(
                a.namespace(), a.path("ObjectName"), a.references(), a.objectForm()),
        "ObjectName",
        "ResultClass",
        "Role",
        "IncludeQualifiers",
        "IncludeClassOrigin",
        "PropertyList");
    route(
        "ReferenceNames",
        a -> new Operation.ReferenceNames(a.namespace(), a.path("ObjectName"), a.references()),
        "ObjectName",
        "ResultClass",
        "Role");
  }

  private static void classes() {
    route(
        "GetClass",
        a -> new Operation.GetClass(a.namespace(), a.requiredClass("ClassName"), a.classForm()),
        "ClassName",
        "LocalOnly",
        "IncludeQualifiers",
        "IncludeClassOrigin",
        "PropertyList");
    route(
        "EnumerateClasses",
        a ->
            new Operation.EnumerateClasses(
                a.namespace(),
                a.optionalClass("ClassName"),
                a.flag("DeepInheritance", false),
                a.classForm()),
        "ClassName",
        "DeepInheritance",
        "LocalOnly",
        "IncludeQualifiers",
        "IncludeClassOrigin");
    route(
        "EnumerateClassNames",
        a ->
            new Operation.EnumerateClassNames(
                a.namespace(), a.optionalClass("ClassName"), a.flag("DeepInheritance", false)),
        "ClassName",
        "DeepInheritance");
    route(
        "GetQualifier",
        a -> new Operation.GetQualifier(a.namespace(), a.requiredText("QualifierName")),
        "QualifierName");
    route("EnumerateQualifiers", a -> new Operation.EnumerateQualifiers(a.namespace()));
  }

  /**
   * The operation that a call asks for.
   *
   * @throws org.arraytwin.cim.CimException INVALID_PARAMETER
   */
  static Operation operation(Call call) {
    if (call instanceof Call.Intrinsic intrinsic) {
      Route route = ROUTES.get(Names.fold(call.name()));
      return route == null
          ? new Operation.Unsupported(intrinsic.namespace(), call.name())
          : route.operation().apply(new IntrinsicArguments(intrinsic, route.parameters()));
    }
    Call.Extrinsic extrinsic = (Call.Extrinsic) call;
    Map<String, Object> in = new LinkedHashMap<>();
    for (Argument argument : extrinsic.arguments()) {
      Object value = argument.value();
      if (value != null) {
        in.put(argument.name(), value);
      }
    }
    return new Operation.InvokeMethod(namespace(call), extrinsic.object(), call.name(), in);
  }

  /** The namespace of a call; empty where it names none. */
  static String namespace(Call call) {
    if (call instanceof Call.Intrinsic intrinsic) {
      return intrinsic.namespace();
    }
    String namespace = ((Call.Extrinsic) call).object().namespace();
    return namespace == null ? "" : namespace;
  }
}
