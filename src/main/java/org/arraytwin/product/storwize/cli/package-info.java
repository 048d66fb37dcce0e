/** The command line of a Storwize: one table of commands over its orders and listings. */
@NullMarked
package org.arraytwin.product.storwize.cli;

import org.jspecify.annotations.NullMarked;
