/**
 * A Storwize as its CIM agent shows it: views of one system, the older Copy Services methods, its
 * interop namespace.
 */
@NullMarked
package org.arraytwin.product.storwize.cim;

import org.jspecify.annotations.NullMarked;
