package org.arraytwin.wbem;

import java.util.ArrayList;
import java.util.List;
import org.arraytwin.cim.CimClass;
import org.arraytwin.cim.CimMethod;
import org.arraytwin.cim.CimParameter;
import org.arraytwin.cim.CimProperty;
import org.arraytwin.cim.CimType;
import org.arraytwin.cim.Flavor;
import org.arraytwin.cim.Qualifier;
import org.arraytwin.cim.Qualifiers;

/** Builds classes by hand, so that the wire is tested without the MOF compiler. */
public final class ClassBuilder {
  private final String name;
  private final String superclass;
  private final List<Qualifier> qualifiers = new ArrayList<>();
  private final List<CimProperty> properties = new ArrayList<>();
  private final List<CimMethod> methods = new ArrayList<>();

  private ClassBuilder(String name, CimClass superclass) {
    this.name = name;
    this.superclass = superclass == null ? null : superclass.name();
    if (superclass != null) {
      superclass.properties().forEach(p -> properties.add(inherited(p)));
      superclass.methods().forEach(m -> methods.add(inherited(m)));
      superclass.qualifiers().all().stream()
          .filter(q -> q.flavor().toSubclass())
          .forEach(
              q ->
                  qualifiers.add(
                      new Qualifier(q.name(), q.type(), q.array(), q.value(), q.flavor(), true)));
    }
  }

  public static ClassBuilder of(String name) {
    return new ClassBuilder(name, null);
  }

  public static ClassBuilder of(String name, CimClass superclass) {
    return new ClassBuilder(name, superclass);
  }

  private static CimProperty inherited(CimProperty p) {
    return new CimProperty(
        p.name(),
        p.type(),
        p.array(),
        p.arraySize(),
        p.referenceClass(),
        p.defaultValue(),
        p.qualifiers(),
        p.classOrigin(),
        true);
  }

  private static CimMethod inherited(CimMethod m) {
    return new CimMethod(
        m.name(), m.returnType(), m.parameters(), m.qualifiers(), m.classOrigin(), true);
  }

  public static Qualifier flag(String name) {
    boolean travels = !name.equals("Abstract");
    return new Qualifier(
        name, CimType.BOOLEAN, false, true, new Flavor(false, travels, false), false);
  }

  public static Qualifier text(String name, String value) {
    return new Qualifier(name, CimType.STRING, false, value, new Flavor(true, true, true), false);
  }

  public static Qualifier texts(String name, String... values) {
    return new Qualifier(name, CimType.STRING, true, List.of(values), Flavor.DEFAULT, false);
  }

  public ClassBuilder is(Qualifier qualifier) {
    qualifiers.add(qualifier);
    return this;
  }

  public ClassBuilder key(String property, CimType type) {
    return add(property, type, false, null, flag("Key"));
  }

  public ClassBuilder property(String property, CimType type, Qualifier... with) {
    return add(property, type, false, null, with);
  }

  public ClassBuilder array(String property, CimType type, Qualifier... with) {
    return add(property, type, true, null, with);
  }

  public ClassBuilder keyReference(String property, String target) {
    return add(property, CimType.REFERENCE, false, target, flag("Key"));
  }

  private ClassBuilder add(
      String property, CimType type, boolean array, String target, Qualifier... with) {
    properties.add(
        new CimProperty(
            property, type, array, 0, target, null, new Qualifiers(List.of(with)), name, false));
    return this;
  }

  public static CimParameter in(String name, CimType type) {
    return new CimParameter(name, type, false, 0, null, Qualifiers.NONE);
  }

  public static CimParameter required(String name, CimType type) {
    return new CimParameter(name, type, false, 0, null, new Qualifiers(List.of(flag("Required"))));
  }

  public static CimParameter in(String name, CimType type, boolean array, String target) {
    return new CimParameter(name, type, array, 0, target, Qualifiers.NONE);
  }

  public static CimParameter embedded(String name) {
    return new CimParameter(
        name,
        CimType.STRING,
        false,
        0,
        null,
        new Qualifiers(List.of(text("EmbeddedInstance", "CIM_ManagedElement"))));
  }

  public static CimParameter out(String name, CimType type, boolean array, String target) {
    Qualifiers only =
        new Qualifiers(
            List.of(
                new Qualifier("In", CimType.BOOLEAN, false, false, Flavor.DEFAULT, false),
                flag("Out")));
    return new CimParameter(name, type, array, 0, target, only);
  }

  public ClassBuilder method(
      String method, CimType returns, List<CimParameter> parameters, Qualifier... with) {
    methods.add(
        new CimMethod(method, returns, parameters, new Qualifiers(List.of(with)), name, false));
    return this;
  }

  public CimClass build() {
    return new CimClass(name, superclass, new Qualifiers(qualifiers), properties, methods);
  }
}
