package org.arraytwin.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.arraytwin.array.HostPort;
import org.arraytwin.array.HostProtocol;
import org.arraytwin.array.Node;
import org.arraytwin.array.Pool;
import org.arraytwin.array.Provisioning;
import org.arraytwin.config.FleetPlan.ArrayPlan;
import org.arraytwin.config.FleetPlan.LinkPlan;
import org.arraytwin.config.FleetPlan.Ports;
import org.arraytwin.config.FleetPlan.Station;
import org.arraytwin.config.FleetPlan.Unit;
import org.arraytwin.config.FleetPlan.UnitSet;
import org.arraytwin.config.FleetPlan.VolumePlan;
import org.arraytwin.login.Password;
import org.arraytwin.replication.Content;

/** Turns a fleet file into a plan, checking what its schema cannot say. */
final class FleetChecks {
  private static final int MAX_VOLUMES = 1_000_000;
  private static final long MIB = 1L << 20;

  private final Path file;
  private final FleetXml xml;
  private final Set<String> products;
  private final boolean bundled;
  private final List<ArrayPlan> arrays = new ArrayList<>();
  private final Map<String, Integer> arrayByName = new LinkedHashMap<>();
  private final List<LinkPlan> links = new ArrayList<>();
  private final Map<Integer, String> portUsers = new HashMap<>();
  private final Set<String> hostNames = new HashSet<>();

  private FleetChecks(Path file, FleetXml xml, Set<String> products, boolean bundled) {
    this.file = file;
    this.xml = xml;
    this.products = products;
    this.bundled = bundled;
  }

  /**
   * The plan; {@code products} are the ids there are, {@code terms} what their groups can be, and
   * {@code bundled} fleets may have passwords in plain text.
   */
  static FleetPlan plan(
      Path file,
      FleetXml xml,
      Set<String> products,
      Function<String, GroupChecks.Terms> terms,
      boolean bundled) {
    FleetChecks checks = new FleetChecks(file, xml, products, bundled);
    checks.ports();
    xml.arrays.forEach(checks::array);
    xml.links.forEach(checks::link);
    GroupChecks groups =
        new GroupChecks(file, checks.arrays, checks.arrayByName, checks.links, terms);
    return new FleetPlan(
        xml.name,
        xml.consolePort,
        checks.arrays,
        checks.links,
        groups.plan(xml.groups),
        groups.hosts(xml.arrays),
        List.of(),
        xml.hosts.stream().map(checks::station).toList());
  }

  /**
   * Contents must fit into the heap.
   *
   * @throws ConfigException where they could not
   */
  static void requireHeap(Path file, FleetXml xml, FleetPlan plan, long maxHeapBytes) {
    HeapNeed.tooMuch(plan, maxHeapBytes)
        .ifPresent(
            why -> {
              FleetPlan.Origin largest = HeapNeed.largest(plan);
              throw largest == null ? wrong(file, xml, why) : new ConfigException(largest, why);
            });
  }

  static ConfigException wrong(Path file, Located at, String message) {
    return new ConfigException(file, at.line, at.column, message);
  }

  private ConfigException wrong(Located at, String message) {
    return wrong(file, at, message);
  }

  private void ports() {
    port(xml, xml.consolePort, "the console");
    for (FleetXml.ArrayXml array : xml.arrays) {
      port(array.ports, array.ports.http, "http of " + array.name);
      port(array.ports, array.ports.https, "https of " + array.name);
      port(array.ports, array.ports.ssh, "ssh of " + array.name);
    }
    for (FleetXml.HostXml host : xml.hosts) {
      port(host.ports, host.ports.ssh, "ssh of " + host.name);
    }
  }

  private void port(Located at, int port, String user) {
    String other = portUsers.putIfAbsent(port, user);
    if (other != null) {
      throw wrong(
          at, "port " + port + " for " + user + " is taken by " + other + ", expected a free one");
    }
  }

  private void array(FleetXml.ArrayXml array) {
    if (!products.contains(array.product)) {
      throw wrong(
          array,
          "product '" + array.product + "' is unknown, expected " + oneOf(List.copyOf(products)));
    }
    if (arrayByName.putIfAbsent(array.name, arrays.size()) != null) {
      throw wrong(array, "there are two arrays '" + array.name + "', expected different names");
    }
    for (ArrayPlan other : arrays) {
      if (other.systemId() == array.systemId) {
        throw wrong(
            array,
            "systemId "
                + array.systemId
                + " is that of "
                + other.name()
                + " too, expected different ones");
      }
    }
    List<Pool> pools = pools(array);
    arrays.add(
        new ArrayPlan(
            array.name,
            array.product,
            array.model,
            array.serial,
            array.systemId,
            array.osVersion,
            new Ports(array.ports.http, array.ports.https, array.ports.ssh),
            users(array.users),
            nodes(array),
            hostPorts(array),
            pools,
            volumes(array, pools)));
  }

