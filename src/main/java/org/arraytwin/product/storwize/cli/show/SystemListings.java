package org.arraytwin.product.storwize.cli.show;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.arraytwin.array.Node;
import org.arraytwin.array.Pool;
import org.arraytwin.array.Provisioning;
import org.arraytwin.array.StorageArray;
import org.arraytwin.array.Volume;
import org.arraytwin.fleet.space.Space;
import org.arraytwin.product.storwize.cli.word.Call;
import org.arraytwin.product.storwize.cli.word.Fields;
import org.arraytwin.product.storwize.cli.word.Verb;
import org.arraytwin.product.storwize.host.Host;
import org.arraytwin.product.storwize.system.Bitmaps;
import org.arraytwin.product.storwize.system.Cluster;
import org.arraytwin.product.storwize.system.Names;
import org.arraytwin.product.storwize.system.VdiskCard;
import org.jspecify.annotations.Nullable;

/** The system itself, its nodes, I/O groups, pools and events. */
public final class SystemListings {
  private static final long EXTENT = 1L << 30;
  private static final int MIB = 20;
  private static final String SCHEME = "license_scheme";

  private SystemListings() {}

  public static Map<String, Verb> all() {
    Map<String, Verb> verbs = new LinkedHashMap<>();
    verbs.put("lssystem", SystemListings::system);
    verbs.put("lsnode", SystemListings::nodes);
    verbs.put("lsnodecanister", SystemListings::nodes);
    verbs.put("lsiogrp", SystemListings::ioGroups);
    verbs.put("lsmdiskgrp", SystemListings::pools);
    verbs.put("lsmdisk", SystemListings::mdisks);
    verbs.put("lslicense", SystemListings::licences);
    verbs.put("lsguicapabilities", call -> call.show(new Fields().put(SCHEME, "0"), List.of()));
    verbs.putAll(PortListings.all());
    return verbs;
  }

  private static void system(Call call) {
    Cluster cluster = call.cluster();
    StorageArray array = cluster.site().array();
    long total = 0;
    long free = 0;
    for (Pool pool : cluster.site().pools()) {
      Space space = Space.of(cluster.at(), cluster.array(), pool);
      total += pool.sizeBytes();
      free += space.freeBytes();
    }
    long sold = cluster.vdisks().map(Volume::sizeBytes).sum().longValue();
    call.show(
        new Fields()
            .put("id", cluster.id())
            .put("name", array.name())
            .put("location", "local")
            .empty("partnership")
            .put("total_mdisk_capacity", call.capacity(total))
            .put("space_in_mdisk_grps", call.capacity(total))
            .put("space_allocated_to_vdisks", call.capacity(total - free))
            .put("total_free_space", call.capacity(free))
            .put("total_vdiskcopy_capacity", call.capacity(sold))
            .put("total_used_capacity", call.capacity(total - free))
            .put("total_overallocation", total == 0 ? 0 : sold * 100 / total)
            .put("total_vdisk_capacity", call.capacity(sold))
            .put("cluster_locale", "en_US")
            .put("time_zone", "522 UTC")
            .put("code_level", array.osVersion())
            .put("console_IP", array.nodes().isEmpty() ? "" : array.nodes().get(0).address())
            .put("id_alias", cluster.id())
            .put("layer", "storage")
            .put("product_name", array.model()),
        List.of());
  }

  /** Nothing is compressed, so nothing of that is licensed; all else is. */
  private static void licences(Call call) {
    call.show(
        new Fields()
            .put("used_compression_capacity", "0.00")
            .put("license_compression_capacity", 0)
            .put("license_compression_enclosures", 0),
        List.of());
  }

  private static void nodes(Call call) {
    Cluster cluster = call.cluster();
    List<Fields> all = cluster.site().array().nodes().stream().map(n -> node(cluster, n)).toList();
    if (call.arguments().object().isEmpty()) {
      call.list(all);
      return;
    }
    Node node =
        call.object(
            text -> find(cluster.site().array().nodes(), text, n -> n.id() + 1, Node::name));
    call.show(node(cluster, node), List.of());
  }

  private static Fields node(Cluster cluster, Node node) {
    boolean runs = !cluster.site().health().down().contains(node.id());
    int group = node.id() / 2;
    int other = node.id() % 2 == 0 ? node.id() + 1 : node.id() - 1;
    int partner = other < cluster.site().array().nodes().size() ? other : -1;
    return new Fields()
        .put("id", node.id() + 1)
        .put("name", node.name())
        .put("UPS_serial_number", "")
        .put("WWNN", Names.nodeWwnn(node.id()))
        .put("status", runs ? "online" : "offline")
        .put("IO_group_id", group)
        .put("IO_group_name", Names.ioGroup(group))
        .put("partner_node_id", partner < 0 ? "" : String.valueOf(partner + 1))
        .put("partner_node_name", partner < 0 ? "" : cluster.nodeName(partner))
        .yesNo("config_node", node.id() == cluster.configNode())
        .put("UPS_unique_id", "")
        .put("hardware", "300")
        .put("iscsi_name", "iqn.1986-03.com.ibm:2145." + cluster.site().name() + "." + node.name())
        .empty("iscsi_alias")
        .put("panel_name", "01-" + (node.id() + 1))
        .put("enclosure_id", 1)
        .put("canister_id", node.id() + 1)
        .put("enclosure_serial_number", cluster.site().array().serial())
        .put("service_IP_address", node.address());
  }

