package org.arraytwin.scenario;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.xml.namespace.QName;
import org.arraytwin.catalog.Catalog;
import org.arraytwin.catalog.Field;
import org.arraytwin.catalog.Form;
import org.arraytwin.catalog.Order;
import org.arraytwin.catalog.Span;
import org.arraytwin.catalog.WrongWords;
import org.arraytwin.config.BoundFile;
import org.arraytwin.config.ConfigException;
import org.arraytwin.config.FleetPlan;
import org.arraytwin.config.Located;
import org.arraytwin.config.ProviderConfig;
import org.arraytwin.fleet.Reason;
import org.arraytwin.scenario.look.Checks;
import org.arraytwin.scenario.look.Nearest;
import org.jspecify.annotations.Nullable;

/**
 * Reads a scenario file and checks all that can be known before it is played: words, times, names
 * of commands, checks and arrays, and of what is looked at.
 */
public final class ScenarioFile {
  private static final List<String> ARRAY_WORDS = List.of("array", "a", "b");

  private final Path file;
  private final ScenarioXml xml;
  private final ProviderConfig config;
  private final Set<String> arrays = new HashSet<>();
  private final Set<String> marks = new HashSet<>();
  private long latest;

  private ScenarioFile(Path file, ScenarioXml xml, ProviderConfig config) {
    this.file = file;
    this.xml = xml;
    this.config = config;
  }

  /**
   * A scenario with the plan of its fleet.
   *
   * @param file it was read from
   */
  public record Read(Path file, Scenario scenario, FleetPlan plan) {}

  /**
   * Reads a file.
   *
   * @throws ConfigException where it is wrong: file, line, column, problem, what would be legal
   */
  public static Read read(Path file, ProviderConfig config) {
    ScenarioXml xml = BoundFile.read(file, config.schema("scenario.xsd"), ScenarioXml.class);
    return new ScenarioFile(file, xml, config).read();
  }

  private Read read() {
    long heap = Runtime.getRuntime().maxMemory();
    FleetPlan plan;
    FleetChoice choice;
    if (xml.fleet != null) {
      if (xml.fleetFile != null) {
        throw wrong(xml, "fleet is named and stands inside, expected one of them");
      }
      plan = config.unserved(file, xml.fleet, heap);
      choice = new FleetChoice.Inline(InlineXml.of(xml.fleet));
    } else if (xml.fleetFile != null) {
      plan = config.unserved(fleetFile(xml.fleetFile), (String) null, heap);
      choice = new FleetChoice.File(xml.fleetFile);
    } else {
      throw wrong(xml, "no fleet, expected attribute fleet (a file) or an element fleet");
    }
    plan.arrays().forEach(a -> arrays.add(a.name()));
    Known known = new Known(plan, config);
    List<Step> steps = xml.steps.stream().map(step -> step(step, known)).toList();
    Scenario scenario =
        new Scenario(xml.name, story(xml.story), choice, start(xml.start), xml.seed, steps);
    return new Read(file, scenario, plan);
  }

  private static String story(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }

  private Path fleetFile(String name) {
    Path beside = file.resolveSibling(name);
    Path bundled = config.schema("fleets").resolve(name);
    if (!Files.exists(beside) && !Files.exists(bundled)) {
      throw wrong(
          xml,
          "fleet file '"
              + name
              + "' is not there, expected it beside this file or in "
              + "provider-config/fleets");
    }
    return Files.exists(beside) ? beside : bundled;
  }

  private ConfigException wrong(Located at, String why) {
    return new ConfigException(file, at, why);
  }

