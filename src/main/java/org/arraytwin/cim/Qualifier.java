package org.arraytwin.cim;

import org.jspecify.annotations.Nullable;

/**
 * A qualifier with its value on a class, property, method or parameter.
 *
 * @param name spelt as its qualifier type declares it
 * @param type of the value
 * @param array whether the value is an array
 * @param value see {@link CimType} for the Java form
 * @param flavor how it travels
 * @param propagated true where it was inherited from a superclass
 */
public record Qualifier(
    String name,
    CimType type,
    boolean array,
    @Nullable Object value,
    Flavor flavor,
    boolean propagated) {}
