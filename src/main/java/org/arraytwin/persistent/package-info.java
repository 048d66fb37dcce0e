/**
 * Values that share structure, where those of the collection library are too slow for a hundred
 * thousand of something that changes hundreds of thousands of times a second. They know no domain.
 */
@NullMarked
package org.arraytwin.persistent;

import org.jspecify.annotations.NullMarked;
