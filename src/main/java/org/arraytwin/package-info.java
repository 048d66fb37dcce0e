/** ArrayTwin: a digital twin of replicating storage arrays. */
@NullMarked
package org.arraytwin;

import org.jspecify.annotations.NullMarked;
