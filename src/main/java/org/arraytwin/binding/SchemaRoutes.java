package org.arraytwin.binding;

import org.arraytwin.cim.CimClass;
import org.arraytwin.cim.QualifierType;
import org.arraytwin.wbem.SchemaWrite;

/** Operations that change classes and qualifier types (DSP0200 clause 5.4.2). */
final class SchemaRoutes {
  private SchemaRoutes() {}

  static void addTo(RouteTable table) {
    table.route(
        "CreateClass",
        a -> new SchemaWrite.CreateClass(a.namespace(), a.object("NewClass", CimClass.class)),
        "NewClass");
    table.route(
        "ModifyClass",
        a -> new SchemaWrite.ModifyClass(a.namespace(), a.object("ModifiedClass", CimClass.class)),
        "ModifiedClass");
    table.route(
        "DeleteClass",
        a -> new SchemaWrite.DeleteClass(a.namespace(), a.requiredClass("ClassName")),
        "ClassName");
    table.route(
        "SetQualifier",
        a ->
            new SchemaWrite.SetQualifier(
                a.namespace(), a.object("QualifierDeclaration", QualifierType.class)),
        "QualifierDeclaration");
    table.route(
        "DeleteQualifier",
        a -> new SchemaWrite.DeleteQualifier(a.namespace(), a.requiredText("QualifierName")),
        "QualifierName");
  }
}
