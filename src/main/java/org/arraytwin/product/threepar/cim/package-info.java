/**
 * The CIM side of an HP 3PAR array: TPD_ classes in its implementation namespace, discovery in its
 * interop namespace. Everything is computed from one snapshot and from this array's own half of
 * each remote copy group; nothing here asks what the peer knows.
 */
@NullMarked
package org.arraytwin.product.threepar.cim;

import org.jspecify.annotations.NullMarked;
