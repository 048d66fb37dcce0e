/**
 * Copies within a 3PAR array: virtual copies, physical copies and sets of volumes, and the orders
 * about them, which the command line and the CIM server share.
 */
@NullMarked
package org.arraytwin.product.threepar.copy;

import org.jspecify.annotations.NullMarked;
