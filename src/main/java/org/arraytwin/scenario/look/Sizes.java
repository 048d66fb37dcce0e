package org.arraytwin.scenario.look;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.arraytwin.catalog.Catalog;
import org.arraytwin.catalog.Form;
import org.arraytwin.catalog.WrongWords;
import org.arraytwin.config.FleetPlan;
import org.arraytwin.fleet.Reason;
import org.jspecify.annotations.Nullable;

/**
 * How large volumes are by a step, as far as that is known: what hosts read and write must lie
 * within them, and what is mirrored must fit its target.
 */
public final class Sizes {
  private final Map<List<String>, Long> volumes = new HashMap<>();

  /** The volumes of groups, by array and name; none once a command has changed any group's. */
  private final Map<List<String>, List<String>> groups = new HashMap<>();

  public Sizes(FleetPlan plan) {
    for (FleetPlan.ArrayPlan array : plan.arrays()) {
      array.volumes().forEach(v -> volumes.put(List.of(array.name(), v.name()), v.sizeBytes()));
    }
    for (FleetPlan.GroupPlan group : plan.groups()) {
      groups.put(
          List.of(plan.arrays().get(group.from()).name(), group.name()),
          group.pairs().stream().map(FleetPlan.PairPlan::volume).toList());
    }
  }

  /** Takes in what a command may make or change. */
  public void after(String command, Map<String, String> words) {
    String array = words.getOrDefault("array", "");
    String name = words.getOrDefault("name", "");
    List<String> volume = List.of(array, words.getOrDefault("volume", ""));
    switch (command) {
      case "create-volume" -> volumes.put(List.of(array, name), number("size", command, words));
      case "grow-volume", "remove-volume" -> volumes.remove(volume);
      case "rename-volume" -> {
        Long size = volumes.remove(volume);
        if (size != null) {
          volumes.put(List.of(array, name), size);
        }
      }
      case "create-copy" -> {
        if (!words.getOrDefault("pool", "").isEmpty()) {
          volumes.remove(List.of(array, words.getOrDefault("target", "")));
        }
      }
      case "create-mirror" ->
          groups.put(List.of(array, name), split(words.getOrDefault("volumes", "")));
      case "admit-volume", "dismiss-volume", "move-pair", "remove-group" -> groups.clear();
      default -> {}
    }
  }

  /**
   * Looks at the ranges and sizes in a command.
   *
   * @param refused the reason for which it must be refused, or null
   * @throws WrongWords where a volume cannot be as large as it asks for
   */
  public void require(String command, Map<String, String> words, @Nullable Reason refused) {
    if (refused != null) {
      return;
    }
    String array = words.getOrDefault("array", "");
    switch (command) {
      case "host-write", "host-read" -> range(command, words, array);
      case "attach-host" ->
          workload(command, words, array, split(words.getOrDefault("volumes", "")));
      case "attach-workload" ->
          workload(
              command,
              words,
              array,
              groups.getOrDefault(List.of(array, words.getOrDefault("group", "")), List.of()));
      case "create-mirror" -> mirror(words, array);
      default -> {}
    }
  }

  private void range(String command, Map<String, String> words, String array) {
    String volume = words.getOrDefault("volume", "");
    Long size = volumes.get(List.of(array, volume));
    long offset = number("offset", command, words);
    long length = number("length", command, words);
    if (offset < 0 || length < 1) {
      throw new WrongWords(
          length + " bytes at " + offset + " are wrong, expected 1 or more at 0 or more");
    }
    if (size != null && offset > size - length) {
      throw new WrongWords(
          length
              + " bytes at "
              + offset
              + " are not within volume '"
              + volume
              + "' of "
              + array
              + ", expected a range within its "
              + size
              + " bytes");
    }
  }

  private void workload(
      String command, Map<String, String> words, String array, List<String> written) {
    long all = 0;
    for (String volume : written) {
      Long size = volumes.get(List.of(array, volume));
      if (size == null) {
        return;
      }
      all += size;
    }
    long range = number("range", command, words);
    if (!written.isEmpty() && range > all) {
      throw new WrongWords(
          "range "
              + range
              + " is larger than what is written to, expected at most the "
              + all
              + " bytes of "
              + String.join(", ", written));
    }
  }

  private void mirror(Map<String, String> words, String array) {
    List<String> sources = split(words.getOrDefault("volumes", ""));
    List<String> targets = split(words.getOrDefault("targets", ""));
    if (sources.isEmpty() || sources.size() != targets.size()) {
      throw new WrongWords(
          sources.size()
              + " volumes and "
              + targets.size()
              + " targets, expected as many targets as volumes, at least one");
    }
    for (int i = 0; i < sources.size(); i++) {
      Long from = volumes.get(List.of(array, sources.get(i)));
      Long onto = volumes.get(List.of(words.getOrDefault("target", ""), targets.get(i)));
      if (from != null && onto != null && onto < from) {
        throw new WrongWords(
            "volume '"
                + sources.get(i)
                + "' has "
                + from
                + " bytes and target '"
                + targets.get(i)
                + "' has "
                + onto
                + ", expected one that is not smaller");
      }
    }
  }

  private static long number(String word, String command, Map<String, String> words) {
    Form form = Catalog.find(command);
    if (form == null) {
      throw new IllegalStateException("there is no command " + command);
    }
    return form.number(word, words);
  }

  private static List<String> split(String text) {
    return text.isBlank() ? List.of() : Arrays.asList(text.strip().split("\\s+", -1));
  }
}
