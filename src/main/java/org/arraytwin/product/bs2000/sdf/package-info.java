/**
 * The command language of BS2000 (SDF): statements with operands by position or name, keywords and
 * names abbreviated, structures and lists. What commands there are is data.
 */
@NullMarked
package org.arraytwin.product.bs2000.sdf;

import org.jspecify.annotations.NullMarked;
