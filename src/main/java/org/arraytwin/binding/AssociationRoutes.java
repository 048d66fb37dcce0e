package org.arraytwin.binding;

import org.arraytwin.wbem.Operation;

/** Association traversal (DSP0200 clauses 5.4.2.14 to 5.4.2.17). */
final class AssociationRoutes {
  private AssociationRoutes() {}

  static void addTo(RouteTable table) {
    table.route(
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
    table.route(
        "AssociatorNames",
        a -> new Operation.AssociatorNames(a.namespace(), a.path("ObjectName"), a.associators()),
        "ObjectName",
        "AssocClass",
        "ResultClass",
        "Role",
        "ResultRole");
    table.route(
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
    table.route(
        "ReferenceNames",
        a -> new Operation.ReferenceNames(a.namespace(), a.path("ObjectName"), a.references()),
        "ObjectName",
        "ResultClass",
        "Role");
  }
}
