package org.arraytwin.cim.mof;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.arraytwin.cim.CimClass;
import org.arraytwin.cim.CimMethod;
import org.arraytwin.cim.CimParameter;
import org.arraytwin.cim.CimProperty;
import org.arraytwin.cim.CimType;
import org.arraytwin.cim.Names;
import org.arraytwin.cim.Qualifiers;
import org.jspecify.annotations.Nullable;

/** The properties and methods of one class: inherited, overridden and new. */
final class FeatureResolver {
  private static final List<String> PROPERTY = List.of("property");
  private static final List<String> REFERENCE = List.of("reference", "property");
  private static final List<String> METHOD = List.of("method");
  private static final List<String> PARAMETER = List.of("parameter");

  private final Declared.Clazz declared;
  private final @Nullable CimClass parent;
  private final QualifierResolver qualifiers;
  private final ClassResolver classes;
  private final Set<String> names = new HashSet<>();

  FeatureResolver(
      Declared.Clazz declared,
      @Nullable CimClass parent,
      QualifierResolver qualifiers,
      ClassResolver classes) {
    this.declared = declared;
    this.parent = parent;
    this.qualifiers = qualifiers;
    this.classes = classes;
  }

  /** Inherited properties first, an overriding one in the place of the overridden. */
  List<CimProperty> properties(boolean association) {
    List<CimProperty> all = new ArrayList<>();
    if (parent != null) {
      for (CimProperty p : parent.properties()) {
        all.add(inherited(p));
      }
    }
    for (Declared.Property p : declared.properties()) {
      unique(p.name(), p.at());
      if (p.type().type() == CimType.REFERENCE && !association) {
        throw p.at().error("a reference in a class that is no association", "[Association]");
      }
      int place = parent == null ? -1 : parent.indexOf(p.name());
      CimProperty above = place < 0 ? null : all.get(place);
      checkOverride(p.tags(), p.name(), above != null, "property", p.at());
      CimProperty built = property(p, above);
      if (place < 0) {
        all.add(built);
      } else {
        all.set(place, built);
      }
    }
    return all;
  }

  private CimProperty inherited(CimProperty p) {
    Qualifiers passed = qualifiers.passedOn(p.qualifiers());
    if (p.propagated() && passed == p.qualifiers()) {
      return p;
    }
    return new CimProperty(
        p.name(),
        p.type(),
        p.array(),
        p.arraySize(),
        p.referenceClass(),
        p.defaultValue(),
        passed,
        p.classOrigin(),
        true);
  }

  private CimProperty property(Declared.Property p, @Nullable CimProperty above) {
    Declared.Type type = p.type();
    if (above != null) {
      checkType(p.name(), type, typeOf(above), p.at());
    }
    List<String> scopes = type.type() == CimType.REFERENCE ? REFERENCE : PROPERTY;
    Literal initial = p.initial();
    Object value = above == null ? null : above.defaultValue();
    return new CimProperty(
        p.name(),
        type.type(),
        type.array(),
        type.arraySize(),
        type.referenceClass(),
        initial == null ? value : TypedValue.of(initial, type.type(), type.array()),
        qualifiers.effective(
            p.tags(), scopes, above == null ? Qualifiers.NONE : above.qualifiers()),
        above == null ? declared.name() : above.classOrigin(),
        false);
  }

