package org.arraytwin.cim.schema;

import org.arraytwin.cim.CimParameter;
import org.arraytwin.cim.CimProperty;
import org.arraytwin.cim.CimType;
import org.arraytwin.cim.Qualifiers;
import org.jspecify.annotations.Nullable;

/** The type of a property or parameter. */
record Form(CimType type, @Nullable String referenceClass, boolean array) {
  static Form of(CimProperty p) {
    return new Form(p.type(), p.referenceClass(), p.array());
  }

  static Form of(CimParameter p) {
    return new Form(p.type(), p.referenceClass(), p.array());
  }

  String written() {
    String base = referenceClass == null ? type.wireName() : referenceClass + " REF";
    return array ? base + "[]" : base;
  }

  /** What is wrong where such a feature names other classes. */
  void checkTargets(
      String name, Qualifiers qualifiers, KnownSchema schema, Complaints complaints, Place place) {
    if (referenceClass != null) {
      known(referenceClass, schema, complaints, place);
    }
    String embedded = qualifiers.text("EmbeddedInstance");
    if (embedded != null) {
      known(embedded, schema, complaints, place);
    }
    if (type != CimType.STRING && (embedded != null || qualifiers.is("EmbeddedObject"))) {
      complaints.add(
          SchemaRule.EMBEDDED_TYPE,
          place,
          name + " is " + written() + " and cannot hold an embedded instance",
          "string");
    }
  }

  private static void known(
      String className, KnownSchema schema, Complaints complaints, Place place) {
    if (!schema.isKnown(className)) {
      complaints.add(
          SchemaRule.TARGET, place, "class " + className + " is not declared", "a declared class");
    }
  }
}
