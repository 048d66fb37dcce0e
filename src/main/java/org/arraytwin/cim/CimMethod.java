package org.arraytwin.cim;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A method of a class, local or inherited.
 *
 * @param name as declared
 * @param returnType of the return value
 * @param parameters in declaration order
 * @param qualifiers effective ones
 * @param classOrigin the class that introduced the method
 * @param propagated true where this class inherits it unchanged
 */
public record CimMethod(
    String name,
    CimType returnType,
    List<CimParameter> parameters,
    Qualifiers qualifiers,
    String classOrigin,
    boolean propagated) {
  public CimMethod {
    parameters = List.copyOf(parameters);
  }

  public boolean isStatic() {
    return qualifiers.is("Static");
  }

  public @Nullable CimParameter parameter(String parameterName) {
    for (CimParameter p : parameters) {
      if (Names.same(p.name(), parameterName)) {
        return p;
      }
    }
    return null;
  }
}
