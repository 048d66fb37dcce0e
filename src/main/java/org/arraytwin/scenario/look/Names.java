package org.arraytwin.scenario.look;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.arraytwin.catalog.WrongWords;
import org.arraytwin.config.FleetPlan;
import org.arraytwin.replication.GroupHalf;
import org.jspecify.annotations.Nullable;

/**
 * What there may be to look at by a step: what the fleet has, and what the commands above could
 * have made, done or refused. What is gone by then counts, too.
 */
public final class Names {
  private static final int SHOWN = 20;

  private final FleetPlan plan;
  private final Map<String, Set<String>> groups = new HashMap<>();
  private final Map<String, Set<String>> copies = new HashMap<>();
  private final Map<String, Set<String>> volumes = new HashMap<>();
  private final Map<String, Set<String>> pools = new HashMap<>();
  private final Map<String, Set<String>> targets = new HashMap<>();

  /** Groups of copies that are driven together. */
  private final Map<String, Set<String>> together = new HashMap<>();

  /** Groups by the names by which they were created, whatever the array. */
  private final Set<String> sessions = new TreeSet<>();

  public Names(FleetPlan plan) {
    this.plan = plan;
    for (FleetPlan.ArrayPlan array : plan.arrays()) {
      groups.put(array.name(), new TreeSet<>());
      copies.put(array.name(), new TreeSet<>());
      volumes.put(array.name(), new TreeSet<>());
      pools.put(array.name(), new TreeSet<>());
      targets.put(array.name(), new TreeSet<>());
      together.put(array.name(), new TreeSet<>());
      array.volumes().forEach(volume -> add(volumes, array.name(), volume.name()));
      array.pools().forEach(pool -> add(pools, array.name(), pool.name()));
    }
    for (FleetPlan.LinkPlan link : plan.links()) {
      String a = plan.arrays().get(link.a()).name();
      String b = plan.arrays().get(link.b()).name();
      add(targets, a, b);
      add(targets, b, a);
    }
    for (FleetPlan.GroupPlan group : plan.groups()) {
      String from = plan.arrays().get(group.from()).name();
      String to = plan.arrays().get(group.to()).name();
      String there = group.start().isEmpty() ? remote(group.name(), from) : group.name();
      add(groups, from, group.name());
      add(groups, to, there);
      sessions.add(group.name());
    }
    for (FleetPlan.CopyPlan copy : plan.copies()) {
      String array = plan.arrays().get(copy.array()).name();
      add(copies, array, copy.name());
      add(volumes, array, copy.target());
      add(together, array, copy.group());
    }
  }

  /** What a group of HP 3PAR is called on the other side. */
  private String remote(String group, String array) {
    int system =
        plan.arrays().stream()
            .filter(a -> a.name().equals(array))
            .mapToInt(FleetPlan.ArrayPlan::systemId)
            .findFirst()
            .orElse(0);
    return group + ".r" + system;
  }

  private static void add(Map<String, Set<String>> names, String array, String name) {
    Set<String> own = names.get(array);
    if (own != null) {
      own.add(name);
    }
  }

  /** On one array or, where the name is that of none, on every one. */
  private static void addThere(Map<String, Set<String>> names, String array, String name) {
    if (names.containsKey(array)) {
      add(names, array, name);
    } else {
      names.values().forEach(own -> own.add(name));
    }
  }

