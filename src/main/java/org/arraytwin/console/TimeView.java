package org.arraytwin.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.arraytwin.fleet.FleetWriter;

/** What time it is in the fleet. */
record TimeView(FleetWriter fleet) implements Action {
  @Override
  public JsonNode answer(Input input) {
    return now(fleet);
  }

  static JsonNode now(FleetWriter fleet) {
    long now = fleet.now().now();
    return JsonNodeFactory.instance
        .objectNode()
        .put("now", text(now))
        .put("nowMicros", now)
        .put("scale", fleet.clock().scale());
  }

  static String text(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString();
  }
}