  /** Whether there is such a kind of host is seen when it is opened. */
  private Station station(FleetXml.HostXml host) {
    if (arrayByName.containsKey(host.name) || !hostNames.add(host.name)) {
      throw wrong(
          host, "there are two arrays or hosts '" + host.name + "', expected different names");
    }
    List<Integer> operated = new ArrayList<>();
    for (FleetXml.OperatesXml one : host.arrays) {
      int id = array(file, one, one.array, arrayByName);
      if (operated.contains(id)) {
        throw wrong(one, "array '" + one.array + "' twice, expected it once");
      }
      operated.add(id);
    }
    List<Unit> units = new ArrayList<>();
    host.units.forEach(unit -> units.add(unit(host, operated, unit, units)));
    List<UnitSet> sets = new ArrayList<>();
    for (FleetXml.SetXml set : host.sets) {
      if (sets.stream().anyMatch(s -> s.name().equals(set.name))) {
        throw wrong(set, "there are two sets '" + set.name + "', expected different names");
      }
      set.units.forEach(unit -> units.add(unit(host, operated, unit, units)));
      sets.add(
          new UnitSet(
              set.name, set.online, set.units.stream().map(u -> u.name).toList(), origin(set)));
    }
    return new Station(
        host.name,
        host.product,
        host.ports.ssh,
        users(host.users),
        operated,
        units,
        sets,
        host.runs.stream().map(run -> new FleetPlan.Line(run.typed, origin(run))).toList(),
        origin(host));
  }

  /** A unit is of one volume, and a volume is one unit. */
  private Unit unit(
      FleetXml.HostXml host, List<Integer> operated, FleetXml.UnitXml unit, List<Unit> before) {
    int id = array(file, unit, unit.array, arrayByName);
    if (!operated.contains(id)) {
      throw wrong(unit, "host " + host.name + " does not operate array '" + unit.array + "'");
    }
    if (arrays.get(id).volumes().stream().noneMatch(v -> v.name().equals(unit.volume))) {
      throw wrong(unit, "array '" + unit.array + "' has no volume '" + unit.volume + "'");
    }
    for (Unit other : before) {
      if (other.name().equals(unit.name)) {
        throw wrong(unit, "there are two units '" + unit.name + "', expected different names");
      }
      if (other.array() == id && other.volume().equals(unit.volume)) {
        throw wrong(
            unit,
            "volume '" + unit.volume + "' is unit '" + other.name() + "' already, expected one");
      }
    }
    return new Unit(unit.name, id, unit.volume, unit.label, origin(unit));
  }

  private FleetPlan.Origin origin(Located at) {
    return new FleetPlan.Origin(file, at.line(), at.column());
  }

  private Map<String, Password> users(List<FleetXml.UserXml> given) {
    Map<String, Password> users = new HashMap<>();
    for (FleetXml.UserXml user : given) {
      if (users.putIfAbsent(user.name, password(user)) != null) {
        throw wrong(user, "there are two users '" + user.name + "', expected different names");
      }
    }
    return users;
  }

  private Password password(FleetXml.UserXml user) {
    Password password;
    try {
      password = Password.parse(user.password);
    } catch (IllegalArgumentException e) {
      throw wrong(user, "password of user '" + user.name + "' is wrong, " + e.getMessage());
    }
    if (password instanceof Password.Plain && !bundled) {
      throw wrong(
          user,
          "user '"
              + user.name
              + "' has a password in plain text, as only bundled demo fleets may, expected a hash:"
              + " run ./arraytwin password");
    }
    return password;
  }

  private static List<Node> nodes(FleetXml.ArrayXml array) {
    List<Node> nodes = new ArrayList<>();
    for (FleetXml.NodeXml node : array.nodes) {
      nodes.add(new Node(nodes.size(), node.name, node.address, node.port));
    }
    return nodes;
  }

  private List<HostPort> hostPorts(FleetXml.ArrayXml array) {
    List<HostPort> ports = new ArrayList<>();
    for (FleetXml.HostPortXml port : array.hostPorts) {
      HostProtocol protocol = HostProtocol.valueOf(port.protocol.toUpperCase(Locale.ROOT));
      boolean wwn = port.name.matches("[0-9A-Fa-f]{16}");
      if (wwn != (protocol == HostProtocol.FC)
          || port.address.isEmpty() != (protocol == HostProtocol.FC)) {
        throw wrong(
            port,
            "host port '"
                + port.id
                + "' of protocol "
                + port.protocol
                + " is wrong, expected "
                + (protocol == HostProtocol.FC
                    ? "a WWN of 16 hex digits and no address"
                    : "an iSCSI name and an IP address"));
      }
      for (HostPort other : ports) {
        if (other.id().equals(port.id) || other.name().equalsIgnoreCase(port.name)) {
          throw wrong(port, "there are two host ports '" + port.id + "', expected different ones");
        }
      }
      ports.add(new HostPort(port.id, protocol, port.name, port.address));
    }
    return ports;
  }

