package org.arraytwin.wbem;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a method answered.
 *
 * @param returnValue of the declared return type, or null
 * @param out by declared parameter name, in declaration order; a parameter without value is absent
 */
public record MethodResult(@Nullable Object returnValue, Map<String, Object> out) {}
