package org.arraytwin.cim;

import org.jspecify.annotations.Nullable;

/**
 * A parameter of a method.
 *
 * @param name as declared
 * @param type of the value
 * @param array whether the value is an array
 * @param arraySize the fixed size, or 0
 * @param referenceClass the class a reference parameter points to, else null
 * @param qualifiers effective ones
 */
public record CimParameter(
    String name,
    CimType type,
    boolean array,
    int arraySize,
    @Nullable String referenceClass,
    Qualifiers qualifiers) {

  /** In defaults to true (DSP0004). */
  public boolean isIn() {
    Qualifier in = qualifiers.get("In");
    return in == null || !Boolean.FALSE.equals(in.value());
  }

  public boolean isOut() {
    return qualifiers.is("Out");
  }
}
