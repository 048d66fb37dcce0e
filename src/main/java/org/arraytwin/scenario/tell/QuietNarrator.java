package org.arraytwin.scenario.tell;

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

/** Tells only what was not as expected. */
public final class QuietNarrator implements Narrator {
  private final TextNarrator text;

  /**
   * @param out where it goes
   * @param file named where an expectation fails
   */
  public QuietNarrator(PrintWriter out, String file) {
    this.text = new TextNarrator(out, file);
  }

  @Override
  public void begins(Scenario scenario, List<HalfLine> halves) {}

  @Override
  public void reached(long offset, Step step) {}

  @Override
  public void changed(long offset, List<HalfLine> halves) {}

  @Override
  public void commanded(long offset, Act.Do command, @Nullable Refusal refusal, boolean expected) {
    if (!expected) {
      text.commanded(offset, command, refusal, false);
    }
  }

  @Override
  public void data(long offset, String group, String sentence) {}

  @Override
  public void looked(long offset, List<Verdict> verdicts) {
    text.looked(offset, verdicts.stream().filter(v -> !v.held()).toList());
  }

  @Override
  public void broken(long offset, String why) {
    text.broken(offset, why);
  }

  @Override
  public void ends(Result result) {
    if (!result.good()) {
      text.ends(result);
    }
  }
}
