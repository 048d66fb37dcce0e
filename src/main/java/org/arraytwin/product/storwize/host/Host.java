package org.arraytwin.product.storwize.host;

import io.vavr.collection.TreeMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.arraytwin.array.HostPort;
import org.arraytwin.array.HostProtocol;
import org.arraytwin.fleet.site.HostPath;
import org.arraytwin.fleet.site.Masking;
import org.arraytwin.fleet.site.UnitGroup;
import org.arraytwin.product.storwize.system.Card;
import org.arraytwin.product.storwize.system.Cluster;
import org.arraytwin.product.storwize.system.Drawer;
import org.jspecify.annotations.Nullable;

/**
 * A host at one moment.
 *
 * @param in the system
 * @param card its id, its name, its ports
 */
public record Host(Cluster in, Card card) {
  static final String NAME = "name";
  static final String PORTS = "ports";
  static final String CHAP = "chap";

  /** All hosts, by id. */
  public static List<Host> all(Cluster in) {
    List<Host> hosts = new ArrayList<>();
    for (Card card : Card.all(in.site().documents(), Drawer.HOST)) {
      hosts.add(new Host(in, card));
    }
    hosts.sort(Comparator.comparingInt(Host::number));
    return hosts;
  }

  /** The host that a name or an id means, or null. */
  public static @Nullable Host find(Cluster in, String nameOrId) {
    return all(in).stream()
        .filter(h -> h.id().equals(nameOrId) || h.name().equals(nameOrId))
        .findFirst()
        .orElse(null);
  }

  public String id() {
    return card.id();
  }

  private int number() {
    return Integer.parseInt(card.id());
  }

  public String name() {
    return card.value(NAME);
  }

  /** Its ports as the engine knows them: WWNs in lower case, iSCSI names. */
  public List<String> ports() {
    String all = card.value(PORTS);
    return all.isEmpty() ? List.of() : Arrays.asList(all.split(" ", -1));
  }

  /** Its Fibre Channel ports, in lower case. */
  public List<String> fcPorts() {
    return ports().stream().filter(p -> protocol(p) == HostProtocol.FC).toList();
  }

  /** The secret by which it logs in over iSCSI, empty for none. */
  public String chapSecret() {
    return card.value(CHAP);
  }

  static HostProtocol protocol(String port) {
    return port.indexOf('.') >= 0 ? HostProtocol.ISCSI : HostProtocol.FC;
  }

  /** The ids of the system's ports by which a port of a host can reach it. */
  static List<String> systemPorts(Cluster in, HostProtocol protocol) {
    return in.site()
        .masking()
        .ports()
        .values()
        .filter(p -> p.protocol() == protocol)
        .map(HostPort::id)
        .toJavaList();
  }

  /** Whether the system has a port for any of its own. */
  public boolean online() {
    return in.site().powered()
        && ports().stream().anyMatch(p -> !systemPorts(in, protocol(p)).isEmpty());
  }

  /** What it sees, or null while that is nothing. */
  @Nullable UnitGroup group() {
    Masking masking = in.site().masking();
    for (String port : ports()) {
      for (HostPath path : masking.pathsOf(port)) {
        UnitGroup group = masking.at(path);
        if (group != null) {
          return group;
        }
      }
    }
    return null;
  }

  /** The volumes it sees, by the numbers under which it does. */
  public TreeMap<Integer, Integer> units() {
    UnitGroup group = group();
    return group == null ? TreeMap.empty() : group.units();
  }

  /** The number under which it sees a volume, -1 where it does not. */
  public int unitOf(int vdisk) {
    UnitGroup group = group();
    return group == null ? -1 : group.unitOf(vdisk);
  }

  /** The hosts that see a volume. */
  public static List<Host> seeing(Cluster in, int vdisk) {
    return all(in).stream().filter(h -> h.unitOf(vdisk) >= 0).toList();
  }
}
