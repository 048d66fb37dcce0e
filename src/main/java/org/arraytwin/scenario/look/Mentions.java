package org.arraytwin.scenario.look;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.arraytwin.array.Condition;
import org.arraytwin.array.Sense;
import org.arraytwin.catalog.WrongWords;
import org.arraytwin.config.FleetPlan;
import org.arraytwin.config.FleetPlan.ArrayPlan;
import org.arraytwin.fleet.Reason;
import org.arraytwin.fleet.fault.FailNext;
import org.arraytwin.replication.cache.CacheMode;
import org.jspecify.annotations.Nullable;

/**
 * What commands name: it must be in the fleet, or a command above could have made it, and parts
 * that nothing makes must be among those of the fleet.
 */
public final class Mentions {
  private final FleetPlan plan;
  private final Names names;

  public Mentions(FleetPlan plan, Names names) {
    this.plan = plan;
    this.names = names;
  }

  /**
   * Looks at the names and numbers in a command.
   *
   * @param refused the reason for which it must be refused, or null
   * @throws WrongWords where nothing of that name can be there
   */
  public void require(String command, Map<String, String> words, @Nullable Reason refused) {
    if (refused != null) {
      return; // Perhaps for a name that is not there.
    }
    String array = words.getOrDefault("array", "");
    if (words.containsKey("a") && words.containsKey("b")) {
      joined(String.valueOf(words.get("a")), String.valueOf(words.get("b")));
    }
    words.forEach((word, text) -> require(command, word, text, array, words));
  }

  private void require(
      String command, String word, String text, String array, Map<String, String> words) {
    switch (word) {
      case "volume", "source" -> names.require(Thing.VOLUME, word, text, array);
      case "volumes" -> volumes(word, text, array);
      case "targets" -> peerVolumes(word, text, words.getOrDefault("target", ""));
      case "remoteVolume" -> remoteVolume(word, text, array, words);
      case "pool" -> {
        if (!text.isEmpty()) {
          names.require(Thing.POOL, word, text, array);
        }
      }
      case "target" -> target(command, text, array, words);
      case "session" -> names.require(Thing.SESSION, word, text, array);
      case "copy" -> {
        if (!command.equals("grant-target")) {
          names.require(Thing.COPY, word, text, array);
        }
      }
      case "name" -> {
        if (List.of("set-copy", "place-bitmaps").contains(command)) {
          names.require(Thing.COPY, word, text, array);
        }
      }
      case "group" -> group(command, text, array);
      case "node" -> number(word, text, Math.max(1, array(array).nodes().size()));
      case "ioGroup" -> number(word, text, Math.max(1, (array(array).nodes().size() + 1) / 2));
      case "disk" -> disk(text, array, words);
      case "index" -> link(text, array, words);
      case "ports" -> ports(text, array);
      case "mode" -> {
        if (command.equals("set-cache")) {
          among(word, text, Stream.of(CacheMode.values()).map(CacheMode::word).toList());
        }
      }
      case "condition" ->
          among(
              word, text, Stream.of(Condition.State.values()).map(Condition.State::word).toList());
      case "sense" -> {
        if (!text.isEmpty() && Sense.parse(text) == null) {
          throw new WrongWords("sense '" + text + "' is wrong, expected one such as 4/44/00");
        }
      }
      case "operation" -> {
        if (command.equals("fail-next")) {
          among(word, text, FailNext.OPERATIONS.asJava());
        }
      }
      default -> {}
    }
  }

  private void group(String command, String text, String array) {
    switch (command) {
      case "create-copy", "set-copy", "expose-paths", "hide-paths" -> {}
      case "fail-next" -> names.requireCreated("group", text);
      case "operate-together" -> names.require(Thing.TOGETHER, "group", text, array);
      default -> names.require(Thing.GROUP, "group", text, array);
    }
  }

  private void target(String command, String text, String array, Map<String, String> words) {
    if (!command.equals("create-copy")) {
      names.require(Thing.TARGET, "target", text, array);
    } else if (words.getOrDefault("pool", "").isEmpty()) {
      names.require(Thing.VOLUME, "target", text, array);
    }
  }

  private void volumes(String word, String text, String array) {
    for (String volume : split(text)) {
      names.require(Thing.VOLUME, word + ": volume", volume, array);
    }
  }

  /** Of the array that a target is, where it has that one's name still. */
  private void peerVolumes(String word, String text, String target) {
    if (plan.arrays().stream().anyMatch(a -> a.name().equals(target))) {
      volumes(word, text, target);
    }
  }

  /** Of one of the other arrays, unless it is to be made. */
  private void remoteVolume(String word, String text, String array, Map<String, String> words) {
    if (words.getOrDefault("createRemote", "false").equals("true")) {
      return;
    }
    List<String> others =
        plan.arrays().stream().map(ArrayPlan::name).filter(name -> !name.equals(array)).toList();
    if (others.stream().noneMatch(other -> names.hasVolume(text, other))) {
      names.require(Thing.VOLUME, word, text, others.isEmpty() ? array : others.get(0));
    }
  }

  private void disk(String text, String array, Map<String, String> words) {
    array(array).pools().stream()
        .filter(pool -> pool.name().equals(words.get("pool")))
        .forEach(pool -> number("disk", text, pool.disks()));
  }

  private void link(String text, String array, Map<String, String> words) {
    String a = words.getOrDefault("a", array);
    String b = words.getOrDefault("b", words.getOrDefault("target", ""));
    boolean known = plan.arrays().stream().anyMatch(other -> other.name().equals(b));
    if (known && !text.equals("-1")) {
      number("index", text, links(a, b));
    }
  }

  private long links(String a, String b) {
    return plan.links().stream().filter(link -> joins(link, a, b)).count();
  }

  private void joined(String a, String b) {
    if (links(a, b) == 0) {
      throw new WrongWords("no link joins " + a + " and " + b + ", expected arrays that one joins");
    }
  }

  private boolean joins(FleetPlan.LinkPlan link, String a, String b) {
    List<String> ends =
        List.of(plan.arrays().get(link.a()).name(), plan.arrays().get(link.b()).name());
    return ends.equals(List.of(a, b)) || ends.equals(List.of(b, a));
  }

  private void ports(String text, String array) {
    List<String> known = array(array).hostPorts().stream().map(port -> port.id()).toList();
    for (String port : split(text)) {
      if (!known.contains(port)) {
        throw new WrongWords(
            "port '"
                + port
                + "' of "
                + array
                + " is unknown, expected "
                + (known.isEmpty() ? "none: it has no hostPort" : Nearest.oneOf(port, known)));
      }
    }
  }

  private static void among(String word, String text, List<String> known) {
    if (!known.contains(text)) {
      throw new WrongWords(
          word + " '" + text + "' is unknown, expected " + Nearest.oneOf(text, known));
    }
  }

  private ArrayPlan array(String name) {
    return plan.arrays().stream()
        .filter(array -> array.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new WrongWords("array '" + name + "' is unknown"));
  }

  private static void number(String word, String text, long there) {
    long number = Long.parseLong(text);
    if (number < 0 || number >= there) {
      throw new WrongWords(
          word
              + " "
              + number
              + " is not there, expected "
              + (there == 0 ? "none: there are none" : "0 to " + (there - 1)));
    }
  }

  private static List<String> split(String text) {
    return text.isBlank() ? List.of() : Arrays.asList(text.strip().split("\\s+", -1));
  }
}
