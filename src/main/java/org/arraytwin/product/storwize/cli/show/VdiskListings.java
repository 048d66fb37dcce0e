package org.arraytwin.product.storwize.cli.show;

import java.util.List;
import java.util.Map;
import org.arraytwin.array.Pool;
import org.arraytwin.array.Provisioning;
import org.arraytwin.array.Volume;
import org.arraytwin.fleet.cache.Caches;
import org.arraytwin.fleet.space.Space;
import org.arraytwin.product.storwize.cli.word.Call;
import org.arraytwin.product.storwize.cli.word.Fields;
import org.arraytwin.product.storwize.cli.word.Verb;
import org.arraytwin.product.storwize.remote.Relationship;
import org.arraytwin.product.storwize.remote.RemoteCopies;
import org.arraytwin.product.storwize.system.Cluster;
import org.arraytwin.product.storwize.system.Mapping;
import org.arraytwin.product.storwize.system.Names;
import org.arraytwin.product.storwize.system.Trouble;
import org.arraytwin.product.storwize.system.VdiskCard;

/** Volumes. */
public final class VdiskListings {
  private static final String MANY = "many";

  private VdiskListings() {}

  public static Map<String, Verb> all() {
    return Map.of("lsvdisk", VdiskListings::vdisks, "lsvdiskcopy", VdiskListings::copies);
  }

  private static void vdisks(Call call) {
    if (call.arguments().object().isEmpty()) {
      call.list(call.cluster().vdisks().map(v -> fields(call, v)).toJavaList());
      return;
    }
    Volume vdisk = call.object(call.cluster()::vdisk);
    call.show(fields(call, vdisk), List.of(copy(call, vdisk)));
  }

  /** A volume has one copy, which is its copy 0. */
  private static void copies(Call call) {
    boolean every = call.arguments().object().isEmpty();
    if (every) {
      call.list(call.cluster().vdisks().map(v -> ofVdisk(call, v)).toJavaList());
      return;
    }
    Volume vdisk = call.object(call.cluster()::vdisk);
    if (!call.arguments().has("copy")) {
      call.list(List.of(ofVdisk(call, vdisk)));
    } else if (call.arguments().number("copy", 0) == 0) {
      call.show(ofVdisk(call, vdisk), List.of());
    } else {
      throw new Trouble("6353E", vdisk.name());
    }
  }

  private static Fields ofVdisk(Call call, Volume vdisk) {
    return copy(call, vdisk)
        .put("vdisk_id", vdisk.id())
        .put("vdisk_name", vdisk.name())
        .put("capacity", call.capacity(vdisk.sizeBytes()));
  }

  private static Fields fields(Call call, Volume vdisk) {
    Cluster cluster = call.cluster();
    Pool pool = cluster.site().pools().get(vdisk.pool());
    List<Mapping> mappings = cluster.touching(vdisk.id());
    boolean thin = vdisk.provisioning() == Provisioning.THIN;
    int ioGroup = cluster.site().ioGroup(vdisk.id());
    Fields fields =
        new Fields()
            .put("id", vdisk.id())
            .put("name", vdisk.name())
            .put("IO_group_id", ioGroup)
            .put("IO_group_name", Names.ioGroup(ioGroup))
            .put("status", cluster.online(vdisk) ? "online" : "offline")
            .put("mdisk_grp_id", pool.id())
            .put("mdisk_grp_name", pool.name())
            .put("capacity", call.capacity(vdisk.sizeBytes()))
            .put("type", "striped")
            .put("FC_id", one(mappings, mappings.isEmpty() ? "" : mappings.get(0).id() + ""))
            .put("FC_name", one(mappings, mappings.isEmpty() ? "" : mappings.get(0).name()));
    Relationship relationship = RemoteCopies.of(cluster).ofVolume(vdisk.id());
    fields
        .put("RC_id", relationship == null ? "" : String.valueOf(relationship.id()))
        .put("RC_name", relationship == null ? "" : relationship.name());
    return fields
        .put("vdisk_UID", Names.uid(cluster.site().array(), vdisk.id()))
        .put("fc_map_count", mappings.size())
        .put("copy_count", 1)
        .put("fast_write_state", dirty(cluster, vdisk) ? "not_empty" : "empty")
        .put("se_copy_count", thin ? 1 : 0)
        .yesNo("RC_change", cluster.changeVolume(vdisk.id()))
        .yesNo("formatted", true)
        .put("mdisk_id", pool.id())
        .put("mdisk_name", Names.mdisk(pool.id()))
        .put("throttling", 0)
        .put("preferred_node_id", cluster.preferredNode(vdisk.id()) + 1)
        .empty("udid")
        .put("cache", "readwrite")
        .put("sync_rate", 50);
  }

  private static boolean dirty(Cluster cluster, Volume vdisk) {
    return Caches.dirtyGrains(cluster.at(), cluster.array(), vdisk.id()) > 0;
  }

  private static String one(List<Mapping> mappings, String only) {
    return mappings.size() > 1 ? MANY : only;
  }

  private static Fields copy(Call call, Volume vdisk) {
    Cluster cluster = call.cluster();
    Pool pool = cluster.site().pools().get(vdisk.pool());
    VdiskCard card = VdiskCard.of(cluster, vdisk);
    boolean thin = card.thin();
    long taken = Space.taken(cluster.at(), cluster.array(), vdisk);
    long real = card.realBytes(taken);
    long used = Math.min(real, taken);
    return new Fields()
        .behindAnEmptyLine()
        .put("copy_id", 0)
        .put("status", cluster.online(vdisk) ? "online" : "offline")
        .yesNo("sync", true)
        .yesNo("primary", true)
        .put("mdisk_grp_id", pool.id())
        .put("mdisk_grp_name", pool.name())
        .put("type", "striped")
        .put("fast_write_state", dirty(cluster, vdisk) ? "not_empty" : "empty")
        .put("mdisk_id", pool.id())
        .put("mdisk_name", Names.mdisk(pool.id()))
        .put("used_capacity", call.capacity(used))
        .put("real_capacity", call.capacity(real))
        .put("free_capacity", call.capacity(real - used))
        .put("overallocation", real == 0 ? 0 : vdisk.sizeBytes() * 100 / real)
        .put("autoexpand", thin ? vdisk.fixed() ? "off" : "on" : "")
        .put("warning", card.warning())
        .put("grainsize", card.grain())
        .yesNo("se_copy", thin)
        .put("easy_tier", card.easyTier())
        .put("easy_tier_status", "inactive")
        .yesNo("compressed_copy", false);
  }
}
