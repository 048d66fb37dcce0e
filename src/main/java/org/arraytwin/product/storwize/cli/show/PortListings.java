package org.arraytwin.product.storwize.cli.show;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.arraytwin.array.HostProtocol;
import org.arraytwin.array.Node;
import org.arraytwin.product.storwize.cli.word.Call;
import org.arraytwin.product.storwize.cli.word.Fields;
import org.arraytwin.product.storwize.cli.word.Verb;
import org.arraytwin.product.storwize.host.Host;
import org.arraytwin.product.storwize.host.SystemPort;
import org.arraytwin.product.storwize.system.Cluster;
import org.arraytwin.product.storwize.system.Names;

/** The ports of the system, and the ports of hosts that are logged in to them. */
final class PortListings {
  private static final String WWPN = "wwpn";
  private static final String HOST = "host";

  private PortListings() {}

  static Map<String, Verb> all() {
    Map<String, Verb> verbs = new LinkedHashMap<>();
    verbs.put("lsportfc", call -> list(call, HostProtocol.FC, PortListings::fc));
    verbs.put("lstargetportfc", call -> list(call, HostProtocol.FC, PortListings::target));
    verbs.put("lsportip", call -> list(call, HostProtocol.ISCSI, PortListings::ip));
    verbs.put("lsfabric", PortListings::logins);
    return verbs;
  }

  private static void list(Call call, HostProtocol protocol, Function<SystemPort, Fields> fields) {
    call.list(SystemPort.all(call.cluster(), protocol).stream().map(fields).toList());
  }

  private static Fields fc(SystemPort port) {
    return new Fields()
        .put("id", port.number())
        .put("port_id", port.id())
        .put("type", "fc")
        .put("node_id", port.nodeId())
        .put("node_name", port.nodeName())
        .put("WWPN", port.wwpn())
        .put("status", port.down() ? "inactive_unconfigured" : "active");
  }

  private static Fields target(SystemPort port) {
    Node node = port.node();
    return new Fields()
        .put("id", port.number() + 1)
        .put("WWPN", port.wwpn())
        .put("WWNN", node == null ? "" : Names.nodeWwnn(node.id()))
        .put("port_id", port.id())
        .put("owning_node_id", port.nodeId())
        .put("current_node_id", port.down() ? "" : port.nodeId())
        .empty("nportid")
        .put("host_io_permitted", "yes")
        .put("virtualized", "no");
  }

  private static Fields ip(SystemPort port) {
    String address = port.port().address();
    boolean six = address.indexOf(':') >= 0;
    return new Fields()
        .put("id", port.number() + 1)
        .put("node_id", port.nodeId())
        .put("node_name", port.nodeName())
        .put("IP_address", six ? "" : address)
        .empty("mask", "gateway")
        .put("IP_address_6", six ? address : "")
        .empty("prefix_6", "gateway_6", "MAC", "duplex")
        .put("state", port.down() ? "unconfigured" : "configured")
        .empty("speed")
        .put("failover", "no");
  }

  private static List<SystemPort> fc(Cluster cluster) {
    return SystemPort.all(cluster, HostProtocol.FC);
  }

  /** Every Fibre Channel port of a host is logged in to every port of the system that works. */
  private static void logins(Call call) {
    Cluster cluster = call.cluster();
    String wanted = call.arguments().value(WWPN);
    List<Fields> all = new ArrayList<>();
    for (Host host : hosts(call, wanted)) {
      for (String remote : host.fcPorts()) {
        if (wanted.isEmpty() || wanted.equalsIgnoreCase(remote)) {
          fc(cluster).stream()
              .filter(port -> !port.down())
              .forEach(port -> all.add(login(host, remote, port)));
        }
      }
    }
    call.list(all);
  }

  /** Those that are asked for: by name, by the one port that is, or all. */
  private static List<Host> hosts(Call call, String port) {
    Cluster cluster = call.cluster();
    if (call.arguments().has(HOST)) {
      Host named = call.object(call.arguments().value(HOST), text -> Host.find(cluster, text));
      return List.of(named);
    }
    if (port.isEmpty()) {
      return Host.all(cluster);
    }
    Host one = Host.ofPort(cluster, port.toLowerCase(Locale.ROOT));
    return one == null ? List.of() : List.of(one);
  }

  private static Fields login(Host host, String remote, SystemPort port) {
    return new Fields()
        .put("remote_wwpn", remote.toUpperCase(Locale.ROOT))
        .empty("remote_nportid")
        .put("id", port.nodeId())
        .put("node_name", port.nodeName())
        .put("local_wwpn", port.wwpn())
        .put("local_port", port.number() + 1)
        .empty("local_nportid")
        .put("state", host.units().isEmpty() ? "inactive" : "active")
        .put("name", host.name())
        .empty("cluster_name")
        .put("type", "host");
  }
}
