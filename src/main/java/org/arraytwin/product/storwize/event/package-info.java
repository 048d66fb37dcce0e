/** What happened to a system as its event log has it. */
@NullMarked
package org.arraytwin.product.storwize.event;

import org.jspecify.annotations.NullMarked;