  /** Inherited methods first, an overriding one in the place of the overridden. */
  List<CimMethod> methods() {
    List<CimMethod> all = new ArrayList<>();
    if (parent != null) {
      for (CimMethod m : parent.methods()) {
        all.add(inherited(m));
      }
    }
    for (Declared.Method m : declared.methods()) {
      unique(m.name(), m.at());
      int place = indexOf(all, m.name());
      CimMethod above = place < 0 ? null : all.get(place);
      checkOverride(m.tags(), m.name(), above != null, "method", m.at());
      CimMethod built = method(m, above);
      if (place < 0) {
        all.add(built);
      } else {
        all.set(place, built);
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

  private CimMethod method(Declared.Method m, @Nullable CimMethod above) {
    if (above != null && above.returnType() != m.type().type()) {
      throw m.at()
          .error("method " + m.name() + " returns another type", above.returnType().wireName());
    }
    if (above != null && above.parameters().size() != m.parameters().size()) {
      throw m.at()
          .error(
              "method " + m.name() + " overrides one with another number of parameters",
              above.parameters().size() + " parameters");
    }
    Set<String> seen = new HashSet<>();
    List<CimParameter> parameters = new ArrayList<>();
    for (Declared.Parameter p : m.parameters()) {
      if (!seen.add(Names.fold(p.name()))) {
        throw p.at().error("parameter " + p.name() + " is already declared", "a new name");
      }
      parameters.add(parameter(p, above));
    }
    return new CimMethod(
        m.name(),
        m.type().type(),
        parameters,
        qualifiers.effective(
            m.tags(), METHOD, above == null ? Qualifiers.NONE : above.qualifiers()),
        above == null ? declared.name() : above.classOrigin(),
        false);
  }

  private CimParameter parameter(Declared.Parameter p, @Nullable CimMethod overridden) {
    CimParameter above = overridden == null ? null : overridden.parameter(p.name());
    if (overridden != null && above == null) {
      throw p.at()
          .error(
              "parameter " + p.name() + " is not one of the overridden method",
              "its parameter names");
    }
    Declared.Type type = p.type();
    if (above != null) {
      checkType(p.name(), type, typeOf(above), p.at());
    }
    return new CimParameter(
        p.name(),
        type.type(),
        type.array(),
        type.arraySize(),
        type.referenceClass(),
        qualifiers.effective(
            p.tags(), PARAMETER, above == null ? Qualifiers.NONE : above.qualifiers()));
  }

  private static int indexOf(List<CimMethod> methods, String name) {
    for (int i = 0; i < methods.size(); i++) {
      if (Names.same(methods.get(i).name(), name)) {
        return i;
      }
    }
    return -1;
  }

  private void unique(String name, Position at) {
    if (!names.add(Names.fold(name))) {
      throw at.error(declared.name() + " already declares " + name, "a new name");
    }
  }

  /** Override must name the element itself, and stand exactly where a superclass has it. */
  private static void checkOverride(
      List<Declared.Tag> tags, String name, boolean inherited, String what, Position at) {
    for (Declared.Tag tag : tags) {
      if (Names.same(tag.name(), "Override")) {
        Literal value = tag.value();
        boolean itself = value != null && value.value() instanceof String s && Names.same(s, name);
        if (!itself) {
          throw tag.at().error("Override must name the " + what + " itself", "\"" + name + "\"");
        }
        if (!inherited) {
          throw tag.at()
              .error(
                  "no superclass has a " + what + " " + name, "Override of an inherited " + what);
        }
        return;
      }
    }
    if (inherited) {
      throw at.error(
          what + " " + name + " is already in a superclass", "Override(\"" + name + "\")");
    }
  }

  private void checkType(String name, Declared.Type type, Declared.Type above, Position at) {
    String target = type.referenceClass();
    String targetAbove = above.referenceClass();
    boolean refines = target == null || targetAbove == null || classes.isA(target, targetAbove);
    if (type.type() != above.type() || type.array() != above.array() || !refines) {
      throw at.error(
          name + " is " + type.written() + " here but overrides " + above.written(),
          above.written() + (targetAbove == null ? "" : " or a subclass"));
    }
  }

  private static Declared.Type typeOf(CimProperty p) {
    return new Declared.Type(p.type(), p.referenceClass(), p.array(), p.arraySize());
  }

  private static Declared.Type typeOf(CimParameter p) {
    return new Declared.Type(p.type(), p.referenceClass(), p.array(), p.arraySize());
  }
}
