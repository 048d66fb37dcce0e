/** What commands of a Storwize have in common: their grammar, their arguments, listings. */
@NullMarked
package org.arraytwin.product.storwize.cli.word;

import org.jspecify.annotations.NullMarked;
