/** An ETERNUS as its SMI-S provider shows it: views of one box, methods, its interop namespace. */
@NullMarked
package org.arraytwin.product.eternus.cim;

import org.jspecify.annotations.NullMarked;
