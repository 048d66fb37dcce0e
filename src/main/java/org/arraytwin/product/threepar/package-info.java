/** What is peculiar to an HP 3PAR array: its CIM classes and its command line. */
@NullMarked
package org.arraytwin.product.threepar;

import org.jspecify.annotations.NullMarked;