  /** Takes in what a command may make. */
  public void after(String command, Map<String, String> words) {
    String array = words.getOrDefault("array", "");
    String name = words.getOrDefault("name", "");
    switch (command) {
      case "create-group" -> {
        add(groups, array, name);
        addThere(groups, words.getOrDefault("target", ""), remote(name, array));
        sessions.add(name);
      }
      case "create-mirror" -> {
        add(groups, array, name);
        addThere(groups, words.getOrDefault("target", ""), name);
        sessions.add(name);
      }
      case "admit-target" -> {
        String group = GroupHalf.groupNamed(words.getOrDefault("group", ""));
        addThere(groups, words.getOrDefault("target", ""), group);
        addThere(groups, words.getOrDefault("target", ""), remote(group, array));
      }
      case "move-pair" -> {
        String to = words.getOrDefault("to", "");
        groups.values().forEach(own -> own.add(to));
        sessions.add(to);
      }
      case "admit-volume" ->
          volumes.values().forEach(own -> own.add(words.getOrDefault("remoteVolume", "")));
      case "create-volume", "rename-volume" -> add(volumes, array, name);
      case "create-copy" -> {
        add(copies, array, name);
        add(volumes, array, words.getOrDefault("target", ""));
        add(together, array, words.getOrDefault("group", ""));
      }
      case "set-copy" -> add(together, array, words.getOrDefault("group", ""));
      case "rename-target" -> add(targets, array, name);
      default -> {}
    }
  }

  /**
   * Looks at what an expectation is about.
   *
   * @throws WrongWords where nothing of that name can be there
   */
  public void require(Map<String, String> words) {
    if (words.values().stream().anyMatch(text -> text.contains("there is no "))) {
      return; // That it is not there is what must be seen.
    }
    String group = words.get("group");
    String array = words.get("array");
    boolean further = group != null && !GroupHalf.groupNamed(group).equals(group);
    if (array != null || !further) {
      require("group", group, array, array == null ? sessions : of(groups, array));
    }
    if (array != null) {
      require("copy", words.get("copy"), array, of(copies, array));
      require("volume", words.get("volume"), array, of(volumes, array));
      require("pool", words.get("pool"), array, of(pools, array));
      for (String word : List.of("source", "onto")) {
        String text = words.get(word);
        for (String one : text == null ? new String[0] : text.split("\\|", -1)) {
          require(word, one, array, of(volumes, array));
        }
      }
    }
    for (String word : List.of("equals", "from")) {
      String text = words.get(word);
      if (text != null) {
        reference(word, Reference.parse(word, text));
      }
    }
  }

  /** Looks at a name that a command uses, of a thing that an array has. */
  void require(Thing thing, String word, @Nullable String name, String array) {
    Collection<String> known =
        switch (thing) {
          case GROUP -> of(groups, array);
          case COPY -> of(copies, array);
          case SESSION -> either(of(groups, array), of(copies, array));
          case TOGETHER -> of(together, array);
          case VOLUME -> of(volumes, array);
          case POOL -> of(pools, array);
          case TARGET -> of(targets, array);
        };
    require(word, name, array, known);
  }

  /** Whether a volume of that name may be there. */
  boolean hasVolume(String name, String array) {
    return of(volumes, array).contains(name);
  }

  /** Looks at the name of a group as where it was created, whatever the array. */
  void requireCreated(String word, @Nullable String group) {
    require(word, group, null, sessions);
  }

  private static Collection<String> either(Collection<String> some, Collection<String> others) {
    Set<String> all = new TreeSet<>(some);
    all.addAll(others);
    return all;
  }

  private void reference(String word, Reference to) {
    if (!volumes.containsKey(to.array())) {
      throw unknown(word + ": array '" + to.array() + "'", volumes.keySet());
    }
    require(word + ": volume", to.volume(), to.array(), of(volumes, to.array()));
  }

  private static Collection<String> of(Map<String, Set<String>> names, String array) {
    return names.getOrDefault(array, Set.of());
  }

  /** A half for a further target is called as its group, then the target. */
  private static void require(
      String word, @Nullable String name, @Nullable String array, Collection<String> known) {
    if (name == null || known.contains(name)) {
      return;
    }
    if (List.of("group", "session").contains(word) && known.contains(GroupHalf.groupNamed(name))) {
      return;
    }
    throw unknown(word + " '" + name + "'" + (array == null ? "" : " of " + array), known);
  }

  private static WrongWords unknown(String what, Collection<String> known) {
    String some = String.join(", ", known.stream().sorted().limit(SHOWN).toList());
    return new WrongWords(
        what
            + " is neither in the fleet nor made by a command above, expected "
            + (known.isEmpty() ? "a name that is there" : "one of " + some)
            + (known.size() > SHOWN ? ", ..." : ""));
  }
}
