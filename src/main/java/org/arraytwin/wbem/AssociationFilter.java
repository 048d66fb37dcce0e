package org.arraytwin.wbem;

import org.jspecify.annotations.Nullable;

/**
 * What narrows an association traversal; null does not narrow.
 *
 * @param assocClass the association class or a superclass of it
 * @param resultClass the class of the far element or a superclass of it
 * @param role the reference that points to the element asked about
 * @param resultRole the reference that points to the far element
 */
public record AssociationFilter(
    @Nullable String assocClass,
    @Nullable String resultClass,
    @Nullable String role,
    @Nullable String resultRole) {
  public static final AssociationFilter NONE = new AssociationFilter(null, null, null, null);
}
