/** The commands of the Copy Control Module, one class for each verb. */
@NullMarked
package org.arraytwin.product.eternus.ccm.verb;

import org.jspecify.annotations.NullMarked;
