package org.arraytwin.cim.schema;

import java.util.ArrayList;
import java.util.List;
import org.arraytwin.cim.CimClass;
import org.arraytwin.cim.CimProperty;
import org.arraytwin.cim.Qualifiers;
import org.jspecify.annotations.Nullable;

/** The properties of one class: inherited, overridden and new. */
final class PropertyMerge {
  private static final List<String> PROPERTY = List.of("property");
  private static final List<String> REFERENCE = List.of("reference", "property");

  private final CimClass local;
  private final @Nullable CimClass parent;
  private final QualifierMerge qualifiers;
  private final Overrides overrides;
  private final Complaints complaints;

  PropertyMerge(
      CimClass local,
      @Nullable CimClass parent,
      QualifierMerge qualifiers,
      Overrides overrides,
      Complaints complaints) {
    this.local = local;
    this.parent = parent;
    this.qualifiers = qualifiers;
    this.overrides = overrides;
    this.complaints = complaints;
  }

  /** Inherited properties first, an overriding one in the place of the overridden. */
  List<CimProperty> properties(boolean association) {
    List<CimProperty> all = new ArrayList<>();
    if (parent != null) {
      for (CimProperty p : parent.properties()) {
        all.add(inherited(p));
      }
    }
    List<CimProperty> given = local.properties();
    for (int i = 0; i < given.size(); i++) {
      CimProperty p = given.get(i);
      Place place = Place.property(i);
      if (p.propagated() || !overrides.unique(p.name(), "property", place)) {
        continue;
      }
      if (p.isReference() && !association) {
        complaints.add(
            SchemaRule.REFERENCE_IN_ASSOCIATION,
            place,
            "a reference in a class that is no association",
            "[Association]");
      }
      int position = parent == null ? -1 : parent.indexOf(p.name());
      CimProperty above = position < 0 ? null : all.get(position);
      overrides.check(p.qualifiers(), p.name(), above != null, "property", place);
      CimProperty built = property(p, above, place);
      if (position < 0) {
        all.add(built);
      } else {
        all.set(position, built);
      }
    }
    return all;
  }

  private CimProperty inherited(CimProperty p) {
    Qualifiers passed = qualifiers.passedOn(p.qualifiers());
    return p.propagated() && passed == p.qualifiers()
        ? p
        : with(p, p.defaultValue(), passed, p.classOrigin(), true);
  }

  private static CimProperty with(
      CimProperty p, @Nullable Object value, Qualifiers all, String origin, boolean propagated) {
    return new CimProperty(
        p.name(),
        p.type(),
        p.array(),
        p.arraySize(),
        p.referenceClass(),
        value,
        all,
        origin,
        propagated);
  }

  private CimProperty property(CimProperty p, @Nullable CimProperty above, Place place) {
    Form form = Form.of(p);
    if (above != null) {
      overrides.checkForm(p.name(), form, Form.of(above), place);
    }
    Qualifiers effective =
        qualifiers.effective(
            p.qualifiers(),
            p.isReference() ? REFERENCE : PROPERTY,
            above == null ? Qualifiers.NONE : above.qualifiers(),
            place);
    form.checkTargets(p.name(), effective, overrides.schema(), complaints, place);
    checkKey(p.name(), effective, above, place);
    Object inheritedValue = above == null ? null : above.defaultValue();
    return with(
        p,
        p.defaultValue() == null ? inheritedValue : p.defaultValue(),
        effective,
        above == null ? local.name() : above.classOrigin(),
        false);
  }

  private void checkKey(
      String name, Qualifiers effective, @Nullable CimProperty above, Place place) {
    boolean added = effective.is("Key") && (above == null || !above.isKey());
    if (added && parent != null && !parent.keys().isEmpty()) {
      complaints.add(
          SchemaRule.KEYS,
          place,
          "key " + name + " is added to the keys that " + parent.name() + " has",
          "the inherited keys and no more");
    }
  }
}
