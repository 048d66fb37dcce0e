package org.arraytwin.binding;

import org.arraytwin.cim.CimInstance;
import org.arraytwin.cimxml.NamedInstance;
import org.arraytwin.wbem.InstanceWrite;

/** Operations that change instances, and those on single properties (DSP0200 clause 5.4.2). */
final class WriteRoutes {
  private WriteRoutes() {}

  static void addTo(RouteTable table) {
    table.route(
        "CreateInstance",
        a ->
            new InstanceWrite.CreateInstance(
                a.namespace(), a.object("NewInstance", CimInstance.class)),
        "NewInstance");
    table.route(
        "ModifyInstance",
        a -> {
          NamedInstance named = a.object("ModifiedInstance", NamedInstance.class);
          return new InstanceWrite.ModifyInstance(
              a.namespace(), named.path(), named.instance(), a.propertyList());
        },
        "ModifiedInstance",
        "IncludeQualifiers",
        "PropertyList");
    table.route(
        "DeleteInstance",
        a -> new InstanceWrite.DeleteInstance(a.namespace(), a.instancePath()),
        "InstanceName");
    table.route(
        "GetProperty",
        a ->
            new InstanceWrite.GetProperty(
                a.namespace(), a.instancePath(), a.requiredText("PropertyName")),
        "InstanceName",
        "PropertyName");
    table.route(
        "SetProperty",
        a ->
            new InstanceWrite.SetProperty(
                a.namespace(),
                a.instancePath(),
                a.requiredText("PropertyName"),
                a.value("NewValue")),
        "InstanceName",
        "PropertyName",
        "NewValue");
  }
}
