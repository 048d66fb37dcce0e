/** Commands that change something: they hand what was typed to the orders of the system. */
@NullMarked
package org.arraytwin.product.storwize.cli.order;

import org.jspecify.annotations.NullMarked;
