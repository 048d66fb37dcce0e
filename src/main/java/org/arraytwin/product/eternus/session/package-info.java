/**
 * Copy sessions as an ETERNUS itself knows them, whoever asks: CIM, either command line, or a host.
 * Nothing here prints.
 */
@NullMarked
package org.arraytwin.product.eternus.session;

import org.jspecify.annotations.NullMarked;
