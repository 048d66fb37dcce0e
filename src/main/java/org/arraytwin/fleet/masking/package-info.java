/** An operator's commands on which hosts see which volumes. */
@NullMarked
package org.arraytwin.fleet.masking;

import org.jspecify.annotations.NullMarked;
