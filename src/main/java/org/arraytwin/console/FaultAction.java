package org.arraytwin.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.function.Function;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.FleetWriter;
import org.arraytwin.fleet.Outcome;
import org.arraytwin.fleet.Refused;

/** Carries out the command that the input describes. */
record FaultAction(FleetWriter fleet, Function<Input, Command> fault) implements Action {
  @Override
  public JsonNode answer(Input input) {
    Command command = fault.apply(input);
    Outcome outcome = fleet.execute(command);
    if (outcome.refusal() != null) {
      throw new Refused(outcome.refusal());
    }
    return JsonNodeFactory.instance
        .objectNode()
        .put("done", String.valueOf(command))
        .put("nowMicros", outcome.fleet().now());
  }
}
