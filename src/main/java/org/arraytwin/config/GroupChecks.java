package org.arraytwin.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.arraytwin.config.FleetPlan.ArrayPlan;
import org.arraytwin.config.FleetPlan.GroupPlan;
import org.arraytwin.config.FleetPlan.HostPlan;
import org.arraytwin.config.FleetPlan.LinkPlan;
import org.arraytwin.config.FleetPlan.PairPlan;
import org.arraytwin.config.FleetPlan.VolumePlan;
import org.arraytwin.fleet.Session;
import org.arraytwin.fleet.remote.AdmitTarget;
import org.arraytwin.replication.Mode;
import org.arraytwin.replication.Policies;
import org.jspecify.annotations.Nullable;

/** The part of {@link FleetChecks} that concerns remote copy groups. */
final class GroupChecks {
  private static final int MIN_PERIOD_SECONDS = 300;

  private final Path file;
  private final List<ArrayPlan> arrays;
  private final Map<String, Integer> arrayByName;
  private final List<LinkPlan> links;
  private final Map<Integer, Map<String, VolumePlan>> volumes = new HashMap<>();
  private final Map<String, String> taken = new HashMap<>();
  private final Map<String, Set<Integer>> targets = new HashMap<>();

  GroupChecks(
      Path file, List<ArrayPlan> arrays, Map<String, Integer> arrayByName, List<LinkPlan> links) {
    this.file = file;
    this.arrays = arrays;
    this.arrayByName = arrayByName;
    this.links = links;
  }

  List<GroupPlan> plan(List<FleetXml.GroupXml> groups) {
    return groups.stream().map(this::group).toList();
  }

  private ConfigException wrong(Located at, String message) {
    return FleetChecks.wrong(file, at, message);
  }

  private GroupPlan group(FleetXml.GroupXml group) {
    int from = FleetChecks.array(file, group, group.from, arrayByName);
    int to = FleetChecks.array(file, group, group.to, arrayByName);
    if (links.stream().noneMatch(l -> joins(l, from, to))) {
      throw wrong(
          group,
          "no link between " + group.from + " and " + group.to + ", expected a link element");
    }
    String key = from + "/" + group.name;
    Set<Integer> all = targets.computeIfAbsent(key, k -> new HashSet<>());
    if (!all.add(to)) {
      throw wrong(
          group,
          "there are two groups '"
              + group.name
              + "' from "
              + group.from
              + " to "
              + group.to
              + ", expected one");
    }
    if (all.size() > AdmitTarget.MAX_TARGETS) {
      throw wrong(
          group,
          "group '"
              + group.name
              + "' from "
              + group.from
              + " has "
              + all.size()
              + " targets, expected at most "
              + AdmitTarget.MAX_TARGETS);
    }
    List<PairPlan> pairs = new ArrayList<>();
    for (FleetXml.PairXml pair : group.pairs) {
      pairs(pair, key, from, to, pairs);
    }
    FleetXml.WorkloadXml workload = group.workload;
    return new GroupPlan(
        group.name,
        from,
        to,
        group.mode.equals("sync") ? Mode.SYNC : Mode.PERIODIC,
        period(group),
        new Policies(group.autoRecover, group.overPerAlert, group.failWrtOnErr),
        pairs,
        workload == null ? null : load(workload, from, pairs));
  }

  private static boolean joins(LinkPlan link, int a, int b) {
    return (link.a() == a && link.b() == b) || (link.a() == b && link.b() == a);
  }

  private long period(FleetXml.GroupXml group) {
    Integer period = group.periodSeconds;
    if (group.mode.equals("sync")) {
      if (period != null) {
        throw wrong(group, "periodSeconds in a sync group, expected it in periodic groups only");
      }
      return 0;
    }
    if (group.failWrtOnErr) {
      throw wrong(group, "failWrtOnErr in a periodic group, expected it in sync groups only");
    }
    if (period != null && period > 0 && period < MIN_PERIOD_SECONDS) {
      throw wrong(group, "periodSeconds " + period + " is wrong, expected 0 or 300 to 31622400");
    }
    return period == null ? 0 : period;
  }

