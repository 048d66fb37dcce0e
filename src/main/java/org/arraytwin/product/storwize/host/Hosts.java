package org.arraytwin.product.storwize.host;

import io.vavr.collection.Vector;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.arraytwin.array.HostProtocol;
import org.arraytwin.array.Volume;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.masking.AddInitiator;
import org.arraytwin.fleet.masking.ExposePaths;
import org.arraytwin.fleet.masking.HidePaths;
import org.arraytwin.fleet.masking.RemoveInitiator;
import org.arraytwin.fleet.site.UnitGroup;
import org.arraytwin.product.storwize.system.Card;
import org.arraytwin.product.storwize.system.Cluster;
import org.arraytwin.product.storwize.system.Desk;
import org.arraytwin.product.storwize.system.Desk.Decision;
import org.arraytwin.product.storwize.system.Drawer;
import org.arraytwin.product.storwize.system.Names;
import org.arraytwin.product.storwize.system.Trouble;

/**
 * Orders about hosts and what they see. A host sees its volumes under one set of numbers at all
 * ports of the system.
 *
 * @param desk where they are taken
 */
public record Hosts(Desk desk) {
  private static final int ANY = -1;

  /**
   * Makes a host known (mkhost); its id.
   *
   * @param name empty: {@code host} and its id
   * @param ports WWPNs of 16 hexadecimal digits, or iSCSI names
   * @throws Trouble where it is refused
   */
  public String create(String name, List<String> ports) {
    String[] id = new String[1];
    desk.order(
        "mkhost",
        cluster -> {
          List<Host> all = Host.all(cluster);
          id[0] = Cluster.free(0, all, Host::id);
          String called = name.isEmpty() ? "host" + id[0] : Names.valid(name);
          if (Host.find(cluster, called) != null) {
            throw new Trouble("6035E", called);
          }
          List<Command> commands = new ArrayList<>();
          List<String> known = new ArrayList<>();
          for (String port : ports) {
            known.add(free(cluster, known, port));
            commands.add(new AddInitiator(cluster.array(), port));
          }
          Card card =
              new Card(id[0], Map.of(Host.NAME, called, Host.PORTS, String.join(" ", known)));
          return new Decision(commands, List.of(Host.filed(card)));
        });
    return id[0];
  }

  /** A port that no host has, as the engine knows it. */
  private static String free(Cluster cluster, List<String> others, String port) {
    String lower = port.toLowerCase(Locale.ROOT);
    boolean iscsi = Host.protocol(lower) == HostProtocol.ISCSI;
    if (!lower.matches(iscsi ? "(iqn|eui|naa)\\.[a-z0-9.:-]{1,219}" : "[0-9a-f]{16}")) {
      throw new Trouble(iscsi ? "6578E" : "5867E", port);
    }
    if (others.contains(lower) || Host.ofPort(cluster, lower) != null) {
      throw new Trouble(iscsi ? "6581E" : "5867E", port);
    }
    return lower;
  }

  /**
   * Gives a host another port (addhostport), which sees what the others do.
   *
   * @throws Trouble where it is refused
   */
  public void addPorts(String host, List<String> ports) {
    desk.order(
        "addhostport",
        cluster -> {
          Host found = host(cluster, host);
          List<String> known = new ArrayList<>(found.ports());
          List<Command> commands = new ArrayList<>();
          UnitGroup group = found.group();
          for (String port : ports) {
            String added = free(cluster, known, port);
            known.add(added);
            commands.add(new AddInitiator(cluster.array(), added));
            List<String> at = Host.systemPorts(cluster, Host.protocol(added));
            if (group != null && !at.isEmpty()) {
              commands.add(
                  new ExposePaths(
                      cluster.array(),
                      group.id(),
                      Vector.empty(),
                      Vector.empty(),
                      Vector.of(added),
                      Vector.ofAll(at)));
            }
          }
          return new Decision(
              commands,
              List.of(Host.filed(found.card().with(Host.PORTS, String.join(" ", known)))));
        });
  }

  /**
   * Takes ports from a host (rmhostport); by force the last ones, too, through which it sees
   * volumes.
   *
   * @throws Trouble where it is refused
   */
  public void removePorts(String host, List<String> ports, boolean force) {
    desk.order(
        "rmhostport",
        cluster -> {
          Host found = host(cluster, host);
          List<String> left = new ArrayList<>(found.ports());
          List<Command> commands = new ArrayList<>();
          for (String port : ports) {
            String known = port.toLowerCase(Locale.ROOT);
            if (!left.remove(known)) {
              throw new Trouble("5872E", port);
            }
            UnitGroup group = found.group();
            if (group != null && group.initiators().contains(known)) {
              commands.add(withdrawn(cluster, found, group, known, left, force));
            }
            commands.add(new RemoveInitiator(cluster.array(), known));
          }
          return new Decision(
              commands, List.of(Host.filed(found.card().with(Host.PORTS, String.join(" ", left)))));
        });
  }

