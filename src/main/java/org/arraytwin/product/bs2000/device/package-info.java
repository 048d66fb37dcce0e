/** The commands on devices, pubsets, storage systems and settings. */
@NullMarked
package org.arraytwin.product.bs2000.device;

import org.jspecify.annotations.NullMarked;
