/**
 * Lives of fleets drawn from seeds: topology, workload, operations and faults, held against
 * witnesses that know no trees, tables or bitmaps. What fails is made short and written as a
 * scenario. {@code bench/simulate} runs as many seeds as wanted.
 */
@NullMarked
package org.arraytwin.simulation;

import org.jspecify.annotations.NullMarked;
