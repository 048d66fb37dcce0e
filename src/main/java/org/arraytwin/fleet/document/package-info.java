/**
 * Documents that the fleet keeps for others: where they are filed and their bytes, never what these
 * mean. Values only; {@code wbem.store} gives them meaning.
 */
@NullMarked
package org.arraytwin.fleet.document;

import org.jspecify.annotations.NullMarked;
