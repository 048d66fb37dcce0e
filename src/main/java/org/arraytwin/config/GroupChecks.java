package org.arraytwin.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.arraytwin.config.FleetPlan.ArrayPlan;
import org.arraytwin.config.FleetPlan.GroupPlan;
import org.arraytwin.config.FleetPlan.HostPlan;
import org.arraytwin.config.FleetPlan.LinkPlan;
import org.arraytwin.config.FleetPlan.PairPlan;
import org.arraytwin.config.FleetPlan.VolumePlan;
import org.arraytwin.fleet.remote.AdmitTarget;
import org.arraytwin.fleet.remote.SetCycle;
import org.arraytwin.fleet.remote.SetPeriod;
import org.arraytwin.replication.Mode;
import org.arraytwin.replication.Policies;
import org.arraytwin.replication.load.HostLoad;
import org.arraytwin.replication.table.SessionTable;
import org.jspecify.annotations.Nullable;

/** The part of {@link FleetChecks} that concerns remote copy groups. */
final class GroupChecks {
  private final Path file;
  private final List<ArrayPlan> arrays;
  private final Map<String, Integer> arrayByName;
  private final List<LinkPlan> links;
  private final Function<String, Terms> termsOf;
  private final Map<String, Terms> terms = new HashMap<>();
  private final Map<Integer, Map<String, VolumePlan>> volumes = new HashMap<>();
  private final Map<String, String> taken = new HashMap<>();
  private final Map<String, Set<Integer>> targets = new HashMap<>();

  GroupChecks(
      Path file,
      List<ArrayPlan> arrays,
      Map<String, Integer> arrayByName,
      List<LinkPlan> links,
      Function<String, Terms> termsOf) {
    this.file = file;
    this.arrays = arrays;
    this.arrayByName = arrayByName;
    this.links = links;
    this.termsOf = termsOf;
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
    Terms own = terms.computeIfAbsent(arrays.get(from).product(), termsOf);
    Mode mode = mode(group, own);
    int most = own.stepwise() ? AdmitTarget.MAX_TARGETS : 1;
    if (all.size() > most) {
      throw wrong(
          group,
          "group '"
              + group.name
              + "' from "
              + group.from
              + " has "
              + all.size()
              + " targets, expected at most "
              + most);
    }
    List<PairPlan> pairs = new ArrayList<>();
    for (FleetXml.PairXml pair : group.pairs) {
      pairs(pair, key, from, to, pairs);
    }
    if (own.pairs() > 0 && pairs.size() > own.pairs()) {
      throw wrong(
          group,
          "group '"
              + group.name
              + "' has "
              + pairs.size()
              + " pairs, expected at most "
              + own.pairs()
              + ", as a session of "
              + own.product()
              + " has");
    }
    FleetXml.WorkloadXml workload = group.workload;
    return new GroupPlan(
        group.name,
        from,
        to,
        own.kind(),
        own.start(),
        mode,
        period(group, mode, own),
        policies(group, own),
        pairs,
        workload == null ? null : load(workload, from, pairs),
        new FleetPlan.Origin(file, group.line(), group.column()));
  }

  private Mode mode(FleetXml.GroupXml group, Terms own) {
    Mode mode = Terms.mode(group.mode);
    if (!own.modes().contains(mode)) {
      throw wrong(
          group,
          own.modes().isEmpty()
              ? "a group of " + own.product() + ", which has none, expected arrays that have some"
              : "mode '"
                  + group.mode
                  + "' is not one of "
                  + own.product()
                  + ", expected one of "
                  + own.words());
    }
    return mode;
  }

