/** From what a 3PAR array knows of a remote copy group to the states that CIM shows. */
@NullMarked
package org.arraytwin.product.threepar.cim.state;

import org.jspecify.annotations.NullMarked;
