/** The commands on clone pairs. */
@NullMarked
package org.arraytwin.product.bs2000.clone;

import org.jspecify.annotations.NullMarked;
