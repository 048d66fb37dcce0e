package org.arraytwin.product.threepar.cli.show;

import org.arraytwin.product.threepar.copy.Copies;
import org.arraytwin.product.threepar.space.Usage;

/**
 * What the columns of volumes are read from, all of one moment.
 *
 * @param space what they take
 * @param copies what copies they are
 */
record Shown(Usage space, Copies copies) {}
