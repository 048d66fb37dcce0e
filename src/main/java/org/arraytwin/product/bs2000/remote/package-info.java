/** The commands on remote copy pairs. */
@NullMarked
package org.arraytwin.product.bs2000.remote;

import org.jspecify.annotations.NullMarked;
