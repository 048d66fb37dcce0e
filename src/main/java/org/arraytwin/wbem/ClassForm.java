package org.arraytwin.wbem;

import java.util.List;
import java.util.Set;
import org.arraytwin.cim.CimClass;
import org.arraytwin.cim.CimMethod;
import org.arraytwin.cim.CimParameter;
import org.arraytwin.cim.CimProperty;
import org.arraytwin.cim.Names;
import org.arraytwin.cim.Qualifiers;
import org.jspecify.annotations.Nullable;

/**
 * How much of a class is asked for.
 *
 * @param localOnly only what the class itself declares or overrides
 * @param qualifiers IncludeQualifiers
 * @param classOrigin IncludeClassOrigin
 * @param properties the folded names of the PropertyList, or null for all
 */
public record ClassForm(
    boolean localOnly, boolean qualifiers, boolean classOrigin, @Nullable Set<String> properties) {

  /** The class reduced to this form. */
  CimClass apply(CimClass c) {
    List<CimProperty> kept =
        c.properties().stream()
            .filter(p -> !(localOnly && p.propagated()))
            .filter(p -> properties == null || properties.contains(Names.fold(p.name())))
            .map(this::property)
            .toList();
    List<CimMethod> methods =
        c.methods().stream().filter(m -> !(localOnly && m.propagated())).map(this::method).toList();
    return new CimClass(c.name(), c.superclass(), reduced(c.qualifiers()), kept, methods);
  }

  private CimProperty property(CimProperty p) {
    return new CimProperty(
        p.name(),
        p.type(),
        p.array(),
        p.arraySize(),
        p.referenceClass(),
        p.defaultValue(),
        reduced(p.qualifiers()),
        p.classOrigin(),
        p.propagated());
  }

  private CimMethod method(CimMethod m) {
    List<CimParameter> parameters =
        m.parameters().stream()
            .map(
                p ->
                    new CimParameter(
                        p.name(),
                        p.type(),
                        p.array(),
                        p.arraySize(),
                        p.referenceClass(),
                        reduced(p.qualifiers())))
            .toList();
    return new CimMethod(
        m.name(),
        m.returnType(),
        parameters,
        reduced(m.qualifiers()),
        m.classOrigin(),
        m.propagated());
  }

  private Qualifiers reduced(Qualifiers all) {
    if (!qualifiers) {
      return Qualifiers.NONE;
    }
    if (!localOnly) {
      return all;
    }
    return new Qualifiers(all.all().stream().filter(q -> !q.propagated()).toList());
  }

  /** What EnumerateClasses and the class forms of Associators and References ask. */
  static List<CimClass> applyAll(ClassForm form, List<CimClass> classes) {
    return classes.stream().map(form::apply).toList();
  }
}
