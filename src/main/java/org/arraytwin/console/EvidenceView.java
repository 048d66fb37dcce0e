package org.arraytwin.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.arraytwin.fleet.FleetAt;
import org.arraytwin.fleet.FleetWriter;
import org.arraytwin.fleet.Session;
import org.arraytwin.fleet.truth.Evidence;
import org.arraytwin.fleet.truth.Exposure;
import org.arraytwin.replication.WriteStream.Range;

/**
 * What no array can tell: for each group, whether both sides hold the same, which moment each
 * stands for, whether that was proven on the contents, and which writes only one side has.
 */
record EvidenceView(FleetWriter writer) implements Action {
  @Override
  public JsonNode answer(Input input) {
    FleetAt at = writer.now();
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("now", TimeView.text(at.now()));
    ArrayNode groups = root.putArray("groups");
    for (Session session : at.fleet().sessions()) {
      if (session != null) {
        ObjectNode group = groups.addObject();
        group(group, at, Evidence.of(at, session));
        exposure(group.putArray("exposure"), Exposure.of(at, session));
      }
    }
    return root;
  }

  private static void group(ObjectNode json, FleetAt at, Evidence evidence) {
    json.put("name", evidence.group());
    json.put("equal", evidence.equal());
    json.put("differingGrains", evidence.differingGrains());
    json.put("assertedByNosync", evidence.asserted());
    ArrayNode sides = json.putArray("sides");
    for (Evidence.Side side : evidence.sides()) {
      ObjectNode one = sides.addObject();
      one.put("array", side.array());
      one.put("source", side.source());
      one.put("acceptsWrites", side.accepts());
      if (!side.point().isNowhere()) {
        one.put("asOfWrite", side.point().number());
      }
      one.put("proof", side.proof().name());
      if (side.unreplicated() != null) {
        range(one.putObject("onlyHere"), side.unreplicated());
      }
    }
    ArrayNode losses = json.putArray("losses");
    for (Session.Loss loss : evidence.losses()) {
      ObjectNode one = losses.addObject();
      one.put("array", at.fleet().site(loss.array()).name());
      range(one, loss.writes());
      one.put("discarded", TimeView.text(loss.discardedMicros()));
    }
  }

  /** What a failover to each side would lose right now. */
  private static void exposure(ArrayNode json, Exposure exposure) {
    for (Exposure.Side side : exposure.sides()) {
      ObjectNode one = json.addObject();
      one.put("survivor", side.array());
      one.put("data", side.state().name());
      if (side.lost() != null) {
        range(one.putObject("lost"), side.lost());
      }
      seconds(one, "seconds", side.seconds());
      seconds(one, "secondsAsItKnows", side.known());
      seconds(one, "secondsAsItsPeerKnows", side.knownToPeer());
    }
  }

  private static void seconds(ObjectNode json, String name, double value) {
    if (value >= 0) {
      json.put(name, value);
    }
  }

  private static void range(ObjectNode json, Range range) {
    json.put("first", range.first()).put("last", range.last()).put("writes", range.count());
    if (range.firstMicros() >= 0) {
      json.put("firstAccepted", TimeView.text(range.firstMicros()));
    }
    if (range.lastMicros() >= 0) {
      json.put("lastAccepted", TimeView.text(range.lastMicros()));
    }
  }
}
