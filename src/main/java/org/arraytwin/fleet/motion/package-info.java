/**
 * What moves by itself: host writes, copies, links and the deadlines that drive them. Commands ask;
 * this room knows how one step leads to the next.
 */
@NullMarked
package org.arraytwin.fleet.motion;

import org.jspecify.annotations.NullMarked;
