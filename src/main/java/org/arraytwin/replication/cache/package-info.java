/** The write cache of a volume, as the states of point-in-time copies are defined by it. */
@NullMarked
package org.arraytwin.replication.cache;

import org.jspecify.annotations.NullMarked;
