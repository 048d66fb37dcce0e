/** The words that only look. They read the array's own half and never change anything. */
@NullMarked
package org.arraytwin.product.threepar.cli.show;

import org.jspecify.annotations.NullMarked;
