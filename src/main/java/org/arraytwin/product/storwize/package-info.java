/**
 * What is peculiar to an IBM Storwize V7000 or SAN Volume Controller: its command line, and the
 * classes of its CIM agent, with FlashCopy and with Metro and Global Mirror.
 */
@NullMarked
package org.arraytwin.product.storwize;

import org.jspecify.annotations.NullMarked;
