package org.arraytwin.cimxml;

import org.jspecify.annotations.Nullable;

/**
 * A parameter as it stands in a request. Simple values are still text, because only the declaration
 * knows their type.
 *
 * @param name spelt as the client spells it
 * @param value null; {@link String} of a VALUE; {@link java.util.List} of these or of paths, with
 *     null elements; {@link org.arraytwin.cim.ObjectPath} of CLASSNAME, INSTANCENAME or a
 *     reference, its keys still text; {@link org.arraytwin.cim.CimInstance}, {@link
 *     org.arraytwin.cim.CimClass} or {@link org.arraytwin.cim.QualifierType} where the request
 *     carries one; {@link NamedInstance}
 */
public record Argument(String name, @Nullable Object value) {}