  /** What a port saw it sees no more; the last one takes the map with it. */
  private static Command withdrawn(
      Cluster cluster, Host host, UnitGroup group, String port, List<String> left, boolean force) {
    boolean last = left.stream().noneMatch(group.initiators()::contains);
    if (last && !force) {
      throw new Trouble("5871E", host.name());
    }
    Vector<String> volumes =
        group.units().values().map(v -> cluster.vdisk((int) v).name()).toVector();
    return new HidePaths(
        cluster.array(),
        group.id(),
        last ? volumes : Vector.empty(),
        Vector.of(port),
        Vector.empty());
  }

  /**
   * Gives a host another name (chhost).
   *
   * @throws Trouble where it is refused
   */
  public void rename(String host, String name) {
    desk.order(
        "chhost",
        cluster -> {
          Host found = host(cluster, host);
          Host other = Host.find(cluster, Names.valid(name));
          if (other != null && !other.id().equals(found.id())) {
            throw new Trouble("6035E", name);
          }
          return Decision.of(Host.filed(found.card().with(Host.NAME, name)));
        });
  }

  /**
   * Sets the secret by which a host logs in over iSCSI (chhost -chapsecret, -nochapsecret).
   *
   * @param secret empty for none
   * @throws Trouble where it is refused
   */
  public void secret(String host, String secret) {
    desk.order(
        "chhost",
        cluster -> Decision.of(Host.filed(host(cluster, host).card().with(Host.CHAP, secret))));
  }

  /**
   * Forgets a host (rmhost), by force with what it sees.
   *
   * @throws Trouble where it is refused
   */
  public void remove(String host, boolean force) {
    desk.order(
        "rmhost",
        cluster -> {
          Host found = host(cluster, host);
          List<Command> commands = new ArrayList<>();
          UnitGroup group = found.group();
          if (group != null && !group.units().isEmpty() && !force) {
            throw new Trouble("5871E", found.name());
          }
          if (group != null) {
            Vector<String> volumes =
                group.units().values().map(v -> cluster.vdisk((int) v).name()).toVector();
            commands.add(
                new HidePaths(
                    cluster.array(),
                    group.id(),
                    volumes,
                    Vector.ofAll(group.initiators()),
                    Vector.empty()));
          }
          for (String port : found.ports()) {
            commands.add(new RemoveInitiator(cluster.array(), port));
          }
          return new Decision(commands, List.of(Drawer.HOST.remove(found.id())));
        });
  }

  /**
   * Lets a host see a volume (mkvdiskhostmap); the number under which it does.
   *
   * @param unit wanted number, {@code -1} for the lowest that is free
   * @param force whether other hosts may see it, too
   * @throws Trouble where it is refused
   */
  public int map(String host, String vdisk, int unit, boolean force) {
    return map(List.of(host), List.of(vdisk), List.of(unit), force).get(0);
  }

  /**
   * Lets all of some hosts see all of some volumes, or none if one cannot.
   *
   * @param units wanted number of each volume, {@code -1} for the lowest that is free
   * @param force whether other hosts may see them, too
   * @return the numbers under which the first host sees them, then the next one
   * @throws Trouble where it is refused
   */
  public List<Integer> map(
      List<String> hosts, List<String> vdisks, List<Integer> units, boolean force) {
    List<Integer> numbers = new ArrayList<>();
    desk.order(
        "mkvdiskhostmap",
        cluster -> {
          numbers.clear();
          List<Command> commands = new ArrayList<>();
          int groups = 0;
          for (String host : hosts) {
            Host found = host(cluster, host);
            List<Volume> volumes = vdisks.stream().map(text -> vdisk(cluster, text)).toList();
            for (Volume volume : volumes) {
              requireUnseen(cluster, found, volume, force);
            }
            List<Integer> chosen = numbers(found, units);
            numbers.addAll(chosen);
            commands.addAll(exposed(cluster, found, volumes, chosen, groups));
            groups += found.group() == null ? 1 : 0;
          }
          return Decision.of(commands);
        });
    return numbers;
  }

