/**
 * A BS2000 host as its commands see it: disks by mnemonic and VSN, pubsets, what is written on
 * labels, messages, and how orders reach the storage systems.
 */
@NullMarked
package org.arraytwin.product.bs2000.system;

import org.jspecify.annotations.NullMarked;
