/**
 * Session tables: which operations are legal in which state of a session and what follows, as data.
 * Pure values; the files they come from are read in {@code config}, the sessions they decide about
 * are those of {@code fleet}.
 */
@NullMarked
package org.arraytwin.replication.table;

import org.jspecify.annotations.NullMarked;
