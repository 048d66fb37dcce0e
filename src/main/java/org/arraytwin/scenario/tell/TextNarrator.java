package org.arraytwin.scenario.tell;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import org.arraytwin.catalog.Span;
import org.arraytwin.fleet.Refusal;
import org.arraytwin.scenario.Act;
import org.arraytwin.scenario.HalfLine;
import org.arraytwin.scenario.Narrator;
import org.arraytwin.scenario.Place;
import org.arraytwin.scenario.Result;
import org.arraytwin.scenario.Scenario;
import org.arraytwin.scenario.Step;
import org.arraytwin.scenario.Verdict;
import org.jspecify.annotations.Nullable;

/** Tells it to people, as a time line of at most 120 columns where names are short. */
public final class TextNarrator implements Narrator {
  private static final int MARGIN = 21;
  private static final int WIDTH = 118;

  private final PrintWriter out;
  private final String file;
  private String lastTime = "";

  /** How wide the column of states is: as wide as the longest that was shown. */
  private int states = 22;

  /**
   * @param out where it goes
   * @param file named where an expectation fails
   */
  public TextNarrator(PrintWriter out, String file) {
    this.out = out;
    this.file = file;
  }

  @Override
  public void begins(Scenario scenario, List<HalfLine> halves) {
    out.println(scenario.name());
    if (!scenario.story().isBlank()) {
      wrapped(scenario.story());
    }
    out.println();
    lastTime = "";
    changed(0, halves);
  }

  private void wrapped(String story) {
    Folded.lines(story, WIDTH - 2).forEach(line -> out.println("  " + line));
  }

  @Override
  public void reached(long offset, Step step) {
    if (!step.say().isEmpty()) {
      line(offset, "", step.say());
    }
  }

  @Override
  public void changed(long offset, List<HalfLine> halves) {
    halves.forEach(half -> states = Math.max(states, half.state().length()));
    for (HalfLine half : halves) {
      line(
          offset,
          "shows",
          String.format(
                  Locale.ROOT,
                  "%-9s %-16s %-" + states + "s %s",
                  half.array(),
                  half.session(),
                  half.state(),
                  half.data())
              .stripTrailing());
    }
  }

  @Override
  public void commanded(long offset, Act.Do command, @Nullable Refusal refusal, boolean expected) {
    line(offset, "do", command.order().text());
    if (refusal != null) {
      line(offset, expected ? "refused" : "REFUSED", refusal.message());
    }
    if (!expected) {
      String wanted = command.refused() == null ? "to be done" : command.refused().name();
      String seen = refusal == null ? "it done" : refusal.reason().name();
      line(offset, "FAILED", at(command.place()) + "expected " + wanted + ", seen " + seen);
    }
  }

  @Override
  public void data(long offset, String group, String sentence) {
    line(offset, "data", group + ": " + sentence);
  }

  @Override
  public void looked(long offset, List<Verdict> verdicts) {
    StringJoiner held = new StringJoiner(", ");
    held.setEmptyValue("");
    for (Verdict verdict : verdicts) {
      if (verdict.held()) {
        held.add(verdict.word() + " " + verdict.seen());
      }
    }
    if (held.length() > 0) {
      line(offset, "ok", verdicts.get(0).of() + ": " + held);
    }
    verdicts.stream().filter(v -> !v.held()).forEach(v -> failed(offset, v));
  }

  private void failed(long offset, Verdict verdict) {
    String what = at(verdict.place()) + verdict.of() + " " + verdict.word();
    line(offset, "FAILED", what + ": expected " + verdict.expected() + ", seen " + verdict.seen());
  }

  private String at(Place place) {
    return place.line() == 0 ? "" : file + ":" + place.line() + ": ";
  }

  @Override
  public void broken(long offset, String why) {
    line(offset, "BROKEN", why);
  }

  @Override
  public void ends(Result result) {
    out.printf(
        Locale.ROOT,
        "%n%s: %d as expected, %d not, %s of virtual time%s%n%n",
        result.scenario(),
        result.held(),
        result.failed(),
        Span.print(result.micros()),
        result.broken() ? "; BROKEN by a defect" : "");
    out.flush();
  }

  private void line(long offset, String what, String text) {
    String time = time(offset);
    String shown = time.equals(lastTime) ? "" : time;
    lastTime = time;
    String head = String.format(Locale.ROOT, "%-12s %-8s", shown, what);
    for (String part : Folded.lines(text, WIDTH - MARGIN)) {
      out.println((head + part).stripTrailing());
      head = " ".repeat(MARGIN + 2);
    }
  }

  private static String time(long offset) {
    long seconds = offset / 1_000_000;
    long millis = offset / 1_000 % 1_000;
    String text =
        String.format(
            Locale.ROOT, "+%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
    return millis == 0 ? text : text + String.format(Locale.ROOT, ".%03d", millis);
  }
}
