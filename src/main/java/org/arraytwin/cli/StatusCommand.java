package org.arraytwin.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.arraytwin.scenario.tell.Folded;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Every session of a running server, as each array sees it. */
@Command(
    name = "status",
    description = {
      "Shows every session of a running server from each array's own half.",
      "State, progress, what would be lost if that side alone survived, what is legal there now",
      "and why the rest is not."
    })
final class StatusCommand implements Callable<Integer> {
  private static final int WIDTH = 118;
  private static final int MARGIN = 18;
  private static final int NAME = 16;
  private static final int STATE = 22;

  @Spec @Nullable CommandSpec spec;
  @Mixin ConsoleOptions console = new ConsoleOptions();

  @Option(names = "--json", description = "As the console answers it.")
  boolean json;

  @Override
  public Integer call() {
    JsonNode status = console.client().get("/api/status");
    if (spec != null) {
      PrintWriter out = spec.commandLine().getOut();
      if (json) {
        out.println(status.toPrettyString());
      } else {
        print(out, status);
      }
      out.flush();
    }
    return 0;
  }

  private static void print(PrintWriter out, JsonNode status) {
    out.println(status.path("now").asText() + pace(status.path("scale").asDouble()));
    Troubles.of(status).forEach(out::println);
    if (status.path("sessions").isEmpty() && status.path("copies").isEmpty()) {
      out.println("no sessions");
    }
    String columns = columns(status);
    for (JsonNode session : status.path("sessions")) {
      out.println();
      out.println(session.path("name").asText());
      session.path("halves").forEach(half -> half(out, half, columns));
    }
    status.path("copies").forEach(copy -> copy(out, copy));
  }

  /** How fast time goes, where it is not real time. */
  private static String pace(double scale) {
    return scale == 0 ? ", time stands still" : scale == 1 ? "" : ", scale " + scale;
  }

  private static void copy(PrintWriter out, JsonNode copy) {
    boolean begun = copy.has("instant") || copy.path("follows").asBoolean();
    String group = copy.has("group") ? " in " + copy.path("group").asText() : "";
    out.printf(
        Locale.ROOT,
        "%n%s%s%n  %-13s %-39s %s%n",
        copy.path("name").asText(),
        group,
        copy.path("array").asText(),
        copy.path("state").asText()
            + (begun ? ", " + copy.path("percent").asInt() + "% its own" : ""),
        copy.path("kind").asText());
    line(out, "volumes", copy.path("source").asText() + " -> " + copy.path("target").asText());
    power(out, copy);
    line(out, "data", copy.path("data").asText());
    if (!copy.path("dependents").isEmpty()) {
      List<String> names = new ArrayList<>();
      copy.path("dependents").forEach(name -> names.add(name.asText()));
      line(out, "needed by", String.join(", ", names));
    }
    operations(out, copy);
  }

  private static void power(PrintWriter out, JsonNode of) {
    if (!of.path("powered").asBoolean()) {
      line(out, "power", "none: it answers nobody");
    }
  }

  /** As wide as the longest name and state of any half. */
  private static String columns(JsonNode status) {
    int name = NAME;
    int state = STATE;
    for (JsonNode session : status.path("sessions")) {
      for (JsonNode half : session.path("halves")) {
        name = Math.max(name, half.path("name").asText().length());
        state = Math.max(state, state(half).length());
      }
    }
    return "  %-13s %-" + name + "s %-" + state + "s %-9s %s%n";
  }

  private static String state(JsonNode half) {
    return half.path("role").asText() + "/" + half.path("status").asText();
  }

  private static void half(PrintWriter out, JsonNode half, String columns) {
    out.printf(
        Locale.ROOT,
        columns,
        half.path("array").asText(),
        half.path("name").asText(),
        state(half),
        half.path("mode").asText(),
        volumes(half));
    String target = half.path("target").asText() + " " + half.path("targetStatus").asText("none");
    line(out, "target", target);
    power(out, half);
    String activity = half.path("activity").asText();
    if (!activity.equals("None")) {
      line(out, "activity", activity);
    }
    line(out, "if alone", survivor(half.path("asSurvivor")));
    operations(out, half);
  }

  private static void operations(PrintWriter out, JsonNode half) {
    List<String> legal = new ArrayList<>();
    half.path("operations").forEach(o -> addLegal(legal, o));
    line(out, "legal", legal.isEmpty() ? "nothing" : String.join(", ", legal));
    Map<String, List<String>> illegal = new LinkedHashMap<>();
    half.path("operations").forEach(o -> addIllegal(illegal, o));
    String label = "not legal";
    for (Map.Entry<String, List<String>> entry : illegal.entrySet()) {
      line(out, label, String.join(", ", entry.getValue()) + " - " + entry.getKey());
      label = "";
    }
  }

  private static void addLegal(List<String> legal, JsonNode operation) {
    if (operation.path("legal").asBoolean()) {
      legal.add(operation.path("name").asText());
    } else if (operation.has("legalWith")) {
      List<String> options = new ArrayList<>();
      operation.path("legalWith").forEach(option -> options.add(option.asText()));
      legal.add(operation.path("name").asText() + " with " + String.join(" or ", options));
    }
  }

  /** Operations that are refused for the same reason stand together. */
  private static void addIllegal(Map<String, List<String>> illegal, JsonNode operation) {
    if (!operation.path("legal").asBoolean()) {
      String why =
          operation.path("state").asText() + ": " + operation.path("wouldBeLegal").asText();
      String name = operation.path("name").asText();
      illegal
          .computeIfAbsent(why, w -> new ArrayList<>())
          .add(operation.has("legalWith") ? name + " without options" : name);
    }
  }

  private static String volumes(JsonNode half) {
    List<String> parts = new ArrayList<>();
    half.path("volumes")
        .properties()
        .forEach(count -> parts.add(count.getValue().asInt() + " " + count.getKey()));
    String text = parts.isEmpty() ? "no volumes" : String.join(", ", parts);
    return half.has("percent") ? text + " " + half.path("percent").asInt() + "%" : text;
  }

  private static String survivor(JsonNode survivor) {
    String data =
        switch (survivor.path("data").asText()) {
          case "WHOLE" -> "one past state";
          case "ROLLED_BACK" -> "one past state, after a rollback to its snapshots";
          case "UNREADABLE" -> "nothing can be read there";
          default -> "no past state: a copy is incomplete";
        };
    long lost = survivor.path("lostWrites").asLong();
    if (lost == 0) {
      return data + ", nothing lost";
    }
    long first = survivor.path("firstLost").asLong();
    long last = survivor.path("lastLost").asLong();
    String range =
        lost == 1
            ? String.format(Locale.ROOT, "%s; 1 write of the other side lost (%,d)", data, first)
            : String.format(
                Locale.ROOT,
                "%s; %,d writes of the other side lost (%,d to %,d)",
                data,
                lost,
                first,
                last);
    return survivor.has("lostSeconds")
        ? range
            + String.format(
                Locale.ROOT, ", the last %.1f s", survivor.path("lostSeconds").asDouble())
        : range;
  }

  private static void line(PrintWriter out, String label, String text) {
    String head = String.format(Locale.ROOT, "    %-" + (MARGIN - 5) + "s ", label);
    for (String part : Folded.lines(text, WIDTH - MARGIN)) {
      out.println((head + part).stripTrailing());
      head = " ".repeat(MARGIN + 2);
    }
  }
}
