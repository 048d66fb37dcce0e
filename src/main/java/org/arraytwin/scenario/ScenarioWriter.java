package org.arraytwin.scenario;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.arraytwin.catalog.Span;

/** Writes a scenario as the XML that {@link ScenarioFile} reads. */
public final class ScenarioWriter {
  private final StringBuilder out = new StringBuilder();

  private ScenarioWriter() {}

  /** The whole file. */
  public static String write(Scenario scenario) {
    ScenarioWriter writer = new ScenarioWriter();
    writer.scenario(scenario);
    return writer.out.toString();
  }

  private void scenario(Scenario scenario) {
    out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<scenario");
    attribute("name", scenario.name());
    if (scenario.fleet() instanceof FleetChoice.File file) {
      attribute("fleet", file.name());
    }
    if (scenario.startMicros() != Scenario.DEFAULT_START_MICROS) {
      Instant start = Instant.EPOCH.plus(scenario.startMicros(), ChronoUnit.MICROS);
      attribute("start", start.toString());
    }
    if (scenario.seed() != 0) {
      attribute("seed", Long.toString(scenario.seed()));
    }
    out.append(">\n");
    if (!scenario.story().isEmpty()) {
      out.append("  <story>").append(escaped(scenario.story())).append("</story>\n");
    }
    if (scenario.fleet() instanceof FleetChoice.Inline inline) {
      out.append(inline.xml().indent(2));
    }
    scenario.steps().forEach(this::step);
    out.append("</scenario>\n");
  }

  private void step(Step step) {
    String element = step.when() instanceof Step.When.Within ? "until" : "at";
    out.append("  <").append(element);
    if (step.when() instanceof Step.When.At at) {
      attribute("time", "+" + Span.print(at.micros()));
    } else if (step.when() instanceof Step.When.After after) {
      attribute("after", Span.print(after.micros()));
    } else if (step.when() instanceof Step.When.Within within) {
      attribute("within", Span.print(within.micros()));
    }
    if (!step.say().isEmpty()) {
      attribute("say", step.say());
    }
    if (step.acts().isEmpty()) {
      out.append("/>\n");
      return;
    }
    out.append(">\n");
    step.acts().forEach(this::act);
    out.append("  </").append(element).append(">\n");
  }

  private void act(Act act) {
    if (act instanceof Act.Do one) {
      out.append("    <do");
      attribute("command", one.order().name());
      attributes(one.order().words());
      if (one.refused() != null) {
        attribute("refused", one.refused().name());
      }
    } else if (act instanceof Act.Expect one) {
      out.append("    <expect");
      attributes(one.words());
    } else if (act instanceof Act.Mark one) {
      out.append("    <mark");
      attribute("name", one.name());
    }
    out.append("/>\n");
  }

  private void attributes(Map<String, String> words) {
    words.forEach(this::attribute);
  }

  private void attribute(String name, String value) {
    out.append(' ').append(name).append("=\"").append(escaped(value)).append('"');
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("\n", "&#10;");
  }
}
