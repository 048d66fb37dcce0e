package org.arraytwin.scenario.tell;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.List;
import org.arraytwin.fleet.Refusal;
import org.arraytwin.scenario.Act;
import org.arraytwin.scenario.HalfLine;
import org.arraytwin.scenario.Narrator;
import org.arraytwin.scenario.Result;
import org.arraytwin.scenario.Scenario;
import org.arraytwin.scenario.Step;
import org.arraytwin.scenario.Verdict;
import org.jspecify.annotations.Nullable;

/** Tells it to scripts: one JSON object a line, its kind in {@code event}. */
public final class JsonNarrator implements Narrator {
  private final PrintWriter out;
  private final String file;
  private String scenario = "";

  /**
   * @param out where it goes
   * @param file named in every line
   */
  public JsonNarrator(PrintWriter out, String file) {
    this.out = out;
    this.file = file;
  }

  private ObjectNode line(String event, long offset) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("event", event)
        .put("file", file)
        .put("scenario", scenario)
        .put("offsetMicros", offset);
  }

  private void print(ObjectNode line) {
    out.println(line);
  }

  @Override
  public void begins(Scenario begun, List<HalfLine> halves) {
    scenario = begun.name();
    print(line("begins", 0).put("story", begun.story()).put("startMicros", begun.startMicros()));
    changed(0, halves);
  }

  @Override
  public void reached(long offset, Step step) {
    print(line("step", offset).put("line", step.place().line()).put("say", step.say()));
  }

  @Override
  public void changed(long offset, List<HalfLine> halves) {
    for (HalfLine half : halves) {
      print(
          line("half", offset)
              .put("array", half.array())
              .put("session", half.session())
              .put("state", half.state())
              .put("data", half.data()));
    }
  }

  @Override
  public void commanded(long offset, Act.Do command, @Nullable Refusal refusal, boolean expected) {
    ObjectNode line = line("do", offset).put("line", command.place().line());
    line.put("command", command.order().name());
    ObjectNode words = line.putObject("words");
    command.order().words().forEach(words::put);
    if (refusal != null) {
      line.putObject("refusal")
          .put("reason", refusal.reason().name())
          .put("object", refusal.object())
          .put("state", refusal.state())
          .put("asked", refusal.asked())
          .put("legal", refusal.legal());
    }
    print(line.put("asExpected", expected));
  }

  @Override
  public void data(long offset, String group, String sentence) {
    print(line("data", offset).put("group", group).put("proves", sentence));
  }

  @Override
  public void looked(long offset, List<Verdict> verdicts) {
    verdicts.forEach(verdict -> looked(offset, verdict));
  }

  private void looked(long offset, Verdict verdict) {
    print(
        line("expect", offset)
            .put("line", verdict.place().line())
            .put("of", verdict.of())
            .put("check", verdict.word())
            .put("expected", verdict.expected())
            .put("seen", verdict.seen())
            .put("asExpected", verdict.held()));
  }

  @Override
  public void broken(long offset, String why) {
    print(line("broken", offset).put("why", why));
  }

  @Override
  public void ends(Result result) {
    print(
        line("ends", result.micros())
            .put("asExpected", result.held())
            .put("notAsExpected", result.failed())
            .put("broken", result.broken())
            .put("good", result.good()));
    out.flush();
  }
}
