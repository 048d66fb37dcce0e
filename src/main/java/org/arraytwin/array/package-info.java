/**
 * What a storage array is made of: nodes, pools, volumes. Pure values; no replication, no time, no
 * CIM.
 */
@NullMarked
package org.arraytwin.array;

import org.jspecify.annotations.NullMarked;
