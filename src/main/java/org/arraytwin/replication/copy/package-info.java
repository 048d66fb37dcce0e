/**
 * Copies within one array: what has been copied, which volume supplies a grain that has not, and
 * what starting, stopping and overwriting do to that. Pure values over volume contents; no states
 * of products, no fleet.
 */
@NullMarked
package org.arraytwin.replication.copy;

import org.jspecify.annotations.NullMarked;
