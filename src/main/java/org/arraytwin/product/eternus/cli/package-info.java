/** The command line of an ETERNUS itself, as drivers log in to it (fujitsu C.4). */
@NullMarked
package org.arraytwin.product.eternus.cli;

import org.jspecify.annotations.NullMarked;
