package org.arraytwin.cimxml;

import java.util.List;
import java.util.Locale;
import org.arraytwin.cim.CimClass;
import org.arraytwin.cim.CimMethod;
import org.arraytwin.cim.CimParameter;
import org.arraytwin.cim.CimProperty;
import org.arraytwin.cim.CimType;
import org.arraytwin.cim.Flavor;
import org.arraytwin.cim.ObjectPath;
import org.arraytwin.cim.Qualifier;
import org.arraytwin.cim.QualifierType;
import org.arraytwin.cim.Qualifiers;

/** Writes classes as they are given, and qualifier declarations (DSP0201 clause 5.3.3). */
public final class ClassWriter {
  /** The attributes of SCOPE, in the DTD's order. */
  static final List<String> SCOPES =
      List.of("CLASS", "ASSOCIATION", "REFERENCE", "PROPERTY", "METHOD", "PARAMETER", "INDICATION");

  private final Utf8Output out;
  private final boolean classOrigin;
  private final PathWriter paths;
  private final ValueWriter values;

  public ClassWriter(Utf8Output out, boolean classOrigin) {
    this.out = out;
    this.classOrigin = classOrigin;
    this.paths = new PathWriter(out);
    this.values = new ValueWriter(out, paths);
  }

  /** CLASSNAME. */
  public void name(String className) {
    paths.className(className);
  }

  /** VALUE.OBJECTWITHPATH of a class. */
  public void withPath(CimClass cimClass, String host, String namespace) {
    out.markup("<VALUE.OBJECTWITHPATH>\n");
    paths.absolute(ObjectPath.ofClass(namespace, cimClass.name()), host, namespace);
    cimClass(cimClass);
    out.markup("</VALUE.OBJECTWITHPATH>\n");
  }

  /** CLASS. */
  public void cimClass(CimClass cimClass) {
    out.markup("<CLASS");
    attribute("NAME", cimClass.name());
    String superclass = cimClass.superclass();
    if (superclass != null) {
      attribute("SUPERCLASS", superclass);
    }
    out.markup(">\n");
    qualifiers(cimClass.qualifiers());
    for (CimProperty p : cimClass.properties()) {
      property(p);
    }
    for (CimMethod m : cimClass.methods()) {
      method(m);
    }
    out.markup("</CLASS>\n");
  }

  /**
   * The qualifiers say what an array embeds; sblim-wbemcli refuses a PROPERTY.ARRAY that says it
   * again by EmbeddedObject.
   */
  private void property(CimProperty p) {
    String element =
        p.array() ? "PROPERTY.ARRAY" : p.isReference() ? "PROPERTY.REFERENCE" : "PROPERTY";
    out.markup("<" + element + InstanceTags.attributes(p, classOrigin, !p.array()));
    propagated(p.propagated());
    out.markup(">\n");
    qualifiers(p.qualifiers());
    values.element(p.type(), p.defaultValue());
    out.markup("</" + element + ">\n");
  }

  private void method(CimMethod m) {
    out.markup("<METHOD");
    attribute("NAME", m.name());
    attribute("TYPE", m.returnType().wireName());
    if (classOrigin) {
      attribute("CLASSORIGIN", m.classOrigin());
    }
    propagated(m.propagated());
    out.markup(">\n");
    qualifiers(m.qualifiers());
    for (CimParameter p : m.parameters()) {
      parameter(p);
    }
    out.markup("</METHOD>\n");
  }

  private void parameter(CimParameter p) {
    boolean reference = p.type() == CimType.REFERENCE;
    String element =
        "PARAMETER"
            + (reference ? (p.array() ? ".REFARRAY" : ".REFERENCE") : p.array() ? ".ARRAY" : "");
    out.markup("<" + element);
    attribute("NAME", p.name());
    String target = p.referenceClass();
    if (!reference) {
      attribute("TYPE", p.type().wireName());
    } else if (target != null) {
      attribute("REFERENCECLASS", target);
    }
    if (p.array() && p.arraySize() > 0) {
      attribute("ARRAYSIZE", Integer.toString(p.arraySize()));
    }
    out.markup(">\n");
    qualifiers(p.qualifiers());
    out.markup("</" + element + ">\n");
  }

  private void qualifiers(Qualifiers qualifiers) {
    for (Qualifier q : qualifiers.all()) {
      out.markup("<QUALIFIER");
      attribute("NAME", q.name());
      attribute("TYPE", q.type().wireName());
      propagated(q.propagated());
      flavor(q.flavor());
      out.markup(">");
      values.element(q.type(), q.value());
      out.markup("</QUALIFIER>\n");
    }
  }

  /** QUALIFIER.DECLARATION. */
  public void qualifierType(QualifierType q) {
    out.markup("<QUALIFIER.DECLARATION");
    attribute("NAME", q.name());
    attribute("TYPE", q.type().wireName());
    attribute("ISARRAY", q.array() ? "true" : "false");
    flavor(q.flavor());
    out.markup(">\n<SCOPE");
    boolean any = q.scopes().contains("any");
    for (String scope : SCOPES) {
      boolean allowed = any || q.scopes().contains(scope.toLowerCase(Locale.ROOT));
      attribute(scope, allowed ? "true" : "false");
    }
    out.markup("></SCOPE>\n");
    values.element(q.type(), q.defaultValue());
    out.markup("</QUALIFIER.DECLARATION>\n");
  }

  private void flavor(Flavor flavor) {
    if (!flavor.overridable()) {
      attribute("OVERRIDABLE", "false");
    }
    if (!flavor.toSubclass()) {
      attribute("TOSUBCLASS", "false");
    }
    if (flavor.translatable()) {
      attribute("TRANSLATABLE", "true");
    }
  }

  private void propagated(boolean propagated) {
    if (propagated) {
      attribute("PROPAGATED", "true");
    }
  }

  private void attribute(String name, String value) {
    out.markup(" " + name + "=\"");
    out.text(value);
    out.markup("\"");
  }
}
