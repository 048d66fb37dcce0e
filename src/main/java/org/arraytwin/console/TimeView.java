package org.arraytwin.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.arraytwin.fleet.FleetAt;
import org.arraytwin.fleet.FleetWriter;

/** What time it is in the fleet. */
record TimeView(FleetWriter fleet) implements Action {
  @Override
  public JsonNode answer(Input input) {
    return now(fleet);
  }

  static JsonNode now(FleetWriter fleet) {
    FleetAt at = fleet.now();
    long due = at.fleet().nextDue();
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("now", text(at.now()))
            .put("nowMicros", at.now())
            .put("scale", fleet.clock().scale());
    // null: nothing will happen by itself.
    return json.put("nextDue", due < 0 ? null : text(due));
  }

  static String text(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString();
  }
}
