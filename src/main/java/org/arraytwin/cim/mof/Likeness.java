package org.arraytwin.cim.mof;

import java.util.List;
import java.util.Objects;
import org.arraytwin.cim.CimClass;
import org.arraytwin.cim.CimMethod;
import org.arraytwin.cim.CimParameter;
import org.arraytwin.cim.CimProperty;
import org.arraytwin.cim.Names;
import org.jspecify.annotations.Nullable;

/** Whether a class declared anew is the one that is there already: names, types and keys. */
final class Likeness {
  private Likeness() {}

  /**
   * Whether a class there has all that the other has.
   *
   * @param there may have more
   */
  static boolean of(CimClass there, CimClass again) {
    return same(there.superclass(), again.superclass())
        && again.properties().stream().allMatch(p -> of(there.property(p.name()), p))
        && again.methods().stream().allMatch(m -> of(there.method(m.name()), m));
  }

  private static boolean of(@Nullable CimProperty there, CimProperty again) {
    return there != null
        && there.type() == again.type()
        && there.array() == again.array()
        && there.isKey() == again.isKey()
        && same(there.referenceClass(), again.referenceClass());
  }

  private static boolean of(@Nullable CimMethod there, CimMethod again) {
    if (there == null
        || there.returnType() != again.returnType()
        || there.parameters().size() != again.parameters().size()) {
      return false;
    }
    List<CimParameter> others = again.parameters();
    for (CimParameter other : others) {
      CimParameter p = there.parameter(other.name());
      if (p == null || p.type() != other.type() || p.array() != other.array()) {
        return false;
      }
    }
    return true;
  }

  private static boolean same(@Nullable String a, @Nullable String b) {
    return (a == null || b == null) ? Objects.equals(a, b) : Names.same(a, b);
  }
}
