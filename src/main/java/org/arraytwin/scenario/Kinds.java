package org.arraytwin.scenario;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.arraytwin.catalog.WrongWords;
import org.arraytwin.config.FleetPlan;
import org.arraytwin.config.ProviderConfig;
import org.arraytwin.fleet.Reason;
import org.arraytwin.replication.table.Action;
import org.arraytwin.replication.table.Family;
import org.arraytwin.replication.table.SessionTable;
import org.arraytwin.replication.table.State;
import org.arraytwin.scenario.look.Nearest;
import org.jspecify.annotations.Nullable;

/**
 * Which kinds of session there are, and of which kind a session can be by a step: that of the
 * fleet's own, or of those that the commands above could have made by its name. Where a command
 * does not say the kind, it can be any.
 */
final class Kinds {
  private static final String ANY = "";

  private final List<SessionTable> tables = new ArrayList<>();

  /** Of sessions, and of copies driven together, by array and name. */
  private final Map<List<String>, Set<String>> sessions = new HashMap<>();

  private final Map<List<String>, Set<String>> together = new HashMap<>();

  Kinds(ProviderConfig config, FleetPlan plan) {
    config.sessions().forEach(kind -> tables.add(config.session(kind)));
    for (FleetPlan.GroupPlan group : plan.groups()) {
      for (int array : List.of(group.from(), group.to())) {
        add(sessions, plan.arrays().get(array).name(), group.name(), group.kind());
      }
    }
    for (FleetPlan.CopyPlan copy : plan.copies()) {
      String array = plan.arrays().get(copy.array()).name();
      add(sessions, array, copy.name(), copy.kind());
      add(together, array, copy.group(), copy.kind());
    }
  }

  private static void add(
      Map<List<String>, Set<String>> to, String array, String name, String kind) {
    to.computeIfAbsent(List.of(array, name), n -> new TreeSet<>()).add(kind);
  }

  /** Takes in what a command may make. */
  void after(String command, Map<String, String> words) {
    String array = words.getOrDefault("array", "");
    String name = words.getOrDefault("name", "");
    String group = words.getOrDefault("group", "");
    switch (command) {
      case "create-group" -> add(sessions, array, name, ANY);
      case "create-mirror" -> {
        String kind = words.getOrDefault("kind", "reference-mirror");
        add(sessions, array, name, kind);
        add(sessions, words.getOrDefault("target", ""), name, kind);
      }
      case "create-copy" -> {
        String kind = words.getOrDefault("kind", ANY);
        add(sessions, array, name, kind);
        add(together, array, group, kind);
      }
      case "set-copy" ->
          sessions
              .getOrDefault(List.of(array, name), Set.of(ANY))
              .forEach(kind -> add(together, array, group, kind));
      default -> {}
    }
  }

  /** All states that a session or a copy can have, of every kind. */
  Set<String> states() {
    Set<String> states = new TreeSet<>();
    tables.forEach(table -> table.states().stream().map(State::word).forEach(states::add));
    return states;
  }

  /**
   * Looks at what is asked of a session: a kind of which it can be must know it.
   *
   * @param refused the reason for which it must be refused, or null
   * @throws WrongWords where none does
   */
  void require(String command, Map<String, String> words, @Nullable Reason refused) {
    requireFamily(command, words, refused);
    String operation = words.get("operation");
    if (!command.startsWith("operate")
        || operation == null
        || refused == Reason.NON_EXISTENT_OPERATION) {
      return;
    }
    List<SessionTable> can = can(words);
    List<SessionTable> know = can.stream().filter(t -> t.operation(operation) != null).toList();
    String of = can.size() == 1 ? can.get(0).kind() : "every kind of session";
    if (know.isEmpty()) {
      Set<String> all = new TreeSet<>();
      can.forEach(table -> table.operations().stream().map(Action::name).forEach(all::add));
      throw new WrongWords(
          "operation '"
              + operation
              + "' is unknown to "
              + of
              + ", expected "
              + Nearest.oneOf(operation, all));
    }
    if (refused != Reason.INV_INPUT_PARAM_CONFLICT) {
      requireOptions(operation, words.getOrDefault("options", ""), know);
    }
  }

  /** What is made must be of a kind that is made so. */
  private void requireFamily(String command, Map<String, String> words, @Nullable Reason refused) {
    Family family =
        switch (command) {
          case "create-mirror" -> Family.GROUP;
          case "create-copy" -> Family.COPY;
          default -> null;
        };
    String kind = words.get("kind");
    if (family == null || kind == null || refused != null) {
      return;
    }
    List<String> kinds =
        tables.stream().filter(t -> t.family() == family).map(SessionTable::kind).toList();
    if (!kinds.contains(kind)) {
      throw new WrongWords(
          "kind '"
              + kind
              + "' is none that "
              + command
              + " makes, expected "
              + Nearest.oneOf(kind, kinds));
    }
  }

  private static void requireOptions(String operation, String options, List<SessionTable> know) {
    Set<String> all = new TreeSet<>();
    know.forEach(table -> all.addAll(options(table, operation)));
    for (String option : options.isBlank() ? new String[0] : options.strip().split("\\s+")) {
      if (!all.contains(option)) {
        throw new WrongWords(
            "option '"
                + option
                + "' is none of "
                + operation
                + ", expected "
                + (all.isEmpty() ? "no options" : Nearest.oneOf(option, all)));
      }
    }
  }

  private static Collection<String> options(SessionTable table, String operation) {
    Action action = table.operation(operation);
    return action == null ? List.of() : table.options(action);
  }

  private List<SessionTable> can(Map<String, String> words) {
    String array = words.getOrDefault("array", "");
    Set<String> kinds =
        words.containsKey("group")
            ? together.getOrDefault(List.of(array, words.get("group")), Set.of())
            : sessions.getOrDefault(List.of(array, words.getOrDefault("session", "")), Set.of());
    List<SessionTable> can = tables.stream().filter(table -> kinds.contains(table.kind())).toList();
    return can.isEmpty() || kinds.contains(ANY) ? tables : can;
  }
}
