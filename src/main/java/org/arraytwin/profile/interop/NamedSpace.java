package org.arraytwin.profile.interop;

import org.jspecify.annotations.Nullable;

/**
 * A namespace as the server tells of it.
 *
 * @param name as created
 * @param schemaVersion of the CIM schema whose classes it holds, for example {@code 2.49.0}; null
 *     where that is for its users to know
 */
public record NamedSpace(String name, @Nullable String schemaVersion) {}
