/**
 * All state of all arrays as one immutable value, and the only ways to change it: a {@link
 * org.arraytwin.fleet.Command} decides against the current {@link org.arraytwin.fleet.Fleet} and
 * yields {@link org.arraytwin.fleet.Event}s or a typed refusal. Everything here is pure except
 * {@link org.arraytwin.fleet.FleetWriter}, the single thread that applies commands and the passing
 * of virtual time.
 */
@NullMarked
package org.arraytwin.fleet;

import org.jspecify.annotations.NullMarked;
