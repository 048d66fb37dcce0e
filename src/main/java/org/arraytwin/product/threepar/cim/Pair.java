package org.arraytwin.product.threepar.cim;

import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.PairHalf;

/**
 * A volume pair as this array's half of its group knows it.
 *
 * @param group the half
 * @param index position in the group, from 0
 */
record Pair(GroupHalf group, int index) {
  PairHalf half() {
    return group.pairs().get(index);
  }
}
