package org.arraytwin.binding;

import org.arraytwin.wbem.Operation;

/** Instance operations (DSP0200 clause 5.4.2). */
final class InstanceRoutes {
  private InstanceRoutes() {}

  static void addTo(RouteTable table) {
    table.route(
        "GetInstance",
        a -> new Operation.GetInstance(a.namespace(), a.instancePath(), a.instanceForm()),
        "InstanceName",
        "LocalOnly",
        "IncludeQualifiers",
        "IncludeClassOrigin",
        "PropertyList");
    table.route(
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
    table.route(
        "EnumerateInstanceNames",
        a -> new Operation.EnumerateInstanceNames(a.namespace(), a.requiredClass("ClassName")),
        "ClassName");
  }
}
