/** What volumes and snapshots take from their pools, and what happens when nothing is left. */
@NullMarked
package org.arraytwin.fleet.space;

import org.jspecify.annotations.NullMarked;
