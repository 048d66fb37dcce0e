package org.arraytwin.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.arraytwin.array.Pool;
import org.arraytwin.config.FleetPlan.ArrayPlan;
import org.arraytwin.config.FleetPlan.CopyPlan;
import org.arraytwin.config.FleetPlan.OperationPlan;
import org.arraytwin.config.FleetPlan.Origin;
import org.arraytwin.config.FleetPlan.VolumePlan;
import org.arraytwin.replication.table.Action;
import org.arraytwin.replication.table.Family;
import org.arraytwin.replication.table.SessionTable;

/** The copies within arrays that a fleet file asks for, checked as far as names go. */
final class CopyPlans {
  private static final long MIB = 1L << 20;

  private final Path file;
  private final List<ArrayPlan> arrays;
  private final ProviderConfig config;
  private final Map<String, SessionTable> tables = new HashMap<>();
  private final List<CopyPlan> plans = new ArrayList<>();
  private final Set<String> operated = new HashSet<>();

  CopyPlans(Path file, List<ArrayPlan> arrays, ProviderConfig config) {
    this.file = file;
    this.arrays = arrays;
    this.config = config;
  }

  List<CopyPlan> of(List<FleetXml.ArrayXml> xml) {
    for (int array = 0; array < xml.size(); array++) {
      Set<String> volumes = new HashSet<>();
      arrays.get(array).volumes().stream().map(VolumePlan::name).forEach(volumes::add);
      for (FleetXml.CopyXml copy : xml.get(array).copies) {
        copies(copy, array, volumes);
      }
    }
    return plans;
  }

  private ConfigException wrong(Located at, String message) {
    return new ConfigException(file, at, message);
  }

  private Origin origin(Located at) {
    return new Origin(file, at.line, at.column);
  }

  private void copies(FleetXml.CopyXml copy, int array, Set<String> volumes) {
    List<String> names = FleetChecks.expand(file, copy, copy.name, copy.count);
    List<String> targets = FleetChecks.expand(file, copy, copy.target, copy.count);
    List<String> sources =
        copy.source.contains("%d")
            ? FleetChecks.expand(file, copy, copy.source, copy.count)
            : Collections.nCopies(copy.count, copy.source);
    List<OperationPlan> operations = operations(copy, array);
    requirePool(copy, array);
    for (int i = 0; i < copy.count; i++) {
      requireVolume(copy, array, volumes, sources.get(i));
      if (copy.cpg.isEmpty()) {
        requireVolume(copy, array, volumes, targets.get(i));
      } else if (!volumes.add(targets.get(i))) {
        throw wrong(
            copy,
            "volume '" + targets.get(i) + "' is there, expected a new name, or no cpg to use it");
      }
      plans.add(
          new CopyPlan(
              array,
              names.get(i),
              copy.kind,
              sources.get(i),
              targets.get(i),
              copy.cpg,
              copy.mibPerSecond * MIB,
              copy.cleanMibPerSecond * MIB,
              copy.incremental,
              copy.autodelete,
              copy.group,
              copy.grainKib * 1024L,
              copy.keepTarget,
              copy.group.isEmpty() || i == 0 ? operations : List.of(),
              origin(copy)));
    }
  }

  private void requireVolume(Located at, int array, Set<String> volumes, String name) {
    if (!volumes.contains(name)) {
      throw wrong(
          at,
          "volume '"
              + name
              + "' of "
              + arrays.get(array).name()
              + " is unknown, expected "
              + FleetChecks.oneOf(List.copyOf(volumes)));
    }
  }

  private void requirePool(FleetXml.CopyXml copy, int array) {
    List<String> pools = arrays.get(array).pools().stream().map(Pool::name).toList();
    if (!copy.cpg.isEmpty() && !pools.contains(copy.cpg)) {
      throw wrong(copy, "cpg '" + copy.cpg + "' is unknown, expected " + FleetChecks.oneOf(pools));
    }
  }

  private SessionTable table(FleetXml.CopyXml copy) {
    if (!config.sessions().contains(copy.kind)
        || tables.computeIfAbsent(copy.kind, config::session).family() != Family.COPY) {
      List<String> kinds =
          config.sessions().stream()
              .filter(k -> tables.computeIfAbsent(k, config::session).family() == Family.COPY)
              .toList();
      throw wrong(
          copy,
          "kind '" + copy.kind + "' is no kind of copy, expected " + FleetChecks.oneOf(kinds));
    }
    return tables.computeIfAbsent(copy.kind, config::session);
  }

  private List<OperationPlan> operations(FleetXml.CopyXml copy, int array) {
    SessionTable table = table(copy);
    if (!copy.operations.isEmpty()
        && !copy.group.isEmpty()
        && !operated.add(array + "/" + copy.group)) {
      throw wrong(
          copy.operations.get(0),
          "group '" + copy.group + "' is operated above, expected operate in one of its copies");
    }
    return copy.operations.stream().map(asked -> operation(table, asked)).toList();
  }

  private OperationPlan operation(SessionTable table, FleetXml.OperateXml asked) {
    Action action = table.operation(asked.operation);
    if (action == null) {
      throw wrong(
          asked,
          "operation '"
              + asked.operation
              + "' is none of "
              + table.kind()
              + ", expected "
              + FleetChecks.oneOf(table.operations().stream().map(Action::name).toList()));
    }
    List<String> options =
        asked.options.isBlank() ? List.of() : List.of(asked.options.strip().split(" +", -1));
    for (String option : options) {
      if ((table.option(option) & action.options()) == 0) {
        List<String> there = table.options(action);
        throw wrong(
            asked,
            "option '"
                + option
                + "' is none of "
                + asked.operation
                + ", expected "
                + (there.isEmpty() ? "none" : FleetChecks.oneOf(there)));
      }
    }
    return new OperationPlan(asked.operation, options, origin(asked));
  }
}
