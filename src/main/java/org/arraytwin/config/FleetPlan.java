package org.arraytwin.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.arraytwin.array.HostPort;
import org.arraytwin.array.Node;
import org.arraytwin.array.Pool;
import org.arraytwin.array.Provisioning;
import org.arraytwin.login.Password;
import org.arraytwin.replication.Mode;
import org.arraytwin.replication.Policies;
import org.arraytwin.replication.load.HostLoad;
import org.jspecify.annotations.Nullable;

/**
 * One file of provider-config/fleets, checked: every name it uses exists.
 *
 * @param name of the fleet
 * @param consolePort of the admin endpoint
 * @param arrays ids are their positions
 * @param links in order
 * @param groups running when the fleet starts
 * @param hosts that write to volumes in no group
 * @param copies within arrays, in order of creation
 * @param stations hosts with a command line of their own
 */
public record FleetPlan(
    String name,
    int consolePort,
    List<ArrayPlan> arrays,
    List<LinkPlan> links,
    List<GroupPlan> groups,
    List<HostPlan> hosts,
    List<CopyPlan> copies,
    List<Station> stations) {

  /**
   * An array.
   *
   * @param name unique
   * @param product id of its product
   * @param model printed
   * @param serial printed
   * @param systemId unique, 1 to 2^24-1
   * @param osVersion printed
   * @param ports where it listens
   * @param users password by name
   * @param nodes its controllers
   * @param hostPorts by which hosts reach it
   * @param pools ids are their positions
   * @param volumes in order of creation
   */
  public record ArrayPlan(
      String name,
      String product,
      String model,
      String serial,
      int systemId,
      String osVersion,
      Ports ports,
      Map<String, Password> users,
      List<Node> nodes,
      List<HostPort> hostPorts,
      List<Pool> pools,
      List<VolumePlan> volumes) {
    public ArrayPlan {
      users = Map.copyOf(users);
      nodes = List.copyOf(nodes);
      hostPorts = List.copyOf(hostPorts);
      pools = List.copyOf(pools);
      volumes = List.copyOf(volumes);
    }
  }

  /** Where an array listens. */
  public record Ports(int http, int https, int ssh) {}

  /** A volume; {@code pool} is a position in the array's pools. */
  public record VolumePlan(
      String name, int pool, long sizeBytes, Provisioning provisioning, Origin origin) {}

  /** A link between two arrays by position. */
  public record LinkPlan(int a, int b, long bytesPerSecond, long latencyMicros) {}

  /**
   * A remote copy group, or what its product has in its place.
   *
   * @param name on the array that creates it
   * @param from array by position
   * @param to array by position
   * @param kind of session
   * @param start the operation by which it starts; empty where it is made, takes its volumes and is
   *     started step by step
   * @param mode one that its product has
   * @param periodSeconds 0 for cycles on request only, or the usual ones
   * @param policies as set at the start
   * @param pairs its volumes
   * @param workload its host, or null
   * @param origin where it stands
   */
  public record GroupPlan(
      String name,
      int from,
      int to,
      String kind,
      String start,
      Mode mode,
      long periodSeconds,
      Policies policies,
      List<PairPlan> pairs,
      @Nullable HostLoad workload,
      Origin origin) {
    public GroupPlan {
      pairs = List.copyOf(pairs);
    }
  }

  /** A host that writes to volumes of an array, by name, that are in no group. */
  public record HostPlan(int array, List<String> volumes, HostLoad load, Origin origin) {
    public HostPlan {
      volumes = List.copyOf(volumes);
    }
  }

  /**
   * A host with a command line of its own beside the arrays that it operates.
   *
   * @param name unique among hosts and arrays
   * @param product the kind of host
   * @param ssh port of its command line
   * @param users password by name
   * @param arrays it operates, by position; what it keeps for itself is kept with the first
   * @param units volumes by its own names, in order; those of sets among them
   * @param sets units that it uses together, in order
   * @param lines typed there when the fleet starts, in order
   * @param origin where it stands
   */
  public record Station(
      String name,
      String product,
      int ssh,
      Map<String, Password> users,
      List<Integer> arrays,
      List<Unit> units,
      List<UnitSet> sets,
      List<Line> lines,
      Origin origin) {
    public Station {
      users = Map.copyOf(users);
      arrays = List.copyOf(arrays);
      units = List.copyOf(units);
      sets = List.copyOf(sets);
      lines = List.copyOf(lines);
    }
  }

  /** A line of a host's command language. */
  public record Line(String typed, Origin origin) {}

  /**
   * A volume as a host knows it.
   *
   * @param name the host's own, unique in it
   * @param array by position
   * @param volume its name there
   * @param label what the host finds written on it at the start, empty for nothing
   * @param origin where it stands
   */
  public record Unit(String name, int array, String volume, String label, Origin origin) {}

  /**
   * Units that a host uses together, for example a pubset of BS2000.
   *
   * @param name the host's own, unique in it
   * @param online whether the host uses them from the start
   * @param units their names, in order
   * @param origin where it stands
   */
  public record UnitSet(String name, boolean online, List<String> units, Origin origin) {
    public UnitSet {
      units = List.copyOf(units);
    }
  }

  /** Two volumes of equal size. */
  public record PairPlan(String volume, String remote) {}

  /**
   * A copy within an array.
   *
   * @param array by position
   * @param name unique in the array
   * @param kind of session
   * @param source volume name
   * @param target volume name
   * @param pool where the target is created, empty where it is there
   * @param bytesPerSecond of the background copy, 0 for none
   * @param cleanBytesPerSecond of handing grains down, 0 for none
   * @param incremental whether changes are recorded
   * @param autodelete whether it goes away once it is complete
   * @param group of copies driven together, empty for none
   * @param grainBytes of one grain of the copy, 0 for the usual one
   * @param keepTarget whether the source waits for a target that cannot be written
   * @param operations that its operator asks for before the start, of all its group if it has one
   * @param origin where it stands
   */
  public record CopyPlan(
      int array,
      String name,
      String kind,
      String source,
      String target,
      String pool,
      long bytesPerSecond,
      long cleanBytesPerSecond,
      boolean incremental,
      boolean autodelete,
      String group,
      long grainBytes,
      boolean keepTarget,
      List<OperationPlan> operations,
      Origin origin) {
    public CopyPlan {
      operations = List.copyOf(operations);
    }
  }

  /** What an operator asks of a copy, in the product's words. */
  public record OperationPlan(String operation, List<String> options, Origin origin) {
    public OperationPlan {
      options = List.copyOf(options);
    }
  }

  /** Where something stands: file, line and column from 1 on. */
  public record Origin(Path file, int line, int column) {}

  /** The same with copies within its arrays. */
  FleetPlan with(List<CopyPlan> all) {
    return new FleetPlan(name, consolePort, arrays, links, groups, hosts, all, stations);
  }

  public FleetPlan {
    arrays = List.copyOf(arrays);
    links = List.copyOf(links);
    groups = List.copyOf(groups);
    hosts = List.copyOf(hosts);
    copies = List.copyOf(copies);
    stations = List.copyOf(stations);
  }
}
