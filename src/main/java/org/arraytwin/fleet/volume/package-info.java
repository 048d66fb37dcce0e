/** An operator's commands on virtual volumes. */
@NullMarked
package org.arraytwin.fleet.volume;

import org.jspecify.annotations.NullMarked;
