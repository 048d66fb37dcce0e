/**
 * What a Storwize or SAN Volume Controller has: its mappings and their consistency groups as its
 * interfaces show them, and the orders that change them, whoever gives these.
 */
@NullMarked
package org.arraytwin.product.storwize.system;

import org.jspecify.annotations.NullMarked;
