package org.arraytwin.fleet.fault;

import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Reason;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.Steps;
import org.arraytwin.fleet.site.Answers;

/**
 * Arms an answer: the next calls of a method of an array's interface answer with a code and do
 * nothing. Whether there is such a method and code is for the interface to say; one that is never
 * called keeps its answer.
 *
 * @param array id
 * @param method of the interface, for example {@code CreateElementReplica}
 * @param code from 1 on
 * @param times how often, 1 to 1,000
 */
public record AnswerNext(int array, String method, long code, int times) implements Command {
  private static final int MOST = 1_000;

  @Override
  public void decide(Steps steps) {
    Site site = steps.fleet().site(array);
    if (code < 1 || times < 1 || times > MOST) {
      throw Wires.refused(
          times > MOST ? Reason.INV_INPUT_EXCEEDS_RANGE : Reason.INV_INPUT_BELOW_RANGE,
          "array " + site.name(),
          "not armed",
          "answer-next with code " + code + " " + times + " times",
          "a code from 1 on, 1 to " + MOST + " times");
    }
    Answers armed = site.health().answers().with(method, new Answers.Armed(code, times));
    steps.put(array, site.health().with(armed));
  }
}
