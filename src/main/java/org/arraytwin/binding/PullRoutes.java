package org.arraytwin.binding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.arraytwin.wbem.Portion;
import org.arraytwin.wbem.pull.Continue;
import org.arraytwin.wbem.pull.Open;

/** Pulled enumerations (DSP0200 clauses 5.4.2.24 to 5.4.2.29). */
final class PullRoutes {
  private static final List<String> TERMS =
      List.of(
          "FilterQueryLanguage",
          "FilterQuery",
          "OperationTimeout",
          "ContinueOnError",
          "MaxObjectCount");

  private PullRoutes() {}

  static void addTo(RouteTable table) {
    addEnumerations(table);
    addTraversals(table);
    for (Portion.Kind kind : Portion.Kind.values()) {
      table.route(
          kind.operation(),
          a -> new Continue.Pull(a.namespace(), a.context(), kind, a.requiredCount()),
          "EnumerationContext",
          "MaxObjectCount");
    }
    table.route(
        "CloseEnumeration",
        a -> new Continue.Close(a.namespace(), a.context()),
        "EnumerationContext");
    table.route(
        "EnumerationCount",
        a -> new Continue.Count(a.namespace(), a.context()),
        "EnumerationContext");
  }

  private static void addEnumerations(RouteTable table) {
    table.route(
        "OpenEnumerateInstances",
        a ->
            new Open.EnumerateInstances(
                a.namespace(),
                a.requiredClass("ClassName"),
                a.flag("DeepInheritance", true),
                a.instanceForm(),
                a.terms()),
        withTerms("ClassName", "DeepInheritance", "IncludeClassOrigin", "PropertyList"));
    table.route(
        "OpenEnumerateInstancePaths",
        a ->
            new Open.EnumerateInstancePaths(a.namespace(), a.requiredClass("ClassName"), a.terms()),
        withTerms("ClassName"));
    table.route(
        "OpenQueryInstances",
        a ->
            new Open.QueryInstances(
                a.namespace(),
                a.requiredText("FilterQueryLanguage"),
                a.requiredText("FilterQuery"),
                a.flag("ReturnQueryResultClass", false),
                a.termsOfQuery()),
        withTerms("ReturnQueryResultClass"));
  }

  private static void addTraversals(RouteTable table) {
    table.route(
        "OpenReferenceInstances",
        a ->
            new Open.ReferenceInstances(
                a.namespace(), a.instancePath(), a.references(), a.instanceForm(), a.terms()),
        withTerms("InstanceName", "ResultClass", "Role", "IncludeClassOrigin", "PropertyList"));
    table.route(
        "OpenReferenceInstancePaths",
        a ->
            new Open.ReferenceInstancePaths(
                a.namespace(), a.instancePath(), a.references(), a.terms()),
        withTerms("InstanceName", "ResultClass", "Role"));
    table.route(
        "OpenAssociatorInstances",
        a ->
            new Open.AssociatorInstances(
                a.namespace(), a.instancePath(), a.associators(), a.instanceForm(), a.terms()),
        withTerms(
            "InstanceName",
            "AssocClass",
            "ResultClass",
            "Role",
            "ResultRole",
            "IncludeClassOrigin",
            "PropertyList"));
    table.route(
        "OpenAssociatorInstancePaths",
        a ->
            new Open.AssociatorInstancePaths(
                a.namespace(), a.instancePath(), a.associators(), a.terms()),
        withTerms("InstanceName", "AssocClass", "ResultClass", "Role", "ResultRole"));
  }

  private static String[] withTerms(String... own) {
    List<String> all = new ArrayList<>(Arrays.asList(own));
    all.addAll(TERMS);
    return all.toArray(String[]::new);
  }
}
