/**
 * Copies within one array: creating them, carrying out what their tables say, and what a host reads
 * where they stand between it and the data.
 */
@NullMarked
package org.arraytwin.fleet.copy;

import org.jspecify.annotations.NullMarked;
