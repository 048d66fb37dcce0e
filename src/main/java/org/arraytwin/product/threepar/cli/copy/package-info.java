/** The words about copies within the array: virtual copies, physical copies, sets of volumes. */
@NullMarked
package org.arraytwin.product.threepar.cli.copy;

import org.jspecify.annotations.NullMarked;
