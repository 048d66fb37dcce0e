/** What the volumes of a 3PAR array take from its CPGs, for its CIM server and its command line. */
@NullMarked
package org.arraytwin.product.threepar.space;

import org.jspecify.annotations.NullMarked;
