/**
 * The InForm command line of one 3PAR array: one table of words over the array's own half of the
 * fleet. Knows nothing of terminals, SSH or CIM.
 */
@NullMarked
package org.arraytwin.product.threepar.cli;

import org.jspecify.annotations.NullMarked;
