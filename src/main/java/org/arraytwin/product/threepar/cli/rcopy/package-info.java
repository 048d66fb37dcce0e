/** The words that change remote copy groups, each on top of the core's command of that name. */
@NullMarked
package org.arraytwin.product.threepar.cli.rcopy;

import org.jspecify.annotations.NullMarked;
