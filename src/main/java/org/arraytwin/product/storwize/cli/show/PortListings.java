package org.arraytwin.product.storwize.cli.show;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.arraytwin.array.HostPort;
import org.arraytwin.array.HostProtocol;
import org.arraytwin.array.Node;
import org.arraytwin.product.storwize.cli.word.Call;
import org.arraytwin.product.storwize.cli.word.Fields;
import org.arraytwin.product.storwize.cli.word.Verb;
import org.arraytwin.product.storwize.host.Host;
import org.arraytwin.product.storwize.system.Cluster;
import org.arraytwin.product.storwize.system.Names;
import org.jspecify.annotations.Nullable;

/** The ports of the system, and the ports of hosts that are logged in to them. */
final class PortListings {
  private static final String WWPN = "wwpn";
  private static final String HOST = "host";

  private PortListings() {}

  static Map<String, Verb> all() {
    Map<String, Verb> verbs = new LinkedHashMap<>();
    verbs.put("lsportfc", call -> call.list(fc(call.cluster()).stream().map(Port::fc).toList()));
    verbs.put(
        "lstargetportfc",
        call -> call.list(fc(call.cluster()).stream().map(Port::target).toList()));
    verbs.put(
        "lsportip",
        call ->
            call.list(ports(call.cluster(), HostProtocol.ISCSI).stream().map(Port::ip).toList()));
    verbs.put("lsfabric", PortListings::logins);
    return verbs;
  }

  /**
   * A port of the system.
   *
   * @param in the system
   * @param port as the engine has it
   * @param number of it among those of its protocol, from 0
   */
  private record Port(Cluster in, HostPort port, int number) {
    /** The node whose name the port's id begins with, up to the point; null where none has it. */
    @Nullable Node node() {
      String name = port.id().substring(0, Math.max(0, port.id().indexOf('.')));
      return in.site().array().nodes().stream()
          .filter(n -> n.name().equals(name))
          .findFirst()
          .orElse(null);
    }

    String nodeId() {
      Node node = node();
      return node == null ? "" : String.valueOf(node.id() + 1);
    }

    String nodeName() {
      Node node = node();
      return node == null ? "" : node.name();
    }

    boolean down() {
      Node node = node();
      return node != null && in.site().health().down().contains(node.id());
    }

    String wwpn() {
      return port.name().toUpperCase(Locale.ROOT);
    }

    Fields fc() {
      return new Fields()
          .put("id", number)
          .put("port_id", port.id())
          .put("type", "fc")
          .put("node_id", nodeId())
          .put("node_name", nodeName())
          .put("WWPN", wwpn())
          .put("status", down() ? "inactive_unconfigured" : "active");
    }

    Fields target() {
      Node node = node();
      return new Fields()
          .put("id", number + 1)
          .put("WWPN", wwpn())
          .put("WWNN", node == null ? "" : Names.nodeWwnn(node.id()))
          .put("port_id", port.id())
          .put("owning_node_id", nodeId())
          .put("current_node_id", down() ? "" : nodeId())
          .empty("nportid")
          .put("host_io_permitted", "yes")
          .put("virtualized", "no");
    }

    Fields ip() {
      boolean six = port.address().indexOf(':') >= 0;
      return new Fields()
          .put("id", number + 1)
          .put("node_id", nodeId())
          .put("node_name", nodeName())
          .put("IP_address", six ? "" : port.address())
          .empty("mask", "gateway")
          .put("IP_address_6", six ? port.address() : "")
          .empty("prefix_6", "gateway_6", "MAC", "duplex")
          .put("state", down() ? "unconfigured" : "configured")
          .empty("speed")
          .put("failover", "no");
    }
  }

  private static List<Port> fc(Cluster cluster) {
    return ports(cluster, HostProtocol.FC);
  }

  private static List<Port> ports(Cluster cluster, HostProtocol protocol) {
    List<Port> all = new ArrayList<>();
    for (HostPort port : cluster.site().masking().ports().values()) {
      if (port.protocol() == protocol) {
        all.add(new Port(cluster, port, all.size()));
      }
    }
    return all;
  }

  /** Every Fibre Channel port of a host is logged in to every port of the system that works. */
  private static void logins(Call call) {
    Cluster cluster = call.cluster();
    List<Host> hosts = Host.all(cluster);
    if (call.arguments().has(HOST)) {
      Host one = call.object(call.arguments().value(HOST), text -> Host.find(cluster, text));
      hosts = List.of(one);
    }
    String wanted = call.arguments().value(WWPN);
    List<Fields> all = new ArrayList<>();
    for (Host host : hosts) {
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

  private static Fields login(Host host, String remote, Port port) {
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
