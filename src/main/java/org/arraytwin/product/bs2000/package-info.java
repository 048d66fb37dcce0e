/**
 * A BS2000 mainframe with SHC-OSD, which operates the replication of its disks on ETERNUS storage
 * systems. Source: {@code SHC-OSD} user guides V15.0 and V14.0.
 */
@NullMarked
package org.arraytwin.product.bs2000;

import org.jspecify.annotations.NullMarked;
