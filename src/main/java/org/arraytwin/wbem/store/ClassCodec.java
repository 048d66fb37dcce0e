package org.arraytwin.wbem.store;

import java.util.ArrayList;
import java.util.List;
import org.arraytwin.cim.CimClass;
import org.arraytwin.cim.CimMethod;
import org.arraytwin.cim.CimParameter;
import org.arraytwin.cim.CimProperty;
import org.arraytwin.cim.CimType;
import org.arraytwin.cim.Flavor;
import org.arraytwin.cim.Names;
import org.arraytwin.cim.Qualifier;
import org.arraytwin.cim.QualifierType;
import org.arraytwin.cim.Qualifiers;

/** Classes and qualifier types as bytes. */
final class ClassCodec {
  private static final int OVERRIDABLE = 1;
  private static final int TO_SUBCLASS = 2;
  private static final int TRANSLATABLE = 4;

  private ClassCodec() {}

  static void write(DocumentOutput out, CimClass c) {
    out.text(c.name());
    ValueCodec.optional(out, c.superclass());
    qualifiers(out, c.qualifiers());
    out.count(c.properties().size());
    c.properties().forEach(p -> property(out, p));
    out.count(c.methods().size());
    c.methods().forEach(m -> method(out, m));
  }

  static CimClass read(DocumentInput in) {
    String name = in.text();
    String superclass = ValueCodec.optional(in);
    Qualifiers qualifiers = qualifiers(in);
    int size = in.count();
    List<CimProperty> properties = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      properties.add(property(in));
    }
    int many = in.count();
    List<CimMethod> methods = new ArrayList<>(many);
    for (int i = 0; i < many; i++) {
      methods.add(method(in));
    }
    return new CimClass(name, superclass, qualifiers, properties, methods);
  }

  private static void property(DocumentOutput out, CimProperty p) {
    out.text(p.name());
    type(out, p.type());
    out.flag(p.array());
    out.count(p.arraySize());
    ValueCodec.optional(out, p.referenceClass());
    ValueCodec.write(out, p.defaultValue());
    qualifiers(out, p.qualifiers());
    out.text(p.classOrigin());
    out.flag(p.propagated());
  }

  private static CimProperty property(DocumentInput in) {
    return new CimProperty(
        in.text(),
        type(in),
        in.flag(),
        in.size(),
        ValueCodec.optional(in),
        ValueCodec.read(in),
        qualifiers(in),
        in.text(),
        in.flag());
  }

  private static void method(DocumentOutput out, CimMethod m) {
    out.text(m.name());
    type(out, m.returnType());
    out.count(m.parameters().size());
    for (CimParameter p : m.parameters()) {
      out.text(p.name());
      type(out, p.type());
      out.flag(p.array());
      out.count(p.arraySize());
      ValueCodec.optional(out, p.referenceClass());
      qualifiers(out, p.qualifiers());
    }
    qualifiers(out, m.qualifiers());
    out.text(m.classOrigin());
    out.flag(m.propagated());
  }

  private static CimMethod method(DocumentInput in) {
    String name = in.text();
    CimType returns = type(in);
    int size = in.count();
    List<CimParameter> parameters = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      parameters.add(
          new CimParameter(
              in.text(), type(in), in.flag(), in.size(), ValueCodec.optional(in), qualifiers(in)));
    }
    return new CimMethod(name, returns, parameters, qualifiers(in), in.text(), in.flag());
  }

  private static void qualifiers(DocumentOutput out, Qualifiers qualifiers) {
    out.count(qualifiers.all().size());
    for (Qualifier q : qualifiers.all()) {
      out.text(q.name());
      type(out, q.type());
      out.flag(q.array());
      ValueCodec.write(out, q.value());
      flavor(out, q.flavor());
      out.flag(q.propagated());
    }
  }

  private static Qualifiers qualifiers(DocumentInput in) {
    int size = in.count();
    if (size == 0) {
      return Qualifiers.NONE;
    }
    List<Qualifier> all = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      all.add(
          new Qualifier(
              in.text(), type(in), in.flag(), ValueCodec.read(in), flavor(in), in.flag()));
    }
    return new Qualifiers(all);
  }

  static void write(DocumentOutput out, QualifierType q) {
    out.text(q.name());
    type(out, q.type());
    out.flag(q.array());
    ValueCodec.write(out, q.defaultValue());
    List<String> scopes = q.scopes().stream().map(Names::fold).sorted().toList();
    out.count(scopes.size());
    scopes.forEach(out::text);
    flavor(out, q.flavor());
  }

  static QualifierType readQualifierType(DocumentInput in) {
    String name = in.text();
    CimType type = type(in);
    boolean array = in.flag();
    Object value = ValueCodec.read(in);
    int size = in.count();
    List<String> scopes = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      scopes.add(in.text());
    }
    return new QualifierType(name, type, array, value, List.copyOf(scopes), flavor(in));
  }

  private static void type(DocumentOutput out, CimType type) {
    out.text(type.wireName());
  }

  private static CimType type(DocumentInput in) {
    String name = in.text();
    return CimType.named(name).orElseThrow(() -> in.damaged("type " + name));
  }

  private static void flavor(DocumentOutput out, Flavor flavor) {
    out.octet(
        (flavor.overridable() ? OVERRIDABLE : 0)
            | (flavor.toSubclass() ? TO_SUBCLASS : 0)
            | (flavor.translatable() ? TRANSLATABLE : 0));
  }

  private static Flavor flavor(DocumentInput in) {
    int bits = in.octet();
    return new Flavor(
        (bits & OVERRIDABLE) != 0, (bits & TO_SUBCLASS) != 0, (bits & TRANSLATABLE) != 0);
  }
}