  private void pairs(FleetXml.PairXml pair, String group, int from, int to, List<PairPlan> into) {
    String remotePattern = pair.remote == null ? pair.volume : pair.remote;
    List<String> sources = FleetChecks.expand(file, pair, pair.volume, pair.count);
    List<String> remotes = FleetChecks.expand(file, pair, remotePattern, pair.count);
    for (int i = 0; i < sources.size(); i++) {
      VolumePlan source = volume(pair, group, from, sources.get(i));
      VolumePlan remote = volume(pair, group + "/" + to, to, remotes.get(i));
      if (source.sizeBytes() != remote.sizeBytes()) {
        throw wrong(
            pair,
            source.name()
                + " of "
                + arrays.get(from).name()
                + " has "
                + source.sizeBytes()
                + " bytes and "
                + remote.name()
                + " of "
                + arrays.get(to).name()
                + " has "
                + remote.sizeBytes()
                + ", expected equal sizes");
      }
      into.add(new PairPlan(source.name(), remote.name()));
    }
  }

  private Session.HostLoad load(FleetXml.WorkloadXml workload, int from, List<PairPlan> pairs) {
    if (workload.volume != null) {
      throw wrong(workload, "volume in the workload of a group, expected it in one of an array");
    }
    List<VolumePlan> all = arrays.get(from).volumes();
    Map<String, VolumePlan> byName = ofArray(from);
    List<VolumePlan> written = pairs.stream().map(p -> byName.get(p.volume())).toList();
    return LoadChecks.plan(file, workload, written, all);
  }

  /** The loads of an array's volumes that are in no group; the groups must have been planned. */
  List<HostPlan> hosts(List<FleetXml.ArrayXml> xml) {
    List<HostPlan> hosts = new ArrayList<>();
    for (int array = 0; array < xml.size(); array++) {
      for (FleetXml.WorkloadXml workload : xml.get(array).workloads) {
        hosts.add(host(workload, array));
      }
    }
    return hosts;
  }

  private HostPlan host(FleetXml.WorkloadXml workload, int array) {
    String pattern = workload.volume;
    if (pattern == null) {
      throw wrong(workload, "volume is missing, expected the volumes that are written to");
    }
    List<VolumePlan> all = arrays.get(array).volumes();
    List<VolumePlan> written = new ArrayList<>();
    for (String name : FleetChecks.expand(file, workload, pattern, workload.count)) {
      VolumePlan volume = ofArray(array).get(name);
      String arrayName = arrays.get(array).name();
      if (volume == null) {
        throw unknown(workload, array, name);
      }
      if (taken.putIfAbsent(array + "/" + name, "") != null) {
        throw wrong(
            workload,
            "volume '"
                + name
                + "' of "
                + arrayName
                + " is in a group or has a workload already, expected one in neither");
      }
      written.add(volume);
    }
    return new HostPlan(
        array,
        written.stream().map(VolumePlan::name).toList(),
        LoadChecks.plan(file, workload, written, all));
  }

  private Map<String, VolumePlan> ofArray(int array) {
    return volumes.computeIfAbsent(
        array,
        a -> {
          Map<String, VolumePlan> map = new HashMap<>();
          arrays.get(a).volumes().forEach(v -> map.put(v.name(), v));
          return map;
        });
  }

  private ConfigException unknown(Located at, int array, String name) {
    return wrong(
        at,
        "volume '"
            + name
            + "' of "
            + arrays.get(array).name()
            + " is unknown, expected "
            + FleetChecks.oneOf(List.copyOf(ofArray(array).keySet())));
  }

  /** A volume is in one group only, the source in each of its targets once. */
  private VolumePlan volume(FleetXml.PairXml pair, String group, int array, String name) {
    @Nullable VolumePlan volume = ofArray(array).get(name);
    String arrayName = arrays.get(array).name();
    if (volume == null) {
      throw unknown(pair, array, name);
    }
    String key = array + "/" + name;
    boolean remote = group.endsWith("/" + array);
    String before = taken.put(key, group);
    if (before != null && (remote || !before.equals(group))) {
      throw wrong(
          pair, "volume '" + name + "' of " + arrayName + " is in two pairs, expected it in one");
    }
    return volume;
  }
}
