package org.arraytwin.console;

import com.fasterxml.jackson.databind.JsonNode;
import org.arraytwin.fleet.FleetWriter;

/** Changes how virtual time goes: scale, pause, and jumps forward. */
final class TimeAction implements Action {
  private static final double MAX_SCALE = 1e6;
  private static final double MAX_JUMP_SECONDS = 366.0 * 86_400;

  private final FleetWriter fleet;

  /** What a pause goes back to. */
  private double scaleBefore = 1;

  TimeAction(FleetWriter fleet) {
    this.fleet = fleet;
  }

  @Override
  public synchronized JsonNode answer(Input input) {
    input.fields("scale", "pause", "jumpSeconds");
    double wanted = input.has("scale") ? within(input, "scale", MAX_SCALE) : -1;
    double jump = input.has("jumpSeconds") ? within(input, "jumpSeconds", MAX_JUMP_SECONDS) : -1;
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
