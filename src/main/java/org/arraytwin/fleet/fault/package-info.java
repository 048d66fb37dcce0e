/** What goes wrong in the world, and what hosts do: commands that no array knows. */
@NullMarked
package org.arraytwin.fleet.fault;

import org.jspecify.annotations.NullMarked;
