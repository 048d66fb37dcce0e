package org.arraytwin.cim;

import org.jspecify.annotations.Nullable;

/**
 * A property of a class, local or inherited.
 *
 * @param name as declared
 * @param type of the value, {@link CimType#REFERENCE} for a reference property
 * @param array whether the value is an array
 * @param arraySize the fixed size, or 0
 * @param referenceClass the class a reference points to, else null
 * @param defaultValue the declared default, or null
 * @param qualifiers effective ones, inherited included
 * @param classOrigin the class that introduced the property
 * @param propagated true where this class inherits it unchanged
 */
public record CimProperty(
    String name,
    CimType type,
    boolean array,
    int arraySize,
    @Nullable String referenceClass,
    @Nullable Object defaultValue,
    Qualifiers qualifiers,
    String classOrigin,
    boolean propagated) {

  public boolean isKey() {
    return qualifiers.is("Key");
  }

  public boolean isReference() {
    return type == CimType.REFERENCE;
  }

  /** "instance", "object" or null: what an embedded value of this string property is. */
  public @Nullable String embedded() {
    return qualifiers.embedded();
  }
}
