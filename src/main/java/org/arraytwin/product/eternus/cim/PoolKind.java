package org.arraytwin.product.eternus.cim;

import java.util.Locale;
import org.arraytwin.array.Pool;
import org.arraytwin.fleet.Site;
import org.jspecify.annotations.Nullable;

/** The kinds of pools (fujitsu C.2). */
enum PoolKind {
  /** A RAID group: volumes take their space when they are created. */
  RAID("FUJITSU_RAIDStoragePool", "FUJITSU:RSP"),
  /** A thin provisioning pool. */
  THIN("FUJITSU_ThinProvisioningPool", "FUJITSU:TPP"),
  /** Snap data pool volumes: what snapshots save goes there. */
  SNAP_DATA("FUJITSU_SDPVPool", "FUJITSU:SDPV");

  private final String className;
  private final String prefix;

  PoolKind(String className, String prefix) {
    this.className = className;
    this.prefix = prefix;
  }

  String className() {
    return className;
  }

  /** One that takes snapshots alone, or whose device word is {@code TPP}; any other is RAID. */
  static PoolKind of(Pool pool) {
    if (pool.delta()) {
      return SNAP_DATA;
    }
    return pool.device().equals("TPP") ? THIN : RAID;
  }

  /** For example {@code FUJITSU:TPP0004}. */
  String instanceId(Pool pool) {
    return String.format(Locale.ROOT, "%s%04X", prefix, pool.id());
  }

  /** The pool of this kind with that InstanceID, or null. */
  @Nullable Pool pool(Site site, @Nullable Object instanceId) {
    if (!(instanceId instanceof String text) || !text.matches(prefix + "[0-9A-F]{4}")) {
      return null;
    }
    int id = Integer.parseInt(text.substring(prefix.length()), 16);
    Pool pool = id < site.pools().size() ? site.pools().get(id) : null;
    return pool != null && of(pool) == this ? pool : null;
  }
}
