/**
 * What provider-config says, read with JAXB behind the guarded reader and turned into values: the
 * products (namespaces, timings, switches, state tables) and the fleets.
 */
@NullMarked
package org.arraytwin.config;

import org.jspecify.annotations.NullMarked;
