/** Words about targets of Remote Copy and the links to them. */
@NullMarked
package org.arraytwin.product.threepar.cli.peer;

import org.jspecify.annotations.NullMarked;