  private Policies policies(FleetXml.GroupXml group, Terms own) {
    Map<String, Boolean> changed = new TreeMap<>();
    changed.put("autoRecover", group.autoRecover);
    changed.put("failWrtOnErr", group.failWrtOnErr);
    changed.put("overPerAlert", !group.overPerAlert);
    changed.forEach(
        (policy, is) -> {
          if (is && !own.policies().contains(policy)) {
            throw wrong(
                group,
                policy
                    + " in a group of "
                    + own.product()
                    + ", expected "
                    + (own.policies().isEmpty()
                        ? "none of the policies"
                        : "no policies but " + String.join(", ", own.policies())));
          }
        });
    return new Policies(group.autoRecover, group.overPerAlert, group.failWrtOnErr);
  }

  private static boolean joins(LinkPlan link, int a, int b) {
    return (link.a() == a && link.b() == b) || (link.a() == b && link.b() == a);
  }

  private long period(FleetXml.GroupXml group, Mode mode, Terms own) {
    Integer period = group.periodSeconds;
    if (group.failWrtOnErr && mode != Mode.SYNC) {
      throw wrong(
          group,
          "failWrtOnErr in a group of mode " + group.mode + ", expected it in sync groups only");
    }
    if (period == null) {
      return 0;
    }
    if (mode != Mode.PERIODIC) {
      throw wrong(
          group,
          "periodSeconds in a group of mode "
              + group.mode
              + ", expected it in periodic groups only");
    }
    long least = own.stepwise() ? SetPeriod.MIN_SECONDS : SetCycle.MIN_SECONDS;
    long most = own.stepwise() ? SetPeriod.MAX_SECONDS : SetCycle.MAX_SECONDS;
    boolean onRequest = own.stepwise() && period == 0;
    if (!onRequest && (period < least || period > most)) {
      throw wrong(
          group,
          "periodSeconds "
              + period
              + " is wrong, expected "
              + (own.stepwise() ? "0 or " : "")
              + least
              + " to "
              + most);
    }
    return period;
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

  private HostLoad load(FleetXml.WorkloadXml workload, int from, List<PairPlan> pairs) {
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
        LoadChecks.plan(file, workload, written, all),
        new FleetPlan.Origin(file, workload.line(), workload.column()));
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

  /**
   * How the groups of a fleet file are sessions of a product.
   *
   * @param product its id
   * @param kind of session; empty where the product has no groups
   * @param modes that its groups may have
   * @param policies that its groups may have
   * @param start the operation by which one starts; empty where groups are made first, then take
   *     volumes and are started, as those of HP 3PAR
   * @param pairs of one group at most, 0 for any number
   */
  record Terms(
      String product,
      String kind,
      List<Mode> modes,
      List<String> policies,
      String start,
      int pairs) {
    Terms {
      modes = List.copyOf(modes);
      policies = List.copyOf(policies);
    }

    /**
     * Those of a product.
     *
     * @param tables of its kinds of session
     */
    static Terms of(ProductXml xml, Function<String, SessionTable> tables) {
      for (ProductXml.SessionKindXml session : xml.sessions) {
        ProductXml.GroupsXml groups = session.groups;
        if (groups != null) {
          return new Terms(
              xml.id,
              session.kind,
              modes(groups, session.kind, tables),
              groups.policies,
              groups.start,
              groups.pairs);
        }
      }
      return new Terms(xml.id, "", List.of(), List.of(), "", 0);
    }

    /** Those that the product names, else those of the kind, else any. */
    private static List<Mode> modes(
        ProductXml.GroupsXml groups, String kind, Function<String, SessionTable> tables) {
      List<String> words = groups.modes.isEmpty() ? tables.apply(kind).modes() : groups.modes;
      return words.isEmpty() ? List.of(Mode.values()) : words.stream().map(Terms::mode).toList();
    }

    /** The mode of a word that the schema has let through. */
    static Mode mode(String word) {
      return Mode.valueOf(word.toUpperCase(Locale.ROOT));
    }

    static String word(Mode mode) {
      return mode.name().toLowerCase(Locale.ROOT);
    }

    /** Whether a group takes its volumes, further targets and its start one by one. */
    boolean stepwise() {
      return start.isEmpty();
    }

    String words() {
      return String.join(", ", modes.stream().map(Terms::word).toList());
    }
  }
}
