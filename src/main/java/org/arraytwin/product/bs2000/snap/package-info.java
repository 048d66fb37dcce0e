/** The commands on snap pairs, and Snapsets: the snap pairs of a whole pubset. */
@NullMarked
package org.arraytwin.product.bs2000.snap;

import org.jspecify.annotations.NullMarked;
