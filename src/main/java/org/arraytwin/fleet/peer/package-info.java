/**
 * What an operator makes of the arrays at the other ends of links: which are targets, under which
 * names, by which of the links.
 */
@NullMarked
package org.arraytwin.fleet.peer;

import org.jspecify.annotations.NullMarked;