  private List<Pool> pools(FleetXml.ArrayXml array) {
    List<Pool> pools = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (FleetXml.CpgXml cpg : array.cpgs) {
      if (!names.add(cpg.name)) {
        throw wrong(cpg, "there are two cpgs '" + cpg.name + "', expected different names");
      }
      pools.add(
          new Pool(
              pools.size(),
              cpg.name,
              Size.parse(cpg.size),
              cpg.raid,
              cpg.device,
              cpg.disks,
              cpg.spares,
              cpg.warningPercent,
              cpg.delta));
    }
    return pools;
  }

  private List<VolumePlan> volumes(FleetXml.ArrayXml array, List<Pool> pools) {
    List<VolumePlan> volumes = new ArrayList<>();
    Set<String> names = new HashSet<>();
    long[] full = new long[pools.size()];
    for (FleetXml.VolumeXml volume : array.volumes) {
      Pool pool =
          pools.stream()
              .filter(p -> p.name().equals(volume.cpg))
              .findFirst()
              .orElseThrow(
                  () ->
                      wrong(
                          volume,
                          "cpg '"
                              + volume.cpg
                              + "' is unknown, expected "
                              + oneOf(pools.stream().map(Pool::name).toList())));
      long size = Size.parse(volume.size);
      if (size % Content.GRAIN_BYTES != 0) {
        throw wrong(volume, "size " + volume.size + " is wrong, expected a multiple of 64KiB");
      }
      Provisioning provisioning = Provisioning.of(volume.provisioning);
      List<String> expanded = expand(file, volume, volume.name, volume.count);
      if (provisioning == Provisioning.FULL) {
        requireSpace(volume, pool, full[pool.id()], expanded.size(), size);
        full[pool.id()] += expanded.size() * size;
      }
      FleetPlan.Origin origin = origin(volume);
      for (String name : expanded) {
        if (!names.add(name)) {
          throw wrong(volume, "there are two volumes '" + name + "', expected different names");
        }
        volumes.add(new VolumePlan(name, pool.id(), size, provisioning, origin));
      }
      if (volumes.size() > MAX_VOLUMES) {
        throw wrong(volume, "there are more than 1000000 volumes in " + array.name);
      }
    }
    return volumes;
  }

  /** Fully provisioned volumes take all of their size; divided, as products could overflow. */
  private void requireSpace(
      FleetXml.VolumeXml volume, Pool pool, long taken, int count, long size) {
    long left = pool.sizeBytes() - taken;
    if (size > left / count) {
      throw wrong(
          volume,
          "cpg '"
              + pool.name()
              + "' of "
              + pool.sizeBytes() / MIB
              + " MiB has "
              + left / MIB
              + " MiB left, "
              + count
              + " fully provisioned of "
              + volume.size
              + " do not fit; expected a larger cpg, smaller volumes, or provisioning tpvv");
    }
  }

  private void link(FleetXml.LinkXml link) {
    int from = array(file, link, link.from, arrayByName);
    int to = array(file, link, link.to, arrayByName);
    if (from == to) {
      throw wrong(link, "a link from " + link.from + " to itself, expected two arrays");
    }
    if (!arrays.get(from).product().equals(arrays.get(to).product())) {
      throw wrong(link, "a link between different products, expected two arrays of one product");
    }
    links.add(
        new LinkPlan(from, to, link.mibPerSecond * MIB, Math.round(link.latencyMillis * 1000)));
  }

  static int array(Path file, Located at, String name, Map<String, Integer> arrays) {
    Integer id = arrays.get(name);
    if (id == null) {
      throw wrong(
          file,
          at,
          "array '" + name + "' is unknown, expected " + oneOf(List.copyOf(arrays.keySet())));
    }
    return id;
  }

  /** The names that a pattern stands for. */
  static List<String> expand(Path file, Located at, String pattern, int count) {
    boolean counted = pattern.contains("%d");
    if (pattern.replace("%d", "").contains("%") || counted != (count > 1)) {
      throw wrong(
          file,
          at,
          "'"
              + pattern
              + "' with count "
              + count
              + " is wrong, expected %d in the name where count is more than 1, and only there");
    }
    List<String> names = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      names.add(pattern.replace("%d", Integer.toString(i)));
    }
    return names;
  }

  static String oneOf(List<String> names) {
    List<String> sorted = names.stream().sorted().toList();
    return sorted.size() > 20
        ? "one of " + String.join(", ", sorted.subList(0, 20)) + ", ..."
        : "one of " + String.join(", ", sorted);
  }
}
