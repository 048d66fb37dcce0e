/**
 * What is peculiar to a Fujitsu ETERNUS with Advanced Copy: its CIM classes, its own command line,
 * and the management server that operates it (AdvancedCopy Manager's Copy Control Module).
 */
@NullMarked
package org.arraytwin.product.eternus;

import org.jspecify.annotations.NullMarked;
