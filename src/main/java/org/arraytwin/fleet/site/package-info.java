/**
 * What a site is made of, room by room: its power, its volumes and what they hold, its halves of
 * remote copy groups, its local copies. Values that know nothing of each other, of time, or of
 * commands; {@link org.arraytwin.fleet.Site} puts them together.
 */
@NullMarked
package org.arraytwin.fleet.site;

import org.jspecify.annotations.NullMarked;
