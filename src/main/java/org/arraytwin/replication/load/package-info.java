/**
 * What hosts write, as functions: when write n comes and where it goes, known without the writes
 * before it. Numbers of grains and microseconds only; what is written stands in {@link
 * org.arraytwin.replication.Workload}.
 */
@NullMarked
package org.arraytwin.replication.load;

import org.jspecify.annotations.NullMarked;
