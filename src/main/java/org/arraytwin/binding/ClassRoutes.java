package org.arraytwin.binding;

import org.arraytwin.wbem.Operation;

/** Class and qualifier operations (DSP0200 clause 5.4.2). */
final class ClassRoutes {
  private ClassRoutes() {}

  static void addTo(RouteTable table) {
    table.route(
        "GetClass",
        a -> new Operation.GetClass(a.namespace(), a.requiredClass("ClassName"), a.classForm()),
        "ClassName",
        "LocalOnly",
        "IncludeQualifiers",
        "IncludeClassOrigin",
        "PropertyList");
    table.route(
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
    table.route(
        "EnumerateClassNames",
        a ->
            new Operation.EnumerateClassNames(
                a.namespace(), a.optionalClass("ClassName"), a.flag("DeepInheritance", false)),
        "ClassName",
        "DeepInheritance");
    table.route(
        "GetQualifier",
        a -> new Operation.GetQualifier(a.namespace(), a.requiredText("QualifierName")),
        "QualifierName");
    table.route("EnumerateQualifiers", a -> new Operation.EnumerateQualifiers(a.namespace()));
  }
}
