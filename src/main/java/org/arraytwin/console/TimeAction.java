package org.arraytwin.console;

import com.fasterxml.jackson.databind.JsonNode;
import org.arraytwin.fleet.FleetWriter;

/**
 * Changes how virtual time goes: scale, pause, and jumps forward, to a time or to the next
 * deadlines.
 */
final class TimeAction implements Action {
  private static final double MAX_SCALE = 1e6;
  private static final double MAX_JUMP_SECONDS = 366.0 * 86_400;

  private static final double MAX_STEPS = 10_000;

  private final FleetWriter fleet;

  /** What a pause goes back to. */
  private double scaleBefore = 1;

  TimeAction(FleetWriter fleet) {
    this.fleet = fleet;
  }

  @Override
  public synchronized JsonNode answer(Input input) {
    input.fields("scale", "pause", "jumpSeconds", "steps");
    double wanted = input.has("scale") ? within(input, "scale", MAX_SCALE) : -1;
    double jump = input.has("jumpSeconds") ? within(input, "jumpSeconds", MAX_JUMP_SECONDS) : -1;
    double steps = input.has("steps") ? within(input, "steps", MAX_STEPS) : 0;
    if (steps != Math.rint(steps)) {
      throw WrongInput.because("field steps must be a whole number");
    }
    if (steps > 0 && jump >= 0) {
      throw WrongInput.because("steps and jumpSeconds contradict each other, expected one of them");
    }
    if (input.has("pause") && input.has("scale")) {
      throw WrongInput.because("pause and scale contradict each other, expected one of them");
    }
    boolean pause = input.has("pause") && input.flag("pause");
    if (wanted >= 0) {
      fleet.scale(wanted);
    } else if (pause) {
      remember();
      fleet.scale(0);
    } else if (input.has("pause") && fleet.clock().scale() == 0) {
      fleet.scale(scaleBefore);
    }
    if (jump >= 0) {
      fleet.jump(Math.round(jump * 1e6));
    }
    boolean due = true;
    for (int i = 0; i < steps && due; i++) {
      due = fleet.step().isPresent();
    }
    return TimeView.now(fleet);
  }

  private synchronized void remember() {
    double current = fleet.clock().scale();
    if (current > 0) {
      scaleBefore = current;
    }
  }

  private static double within(Input input, String field, double max) {
    double value = input.number(field);
    if (value < 0 || value > max) {
      throw WrongInput.because("field " + field + " must be 0 to " + (long) max);
    }
    return value;
  }
}
