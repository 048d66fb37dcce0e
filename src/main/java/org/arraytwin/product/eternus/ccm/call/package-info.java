/**
 * What the commands of the Copy Control Module speak of: a call and its answer, pairs and groups of
 * volumes, the sessions between them, and the messages with their ids.
 */
@NullMarked
package org.arraytwin.product.eternus.ccm.call;

import org.jspecify.annotations.NullMarked;
