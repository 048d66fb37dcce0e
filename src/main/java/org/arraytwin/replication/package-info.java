/**
 * What replication is made of: volume contents, write streams and workloads, the half-sessions each
 * array keeps, and the flows between them. Pure values on virtual time (microseconds since the
 * epoch); no I/O, no threads, no chance that was not handed in.
 */
@NullMarked
package org.arraytwin.replication;

import org.jspecify.annotations.NullMarked;