  private static void ioGroups(Call call) {
    Cluster cluster = call.cluster();
    List<Integer> all = new ArrayList<>();
    for (int i = 0; i < cluster.site().ioGroups(); i++) {
      all.add(i);
    }
    if (call.arguments().object().isEmpty()) {
      call.list(all.stream().map(i -> ioGroup(call, i)).toList());
      return;
    }
    int group =
        call.object(text -> cluster.ioGroup(text) < 0 ? null : (Integer) cluster.ioGroup(text));
    call.show(ioGroup(call, group), List.of());
  }

  private static Fields ioGroup(Call call, int group) {
    Cluster cluster = call.cluster();
    Bitmaps flash = Bitmaps.flash(cluster, group);
    Bitmaps remote = Bitmaps.remote(cluster, group);
    return new Fields()
        .put("id", group)
        .put("name", Names.ioGroup(group))
        .put("node_count", cluster.site().running(group))
        .put("vdisk_count", cluster.volumes(group))
        .put("host_count", Host.all(cluster).size())
        .put("flash_copy_total_memory", call.capacity(flash.totalBytes()))
        .put("flash_copy_free_memory", call.capacity(flash.freeBytes()))
        .put("remote_copy_total_memory", call.capacity(remote.totalBytes()))
        .put("remote_copy_free_memory", call.capacity(remote.freeBytes()));
  }

  private static void pools(Call call) {
    Cluster cluster = call.cluster();
    if (call.arguments().object().isEmpty()) {
      call.list(cluster.site().pools().map(p -> pool(call, p)).toJavaList());
    } else {
      call.show(pool(call, call.object(cluster::pool)), List.of());
    }
  }

  private static Fields pool(Call call, Pool pool) {
    Cluster cluster = call.cluster();
    Space space = Space.of(cluster.at(), cluster.array(), pool);
    long sold = cluster.site().stored().bytes(pool.id());
    boolean online = cluster.site().health().pool(pool.id()).online();
    return new Fields()
        .put("id", pool.id())
        .put("name", pool.name())
        .put("status", online ? "online" : "offline")
        .put("mdisk_count", 1)
        .put("vdisk_count", cluster.vdisks().count(v -> v.pool() == pool.id()))
        .put("capacity", call.capacity(pool.sizeBytes()))
        .put("extent_size", EXTENT >> MIB)
        .put("free_capacity", call.capacity(space.freeBytes()))
        .put("virtual_capacity", call.capacity(sold))
        .put("used_capacity", call.capacity(space.usedBytes() - held(cluster, pool)))
        .put("real_capacity", call.capacity(space.usedBytes()))
        .put("overallocation", sold * 100 / pool.sizeBytes())
        .put("warning", pool.warningPercent())
        .put("easy_tier", "auto")
        .put("easy_tier_status", "inactive");
  }

  /** Each pool is made of one managed disk, which has its number. */
  private static void mdisks(Call call) {
    Cluster cluster = call.cluster();
    if (call.arguments().object().isEmpty()) {
      call.list(cluster.site().pools().map(p -> mdisk(call, p)).toJavaList());
    } else {
      Pool pool =
          call.object(
              text ->
                  find(cluster.site().pools().asJava(), text, Pool::id, p -> Names.mdisk(p.id())));
      call.show(mdisk(call, pool), List.of());
    }
  }

  private static Fields mdisk(Call call, Pool pool) {
    boolean online = call.cluster().site().health().pool(pool.id()).online();
    return new Fields()
        .put("id", pool.id())
        .put("name", Names.mdisk(pool.id()))
        .put("status", online ? "online" : "offline")
        .put("mode", "array")
        .put("mdisk_grp_id", pool.id())
        .put("mdisk_grp_name", pool.name())
        .put("capacity", call.capacity(pool.sizeBytes()))
        .empty("ctrl_LUN_#", "controller_name", "UID")
        .put("tier", "enterprise")
        .put("raid_level", pool.raid().toLowerCase(Locale.ROOT));
  }

  /** What thin volumes hold back beyond what they use. */
  private static long held(Cluster cluster, Pool pool) {
    return cluster
        .vdisks()
        .filter(v -> v.pool() == pool.id() && v.provisioning() == Provisioning.THIN)
        .map(v -> v.heldBytes() == 0 ? 0 : unused(cluster, v))
        .sum()
        .longValue();
  }

  private static long unused(Cluster cluster, Volume vdisk) {
    long used = Space.taken(cluster.at(), cluster.array(), vdisk);
    return Math.max(0, VdiskCard.of(cluster, vdisk).realBytes(used) - used);
  }

  private static <T> @Nullable T find(
      List<T> all,
      String text,
      java.util.function.ToIntFunction<T> id,
      java.util.function.Function<T, String> name) {
    int number = Names.id(text);
    for (T one : all) {
      if (number < 0 ? name.apply(one).equals(text) : id.applyAsInt(one) == number) {
        return one;
      }
    }
    return null;
  }
}
