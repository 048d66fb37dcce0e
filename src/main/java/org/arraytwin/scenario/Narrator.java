package org.arraytwin.scenario;

import java.util.List;
import org.arraytwin.fleet.Refusal;
import org.jspecify.annotations.Nullable;

/** Tells how a scenario goes; offsets are microseconds from its start. */
public interface Narrator {
  /** It starts; every array tells its half of every session. */
  void begins(Scenario scenario, List<HalfLine> halves);

  /** A step is reached. */
  void reached(long offset, Step step);

  /** Halves that are not as they were, whatever the cause. */
  void changed(long offset, List<HalfLine> halves);

  /**
   * A command was given.
   *
   * @param refusal why it was refused, or null
   * @param expected whether that was to be
   */
  void commanded(long offset, Act.Do command, @Nullable Refusal refusal, boolean expected);

  /** What the volumes of a group prove. */
  void data(long offset, String group, String sentence);

  /** What all the looks of one expectation have shown. */
  void looked(long offset, List<Verdict> verdicts);

  /** An invariant of the program does not hold, or it failed otherwise: a defect. */
  void broken(long offset, String why);

  /** It is over. */
  void ends(Result result);
}
