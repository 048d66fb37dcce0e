package org.arraytwin.cim.schema;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.arraytwin.cim.CimClass;
import org.arraytwin.cim.CimMethod;
import org.arraytwin.cim.CimParameter;
import org.arraytwin.cim.Names;
import org.arraytwin.cim.Qualifiers;
import org.jspecify.annotations.Nullable;

/** The methods of one class: inherited, overridden and new. */
final class MethodMerge {
  private static final List<String> METHOD = List.of("method");
  private static final List<String> PARAMETER = List.of("parameter");

  private final CimClass local;
  private final @Nullable CimClass parent;
  private final QualifierMerge qualifiers;
  private final Overrides overrides;
  private final Complaints complaints;

  MethodMerge(
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

  /** Inherited methods first, an overriding one in the place of the overridden. */
  List<CimMethod> methods() {
    List<CimMethod> all = new ArrayList<>();
    if (parent != null) {
      for (CimMethod m : parent.methods()) {
        all.add(inherited(m));
      }
    }
    List<CimMethod> given = local.methods();
    for (int i = 0; i < given.size(); i++) {
      CimMethod m = given.get(i);
      Place place = Place.method(i);
      if (m.propagated() || !overrides.unique(m.name(), "method", place)) {
        continue;
      }
      int position = indexOf(all, m.name());
      CimMethod above = position < 0 ? null : all.get(position);
      overrides.check(m.qualifiers(), m.name(), above != null, "method", place);
      CimMethod built = method(m, above, place);
      if (position < 0) {
        all.add(built);
      } else {
        all.set(position, built);
      }
    }
    return all;
  }

  private CimMethod inherited(CimMethod m) {
    Qualifiers passed = qualifiers.passedOn(m.qualifiers());
    if (m.propagated() && passed == m.qualifiers()) {
      return m;
    }
    return new CimMethod(m.name(), m.returnType(), m.parameters(), passed, m.classOrigin(), true);
  }

  private CimMethod method(CimMethod m, @Nullable CimMethod above, Place place) {
    if (above != null && above.returnType() != m.returnType()) {
      complaints.add(
          SchemaRule.SIGNATURE,
          place,
          "method " + m.name() + " returns another type",
          above.returnType().wireName());
    }
    if (above != null && above.parameters().size() > m.parameters().size()) {
      complaints.add(
          SchemaRule.SIGNATURE,
          place,
          "method " + m.name() + " overrides one with another number of parameters",
          above.parameters().size() + " parameters, then others that are not required");
    }
    Qualifiers inherited = above == null ? Qualifiers.NONE : above.qualifiers();
    return new CimMethod(
        m.name(),
        m.returnType(),
        parameters(m, above, place),
        qualifiers.effective(m.qualifiers(), METHOD, inherited, place),
        above == null ? local.name() : above.classOrigin(),
        false);
  }

  private List<CimParameter> parameters(CimMethod m, @Nullable CimMethod above, Place place) {
    Set<String> seen = new HashSet<>();
    List<CimParameter> parameters = new ArrayList<>();
    for (int i = 0; i < m.parameters().size(); i++) {
      CimParameter p = m.parameters().get(i);
      Place here = place.withParameter(i);
      complaints.name(here, "parameter", p.name());
      if (seen.add(Names.fold(p.name()))) {
        boolean more = above != null && i >= above.parameters().size();
        parameters.add(parameter(p, above, more, here));
      } else {
        complaints.add(
            SchemaRule.UNIQUE,
            here,
            "parameter " + p.name() + " is already declared",
            "a new name");
      }
    }
    return parameters;
  }

  /**
   * One parameter; what stands behind those of the overridden method must not be needed, for
   * whoever knows that one calls without it.
   */
  private CimParameter parameter(
      CimParameter p, @Nullable CimMethod overridden, boolean more, Place place) {
    CimParameter above = overridden == null ? null : overridden.parameter(p.name());
    boolean allowed = more && !p.qualifiers().is("Required");
    if (overridden != null && above == null && !allowed) {
      complaints.add(
          SchemaRule.SIGNATURE,
          place,
          "parameter " + p.name() + " is not one of the overridden method",
          "its parameter names");
    }
    Form form = Form.of(p);
    if (above != null) {
      overrides.checkForm(p.name(), form, Form.of(above), place);
    }
    Qualifiers inherited = above == null ? Qualifiers.NONE : above.qualifiers();
    Qualifiers effective = qualifiers.effective(p.qualifiers(), PARAMETER, inherited, place);
    form.checkTargets(p.name(), effective, overrides.schema(), complaints, place);
    return new CimParameter(
        p.name(), p.type(), p.array(), p.arraySize(), p.referenceClass(), effective);
  }

  private static int indexOf(List<CimMethod> methods, String name) {
    for (int i = 0; i < methods.size(); i++) {
      if (Names.same(methods.get(i).name(), name)) {
        return i;
      }
    }
    return -1;
  }
}