  private static void requireUnseen(Cluster cluster, Host host, Volume volume, boolean force) {
    if (host.unitOf(volume.id()) >= 0) {
      throw new Trouble("5878E", volume.name());
    }
    if (!force && !Host.seeing(cluster, volume.id()).isEmpty()) {
      throw new Trouble("6071E", volume.name());
    }
  }

  private static List<Integer> numbers(Host host, List<Integer> units) {
    Set<Integer> taken = new HashSet<>();
    host.units().keySet().forEach(taken::add);
    List<Integer> numbers = new ArrayList<>();
    for (int unit : units) {
      int number = Math.max(0, unit);
      while (unit == ANY && taken.contains(number)) {
        number++;
      }
      if (!taken.add(number)) {
        throw new Trouble("5879E", String.valueOf(unit));
      }
      numbers.add(number);
    }
    return numbers;
  }

  /**
   * What shows a host some volumes.
   *
   * @param groups how many groups of volumes others have made before
   */
  private static List<Command> exposed(
      Cluster cluster, Host host, List<Volume> seen, List<Integer> numbers, int groups) {
    UnitGroup group = host.group();
    Vector<String> volumes = Vector.ofAll(seen).map(Volume::name);
    Vector<String> units = Vector.ofAll(numbers).map(String::valueOf);
    if (group != null) {
      return List.of(
          new ExposePaths(
              cluster.array(), group.id(), volumes, units, Vector.empty(), Vector.empty()));
    }
    List<Command> commands = new ArrayList<>();
    int number = cluster.site().masking().freeGroup(groups);
    for (HostProtocol protocol : HostProtocol.values()) {
      Vector<String> names = Vector.ofAll(host.ports()).filter(p -> Host.protocol(p) == protocol);
      Vector<String> at = Vector.ofAll(Host.systemPorts(cluster, protocol));
      if (!names.isEmpty() && !at.isEmpty()) {
        boolean first = commands.isEmpty();
        commands.add(
            new ExposePaths(
                cluster.array(),
                first ? ANY : number,
                first ? volumes : Vector.empty(),
                first ? units : Vector.empty(),
                names,
                at));
      }
    }
    if (commands.isEmpty()) {
      throw new Trouble("5753E", host.name());
    }
    return commands;
  }

  /**
   * Takes a volume from a host (rmvdiskhostmap).
   *
   * @throws Trouble where it is refused
   */
  public void unmap(String host, String vdisk) {
    unmap(List.of(host), List.of(vdisk));
  }

  /**
   * Takes all of some volumes from all of some hosts, or none if one is not seen.
   *
   * @throws Trouble where it is refused
   */
  public void unmap(List<String> hosts, List<String> vdisks) {
    desk.order(
        "rmvdiskhostmap",
        cluster -> {
          List<Command> commands = new ArrayList<>();
          for (String host : hosts) {
            UnitGroup group = host(cluster, host).group();
            List<Volume> volumes = vdisks.stream().map(text -> vdisk(cluster, text)).toList();
            for (Volume volume : volumes) {
              if (group == null || group.unitOf(volume.id()) < 0) {
                throw new Trouble("5842E", volume.name());
              }
            }
            if (group != null) {
              commands.add(hidden(cluster, group, volumes));
            }
          }
          return Decision.of(commands);
        });
  }

  /** What takes a volume from all hosts that see it. */
  public static List<Command> releasing(Cluster cluster, Volume volume) {
    List<Command> commands = new ArrayList<>();
    for (Host host : Host.seeing(cluster, volume.id())) {
      UnitGroup group = host.group();
      if (group != null) {
        commands.add(hidden(cluster, group, List.of(volume)));
      }
    }
    return commands;
  }

  /** A group without volumes goes with the last of them. */
  private static Command hidden(Cluster cluster, UnitGroup group, List<Volume> volumes) {
    Vector<String> seers =
        group.units().size() == volumes.size() ? Vector.ofAll(group.initiators()) : Vector.empty();
    return new HidePaths(
        cluster.array(),
        group.id(),
        Vector.ofAll(volumes).map(Volume::name),
        seers,
        Vector.empty());
  }

  static Host host(Cluster cluster, String nameOrId) {
    Host host = Host.find(cluster, nameOrId);
    if (host == null) {
      throw new Trouble(Names.id(nameOrId) < 0 ? "5754E" : "5753E", nameOrId);
    }
    return host;
  }

  private static Volume vdisk(Cluster cluster, String nameOrId) {
    Volume vdisk = cluster.vdisk(nameOrId);
    if (vdisk == null) {
      throw new Trouble(Names.id(nameOrId) < 0 ? "5754E" : "5753E", nameOrId);
    }
    return vdisk;
  }
}
