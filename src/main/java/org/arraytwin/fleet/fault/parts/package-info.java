/** What goes wrong inside an array: controllers, bitmaps, pools, disks, volumes. */
@NullMarked
package org.arraytwin.fleet.fault.parts;

import org.jspecify.annotations.NullMarked;
