package org.arraytwin.product.storwize.host;

import io.vavr.collection.TreeMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.arraytwin.array.HostPort;
import org.arraytwin.array.HostProtocol;
import org.arraytwin.fleet.document.Write;
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
  private static final String NAMED = "name ";
  private static final String PORT = "port ";
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
    Host host = byId(in, nameOrId);
    return host == null ? linked(in, NAMED + nameOrId) : host;
  }

  /** The host of an id, or null. */
  public static @Nullable Host byId(Cluster in, String id) {
    Card card = in.card(Drawer.HOST, id);
    return card == null ? null : new Host(in, card);
  }

  /** The host that has a port, or null. */
  public static @Nullable Host ofPort(Cluster in, String port) {
    return linked(in, PORT + port);
  }

  private static @Nullable Host linked(Cluster in, String link) {
    List<Card> cards = Card.linked(in.site().documents(), Drawer.HOST, link);
    return cards.isEmpty() ? null : new Host(in, cards.get(0));
  }

  /** What files a host's card, to be found by its name and by its ports. */
  static Write filed(Card card) {
    List<String> links = new ArrayList<>();
    links.add(NAMED + card.value(NAME));
    ports(card).forEach(port -> links.add(PORT + port));
    return card.put(Drawer.HOST, links);
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
    return ports(card);
  }

  private static List<String> ports(Card card) {
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
      for (String at : systemPorts(in, protocol(port))) {
        UnitGroup group = masking.at(new HostPath(port, at));
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

  /** The hosts that see a volume, by id. */
  public static List<Host> seeing(Cluster in, int vdisk) {
    Masking masking = in.site().masking();
    Map<String, Host> hosts = new HashMap<>();
    for (int number : masking.groupsOf(vdisk)) {
      UnitGroup group = masking.group(number);
      if (group != null) {
        for (String port : group.initiators()) {
          Host host = ofPort(in, port);
          if (host != null) {
            hosts.put(host.id(), host);
          }
        }
      }
    }
    return hosts.values().stream().sorted(Comparator.comparingInt(Host::number)).toList();
  }
}
