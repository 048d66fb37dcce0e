package org.arraytwin.product.eternus.session;

/**
 * Places of one volume on the way along a row of sessions; one that comes back to it ends there.
 *
 * @param array id of the box
 * @param volume number
 */
record Stop(int array, int volume) {}
