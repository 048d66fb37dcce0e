package org.arraytwin.product.storwize.cli.show;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.arraytwin.array.Volume;
import org.arraytwin.product.storwize.cli.word.Call;
import org.arraytwin.product.storwize.cli.word.Fields;
import org.arraytwin.product.storwize.cli.word.Verb;
import org.arraytwin.product.storwize.host.Host;
import org.arraytwin.product.storwize.system.Cluster;
import org.arraytwin.product.storwize.system.Names;

/** Hosts, what they see, and the ports by which they reach the system. */
public final class HostListings {
  private HostListings() {}

  public static Map<String, Verb> all() {
    Map<String, Verb> verbs = new LinkedHashMap<>();
    verbs.put("lshost", HostListings::hosts);
    verbs.put("lshostvdiskmap", HostListings::ofHost);
    verbs.put("lsvdiskhostmap", HostListings::ofVdisk);
    verbs.put("lsiscsiauth", HostListings::secrets);
    return verbs;
  }

  private static void hosts(Call call) {
    Cluster cluster = call.cluster();
    if (call.arguments().object().isEmpty()) {
      call.list(Host.all(cluster).stream().map(h -> fields(cluster, h)).toList());
      return;
    }
    Host host = host(call);
    List<Fields> ports = new ArrayList<>();
    for (String port : host.ports()) {
      boolean iscsi = port.indexOf('.') >= 0;
      ports.add(
          new Fields()
              .put(iscsi ? "iscsi_name" : "WWPN", iscsi ? port : port.toUpperCase(Locale.ROOT))
              .put("node_logged_in_count", host.online() ? running(cluster) : 0)
              .put(
                  "state",
                  !host.online() ? "offline" : host.units().isEmpty() ? "inactive" : "active"));
    }
    call.show(fields(cluster, host), ports);
  }

  private static Host host(Call call) {
    return call.object(text -> Host.find(call.cluster(), text));
  }

  private static int running(Cluster cluster) {
    int running = 0;
    for (int group = 0; group < cluster.site().ioGroups(); group++) {
      running += cluster.site().running(group);
    }
    return running;
  }

  private static Fields fields(Cluster cluster, Host host) {
    return new Fields()
        .put("id", host.id())
        .put("name", host.name())
        .put("port_count", host.ports().size())
        .put("type", "generic")
        .put("iogrp_count", cluster.site().ioGroups())
        .put("status", host.online() ? "online" : "offline");
  }

  private static Fields map(Cluster cluster, Host host, int vdisk) {
    Volume volume = cluster.vdisk(vdisk);
    int group = cluster.site().ioGroup(vdisk);
    return new Fields()
        .put("SCSI_id", host.unitOf(vdisk))
        .put("host_id", host.id())
        .put("host_name", host.name())
        .put("vdisk_id", vdisk)
        .put("vdisk_name", volume.name())
        .put("vdisk_UID", Names.uid(cluster.site().array(), vdisk))
        .put("IO_group_id", group)
        .put("IO_group_name", Names.ioGroup(group));
  }

  private static void ofHost(Call call) {
    Cluster cluster = call.cluster();
    List<Host> hosts =
        call.arguments().object().isEmpty() ? Host.all(cluster) : List.of(host(call));
    List<Fields> all = new ArrayList<>();
    for (Host host : hosts) {
      for (int vdisk : host.units().values()) {
        all.add(map(cluster, host, vdisk).put("id", host.id()).put("name", host.name()));
      }
    }
    call.list(all);
  }

  private static void ofVdisk(Call call) {
    Cluster cluster = call.cluster();
    Volume vdisk = call.object(cluster::vdisk);
    call.list(
        Host.seeing(cluster, vdisk.id()).stream()
            .map(
                host ->
                    map(cluster, host, vdisk.id()).put("id", vdisk.id()).put("name", vdisk.name()))
            .toList());
  }

  /** Hosts and their secrets, as whoever may type commands sees them. */
  private static void secrets(Call call) {
    Cluster cluster = call.cluster();
    call.list(
        Host.all(cluster).stream()
            .map(
                host ->
                    new Fields()
                        .put("type", "host")
                        .put("id", host.id())
                        .put("name", host.name())
                        .put("iscsi_auth_method", host.chapSecret().isEmpty() ? "none" : "chap")
                        .put("iscsi_chap_secret", host.chapSecret()))
            .toList());
  }
}
