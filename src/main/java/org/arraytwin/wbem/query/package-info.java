/**
 * Queries over a namespace: which instances a condition can concern, found by path or index where
 * that is possible. The languages are those of {@link org.arraytwin.cim.query}.
 */
@NullMarked
package org.arraytwin.wbem.query;

import org.jspecify.annotations.NullMarked;
