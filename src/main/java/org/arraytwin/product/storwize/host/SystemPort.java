package org.arraytwin.product.storwize.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.arraytwin.array.HostPort;
import org.arraytwin.array.HostProtocol;
import org.arraytwin.array.Node;
import org.arraytwin.product.storwize.system.Cluster;
import org.jspecify.annotations.Nullable;

/**
 * A port by which hosts reach a system.
 *
 * @param in the system
 * @param port as the engine has it
 * @param number of it among those of its protocol, from 0
 */
public record SystemPort(Cluster in, HostPort port, int number) {
  /** All of one protocol, in the order of the fleet file. */
  public static List<SystemPort> all(Cluster in, HostProtocol protocol) {
    List<SystemPort> all = new ArrayList<>();
    for (HostPort port : in.site().masking().ports().values()) {
      if (port.protocol() == protocol) {
        all.add(new SystemPort(in, port, all.size()));
      }
    }
    return all;
  }

  public String id() {
    return port.id();
  }

  /** The node whose name the port's id begins with, up to the point; null where none has it. */
  public @Nullable Node node() {
    String name = port.id().substring(0, Math.max(0, port.id().indexOf('.')));
    return in.site().array().nodes().stream()
        .filter(n -> n.name().equals(name))
        .findFirst()
        .orElse(null);
  }

  /** The number of its node from 1, empty without one. */
  public String nodeId() {
    Node node = node();
    return node == null ? "" : String.valueOf(node.id() + 1);
  }

  public String nodeName() {
    Node node = node();
    return node == null ? "" : node.name();
  }

  /** Whether its node is down. */
  public boolean down() {
    Node node = node();
    return node != null && in.site().health().down().contains(node.id());
  }

  /** Its WWPN in capitals. */
  public String wwpn() {
    return port.name().toUpperCase(Locale.ROOT);
  }
}
