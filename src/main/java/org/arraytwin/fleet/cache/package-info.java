/** The volumes' write caches at work: destaging, flushing, discarding, losing. */
@NullMarked
package org.arraytwin.fleet.cache;

import org.jspecify.annotations.NullMarked;
