/** How a fleet comes into being: arrays, volumes, links, workloads. */
@NullMarked
package org.arraytwin.fleet.setup;

import org.jspecify.annotations.NullMarked;