  private long start(@Nullable String text) {
    if (text == null) {
      return Scenario.DEFAULT_START_MICROS;
    }
    try {
      return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(text));
    } catch (DateTimeException e) {
      throw wrong(xml, "start '" + text + "' is wrong, expected for example 2026-01-01T00:00:00Z");
    }
  }

  private Step step(ScenarioXml.StepXml step, Known known) {
    Step.When when =
        step instanceof ScenarioXml.AtXml at ? at(at) : until((ScenarioXml.UntilXml) step);
    List<Act> acts = new ArrayList<>();
    for (Located act : step.acts) {
      if (act instanceof ScenarioXml.DoXml one) {
        Act.Do command = command(one, known);
        known.after(command.order());
        acts.add(command);
      } else if (act instanceof ScenarioXml.ExpectXml one) {
        acts.add(expect(one, known));
      } else {
        acts.add(mark((ScenarioXml.MarkXml) act));
      }
    }
    return new Step(place(step), when, step.say, acts);
  }

  private Step.When at(ScenarioXml.AtXml at) {
    if ((at.time == null) == (at.after == null)) {
      throw wrong(
          at,
          "at: time and after are both "
              + (at.time == null ? "missing" : "there")
              + ", expected either time (from the start) or after (from the step before)");
    }
    if (at.after != null) {
      long after = span(at, at.after);
      latest += after;
      return new Step.When.After(after);
    }
    long time = span(at, String.valueOf(at.time).substring(1));
    if (time < latest) {
      throw wrong(
          at,
          "time +"
              + Span.print(time)
              + " is before the step above, expected +"
              + Span.print(latest)
              + " or later");
    }
    latest = time;
    return new Step.When.At(time);
  }

  private Step.When until(ScenarioXml.UntilXml until) {
    if (until.acts.stream().noneMatch(a -> a instanceof ScenarioXml.ExpectXml)) {
      throw wrong(until, "until without an expectation, expected what to wait for");
    }
    return new Step.When.Within(span(until, until.within));
  }

  private long span(Located at, String text) {
    try {
      return Span.parse(text);
    } catch (IllegalArgumentException e) {
      throw wrong(at, String.valueOf(e.getMessage()));
    }
  }

  private Act.Do command(ScenarioXml.DoXml one, Known known) {
    Form form = Catalog.find(one.command);
    if (form == null) {
      throw wrong(
          one,
          "command '"
              + one.command
              + "' is unknown, expected "
              + Nearest.oneOf(one.command, Catalog.names()));
    }
    List<String> all = form.fields().stream().map(Field::name).toList();
    Map<String, String> words = words(one.words, all);
    String element = "do " + one.command + ": ";
    for (Field field : form.fields()) {
      String word = field.name();
      boolean wanted = !field.optional() && ARRAY_WORDS.contains(word);
      if (wanted && !words.containsKey(word) && all.containsAll(words.keySet())) {
        throw wrong(one, element + word + " is missing, expected " + oneOfArrays());
      }
    }
    Reason reason = reason(one);
    try {
      form.check(words);
      requireArrays(one, words);
      known.require(one.command, words, reason);
    } catch (WrongWords e) {
      throw wrong(one, element + e.getMessage());
    }
    return new Act.Do(place(one), new Order(form.name(), words), reason);
  }

  private @Nullable Reason reason(ScenarioXml.DoXml one) {
    if (one.refused == null) {
      return null;
    }
    List<String> reasons = Arrays.stream(Reason.values()).map(Reason::name).toList();
    if (!reasons.contains(one.refused)) {
      throw wrong(
          one,
          "refused '"
              + one.refused
              + "' is no reason, expected "
              + Nearest.oneOf(one.refused, reasons));
    }
    return Reason.valueOf(one.refused);
  }

  private Act expect(ScenarioXml.ExpectXml one, Known known) {
    Map<String, String> words = words(one.words, Checks.words());
    requireArrays(one, words);
    try {
      known.require(words, marks);
    } catch (WrongWords e) {
      throw wrong(one, "expect: " + e.getMessage());
    }
    return new Act.Expect(place(one), words);
  }

  private String oneOfArrays() {
    return "one of " + String.join(", ", arrays.stream().sorted().toList());
  }

  private void requireArrays(Located at, Map<String, String> words) {
    for (String word : ARRAY_WORDS) {
      String array = words.get(word);
      if (array != null && !arrays.contains(array)) {
        throw wrong(at, "array '" + array + "' is unknown, expected " + oneOfArrays());
      }
    }
  }

  private Act mark(ScenarioXml.MarkXml one) {
    if (!marks.add(one.name)) {
      throw wrong(one, "there are two marks '" + one.name + "', expected different names");
    }
    return new Act.Mark(place(one), one.name);
  }

  private static Place place(Located at) {
    return new Place(at.line(), at.column());
  }

  /** Attributes come in no order; here they get that of a table, unknown ones behind. */
  private static Map<String, String> words(Map<QName, String> attributes, List<String> order) {
    Map<String, String> left = new TreeMap<>();
    attributes.forEach((name, value) -> left.put(name.getLocalPart(), value));
    Map<String, String> sorted = new LinkedHashMap<>();
    for (String word : order) {
      String value = left.remove(word);
      if (value != null) {
        sorted.put(word, value);
      }
    }
    sorted.putAll(left);
    return sorted;
  }
}
