/** Metro and Global Mirror of a Storwize: what one system knows of it, and the orders for it. */
@NullMarked
package org.arraytwin.product.storwize.remote;

import org.jspecify.annotations.NullMarked;
