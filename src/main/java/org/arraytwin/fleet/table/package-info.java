/**
 * Carrying out what a session table says: finds the cell that counts and lets states, effects and
 * what follows later happen. It knows no family of sessions; each comes in as {@link Sessions}.
 */
@NullMarked
package org.arraytwin.fleet.table;

import org.jspecify.annotations.NullMarked;
