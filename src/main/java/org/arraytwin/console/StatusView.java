package org.arraytwin.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.TreeMap;
import org.arraytwin.fleet.FleetAt;
import org.arraytwin.fleet.FleetWriter;
import org.arraytwin.fleet.Session;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.session.Families;
import org.arraytwin.fleet.site.LocalCopy;
import org.arraytwin.fleet.table.Legal;
import org.arraytwin.fleet.truth.CopyEvidence;
import org.arraytwin.fleet.truth.Exposure;
import org.arraytwin.replication.Content;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.TargetHalf;

/**
 * What is not as usual, every copy within an array, and every session between arrays from each
 * array's own half: state, progress, what a failover to that side would lose, what is legal there
 * now and why the rest is not.
 */
record StatusView(FleetWriter writer) implements Action {
  @Override
  public JsonNode answer(Input input) {
    FleetAt at = writer.now();
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("now", TimeView.text(at.now())).put("nowMicros", at.now());
    root.put("scale", writer.clock().scale());
    ArrayNode arrays = root.putArray("arrays");
    at.fleet().sites().forEach(site -> PartsView.array(arrays.addObject(), site));
    FleetView.links(root.putArray("links"), at.fleet());
    ArrayNode sessions = root.putArray("sessions");
    for (Session session : at.fleet().sessions()) {
      if (session != null) {
        session(sessions.addObject(), at, session);
      }
    }
    ArrayNode copies = root.putArray("copies");
    for (Site site : at.fleet().sites()) {
      for (LocalCopy copy : site.local().copies()) {
        if (copy != null) {
          copy(copies.addObject(), at, site, copy);
        }
      }
    }
    return root;
  }

  private static void copy(ObjectNode json, FleetAt at, Site site, LocalCopy copy) {
    CopyEvidence evidence = CopyEvidence.of(at, site.id(), copy);
    json.put("array", site.name());
    json.put("name", copy.name());
    json.put("kind", copy.kind());
    if (copy.settings().group() != null) {
      json.put("group", copy.settings().group());
    }
    json.put("powered", site.powered());
    json.put("source", evidence.source());
    json.put("target", evidence.target());
    json.put("state", copy.state().word());
    json.put("percent", evidence.percent());
    String instant = "no moment";
    if (evidence.instantMicros() >= 0) {
      instant = TimeView.text(evidence.instantMicros());
      json.put("instant", instant).put("instantMicros", evidence.instantMicros());
    }
    json.put("follows", evidence.follows());
    json.put("grains", evidence.grains());
    json.put("lackingGrains", evidence.lacking());
    if (evidence.changed() >= 0) {
      json.put("changedGrains", evidence.changed());
    }
    if (evidence.older() > 0) {
      json.put("olderGrains", evidence.older());
    }
    json.put("differingGrains", evidence.differing());
    json.put("undefinedGrains", evidence.undefined());
    json.put("heldBytes", evidence.held() * Content.GRAIN_BYTES);
    ArrayNode dependents = json.putArray("dependents");
    evidence.dependents().forEach(dependents::add);
    json.put("data", evidence.sentence(instant));
    operations(json.putArray("operations"), at, site, copy.name());
  }

  private static void session(ObjectNode json, FleetAt at, Session session) {
    json.put("name", session.name());
    ArrayNode halves = json.putArray("halves");
    Exposure exposure = Exposure.of(at, session);
    half(halves.addObject(), at, session.a(), exposure.sides().get(0));
    half(halves.addObject(), at, session.b(), exposure.sides().get(1));
  }

  private static void half(ObjectNode json, FleetAt at, Session.End end, Exposure.Side exposure) {
    Site site = at.fleet().site(end.array());
    GroupHalf half = at.fleet().half(end);
    json.put("array", site.name());
    json.put("name", half.name());
    json.put("powered", site.powered());
    json.put("role", half.role().word());
    json.put("status", half.status().word());
    json.put("mode", half.mode().word());
    json.put("activity", half.activity().word());
    json.put("target", half.target());
    TargetHalf target = site.target(half.peer());
    if (target != null) {
      json.put("targetStatus", target.status().word());
    }
    volumes(json, at, half);
    if (half.lastSyncMicros() > 0) {
      json.put("lastSync", TimeView.text(half.lastSyncMicros()));
    }
    exposure(json.putObject("asSurvivor"), exposure);
    operations(json.putArray("operations"), at, site, half.name());
  }

  private static void volumes(ObjectNode json, FleetAt at, GroupHalf half) {
    TreeMap<String, Integer> counts = new TreeMap<>();
    int slowest = -1;
    for (int i = 0; i < half.pairs().size(); i++) {
      counts.merge(half.pairs().get(i).status().word(), 1, Integer::sum);
      int percent = half.source() ? at.percent(half, i) : -1;
      slowest = percent < 0 ? slowest : slowest < 0 ? percent : Math.min(slowest, percent);
    }
    ObjectNode volumes = json.putObject("volumes");
    counts.forEach(volumes::put);
    if (slowest >= 0) {
      json.put("percent", slowest);
    }
  }

  private static void exposure(ObjectNode json, Exposure.Side side) {
    json.put("data", side.state().name());
    json.put("lostWrites", side.lost() == null ? 0 : side.lost().count());
    if (side.lost() != null) {
      json.put("firstLost", side.lost().first()).put("lastLost", side.lost().last());
    }
    if (side.seconds() >= 0) {
      json.put("lostSeconds", side.seconds());
    }
    if (side.known() >= 0) {
      json.put("knownSeconds", side.known());
    }
  }

  private static void operations(ArrayNode json, FleetAt at, Site site, String session) {
    if (!site.powered()) {
      return;
    }
    for (Legal legal : Families.legal(at.fleet(), site.id(), session)) {
      ObjectNode one = json.addObject();
      one.put("name", legal.operation()).put("legal", legal.refusal() == null);
      if (legal.refusal() != null) {
        one.put("reason", legal.refusal().reason().name());
        one.put("state", legal.refusal().state());
        one.put("wouldBeLegal", legal.refusal().legal());
        if (!legal.with().isEmpty()) {
          ArrayNode with = one.putArray("legalWith");
          legal.with().forEach(with::add);
        }
      }
    }
  }
}
