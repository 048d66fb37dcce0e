/**
 * A management server with the Copy Control Module of ETERNUS SF AdvancedCopy Manager: copy groups
 * and the commands {@code acopc}, {@code acec}, {@code acsnap}, {@code accopy}, {@code acgroup},
 * {@code acpair}, {@code acinq} and {@code acinhibit}.
 */
@NullMarked
package org.arraytwin.product.eternus.ccm;

import org.jspecify.annotations.NullMarked;
