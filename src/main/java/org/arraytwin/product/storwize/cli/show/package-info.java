/** Commands that list what a system has. */
@NullMarked
package org.arraytwin.product.storwize.cli.show;

import org.jspecify.annotations.NullMarked;
