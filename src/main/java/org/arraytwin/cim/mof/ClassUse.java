package org.arraytwin.cim.mof;

import java.util.ArrayList;
import java.util.List;
import org.arraytwin.cim.CimClass;
import org.arraytwin.cim.CimMethod;
import org.arraytwin.cim.CimParameter;
import org.arraytwin.cim.CimProperty;
import org.arraytwin.cim.Qualifiers;
import org.jspecify.annotations.Nullable;

/**
 * A class that a declaration names as the target of a reference or as an embedded instance.
 *
 * @param className as written
 * @param at where
 */
record ClassUse(String className, Position at) {
  /** All of one class declaration; what it inherits is its ancestors' business. */
  static List<ClassUse> in(Declared.Clazz declared, CimClass built) {
    List<ClassUse> uses = new ArrayList<>();
    for (Declared.Property p : declared.properties()) {
      CimProperty property = built.property(p.name());
      if (property != null) {
        add(uses, property.referenceClass(), property.qualifiers(), p.at());
      }
    }
    for (Declared.Method m : declared.methods()) {
      CimMethod method = built.method(m.name());
      if (method != null) {
        for (int i = 0; i < m.parameters().size(); i++) {
          CimParameter parameter = method.parameters().get(i);
          Position at = m.parameters().get(i).at();
          add(uses, parameter.referenceClass(), parameter.qualifiers(), at);
        }
      }
    }
    return uses;
  }

  private static void add(
      List<ClassUse> uses, @Nullable String target, Qualifiers qualifiers, Position at) {
    if (target != null) {
      uses.add(new ClassUse(target, at));
    }
    String embedded = qualifiers.text("EmbeddedInstance");
    if (embedded != null) {
      uses.add(new ClassUse(embedded, at));
    }
  }
}
