/**
 * Pairs of a unit and its clone or snap unit: what SHC-OSD calls the copy sessions of the storage
 * systems, and which commands a pair takes in which status.
 */
@NullMarked
package org.arraytwin.product.bs2000.pair;

import org.jspecify.annotations.NullMarked;
