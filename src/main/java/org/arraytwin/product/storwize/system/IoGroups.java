package org.arraytwin.product.storwize.system;

import java.util.Map;

/**
 * Orders about I/O groups.
 *
 * @param desk where they are taken
 */
public record IoGroups(Desk desk) {
  private static final long MIB = 1L << 20;

  /**
   * Sets the memory for bitmaps of a feature aside (chiogrp -feature -size), no less than is in
   * use.
   *
   * @param feature {@code flash} or {@code remote}
   * @param mib MiB
   * @throws Trouble where it is refused
   */
  public void memory(String nameOrId, String feature, int mib) {
    desk.order(
        "chiogrp",
        cluster -> {
          int group = cluster.requiredIoGroup(nameOrId);
          Bitmaps present =
              feature.equals("flash")
                  ? Bitmaps.flash(cluster, group)
                  : Bitmaps.remote(cluster, group);
          if (present.usedBytes() > mib * MIB) {
            throw new Trouble("5702E", String.valueOf(mib));
          }
          String id = String.valueOf(group);
          Card card = cluster.card(Drawer.IO_GROUP, id);
          Card changed =
              (card == null ? new Card(id, Map.of()) : card).with(feature, String.valueOf(mib));
          return Desk.Decision.of(changed.put(Drawer.IO_GROUP));
        });
  }
}
