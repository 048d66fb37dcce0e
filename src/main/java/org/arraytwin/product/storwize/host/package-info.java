/** Hosts of a Storwize and the volumes that they see. */
@NullMarked
package org.arraytwin.product.storwize.host;

import org.jspecify.annotations.NullMarked;
