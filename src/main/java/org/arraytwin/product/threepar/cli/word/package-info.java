/** What every word of the command line is made of: syntax, arguments, layout, refusals, waiting. */
@NullMarked
package org.arraytwin.product.threepar.cli.word;

import org.jspecify.annotations.NullMarked;
