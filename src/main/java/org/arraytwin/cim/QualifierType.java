package org.arraytwin.cim;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A qualifier type declaration.
 *
 * @param name as declared
 * @param type of its value
 * @param array whether the value is an array
 * @param defaultValue what the qualifier means where it is absent, or null
 * @param scopes lower-case scope words: class association indication property reference method
 *     parameter, or any
 * @param flavor how it travels
 */
public record QualifierType(
    String name,
    CimType type,
    boolean array,
    @Nullable Object defaultValue,
    List<String> scopes,
    Flavor flavor) {}
