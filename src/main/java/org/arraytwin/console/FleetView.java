package org.arraytwin.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import org.arraytwin.array.Volume;
import org.arraytwin.fleet.Fleet;
import org.arraytwin.fleet.FleetAt;
import org.arraytwin.fleet.FleetWriter;
import org.arraytwin.fleet.Site;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.Link;
import org.arraytwin.replication.PairHalf;
import org.arraytwin.replication.TargetHalf;

/** The whole fleet: what each array sees for itself, and the links as they really are. */
record FleetView(FleetWriter writer) implements Action {
  @Override
  public JsonNode answer(Input input) {
    FleetAt at = writer.now();
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("now", TimeView.text(at.now())).put("nowMicros", at.now());
    root.put("scale", writer.clock().scale());
    ArrayNode arrays = root.putArray("arrays");
    at.fleet().sites().forEach(site -> array(arrays.addObject(), at, site));
    links(root.putArray("links"), at.fleet());
    return root;
  }

  private static void array(ObjectNode json, FleetAt at, Site site) {
    json.put("name", site.name());
    json.put("product", site.array().product());
    json.put("powered", site.powered());
    ArrayNode targets = json.putArray("targets");
    for (TargetHalf target : site.targets()) {
      ObjectNode one = targets.addObject();
      one.put("name", target.name()).put("status", target.status().word());
      ArrayNode up = one.putArray("linkUp");
      target.linkUp().forEach(u -> up.add(u.booleanValue()));
    }
    ArrayNode groups = json.putArray("groups");
    for (GroupHalf half : site.groups()) {
      if (half != null) {
        group(groups.addObject(), at, site, half);
      }
    }
  }

  private static void group(ObjectNode json, FleetAt at, Site site, GroupHalf half) {
    json.put("name", half.name());
    json.put("target", half.target());
    json.put("remoteName", half.remoteName());
    json.put("role", half.role().word());
    json.put("status", half.status().word());
    json.put("mode", half.mode().word());
    json.put("periodSeconds", half.periodSeconds());
    json.put("activity", half.activity().word());
    json.putObject("policies")
        .put("autoRecover", half.policies().autoRecover())
        .put("overPerAlert", half.policies().overPerAlert())
        .put("failWrtOnErr", half.policies().failWrtOnErr())
        .put("autoFailover", half.policies().autoFailover());
    time(json, "lastSync", half.lastSyncMicros());
    ArrayNode volumes = json.putArray("volumes");
    for (int i = 0; i < half.pairs().size(); i++) {
      PairHalf pair = half.pairs().get(i);
      Volume local = site.volumes().get(pair.localVolume());
      ObjectNode one = volumes.addObject();
      one.put("local", local == null ? null : local.name());
      one.put("remote", pair.remoteVolume());
      one.put("status", pair.status().word());
      int percent = at.percent(half, i);
      if (percent >= 0) {
        one.put("percent", percent);
      }
      time(one, "lastSync", pair.lastSyncMicros());
    }
  }

  private static void time(ObjectNode json, String field, long micros) {
    if (micros > 0) {
      json.put(field, TimeView.text(micros));
    }
  }

  static void links(ArrayNode json, Fleet fleet) {
    Map<Integer, Integer> next = new HashMap<>();
    for (Link link : fleet.links()) {
      int pair = Fleet.pathId(Math.min(link.a(), link.b()), Math.max(link.a(), link.b()));
      json.addObject()
          .put("a", fleet.site(link.a()).name())
          .put("b", fleet.site(link.b()).name())
          .put("index", next.merge(pair, 1, Integer::sum) - 1)
          .put("bytesPerSecond", link.bytesPerSecond())
          .put("madeBytesPerSecond", link.made().bytesPerSecond())
          .put("cut", link.cut())
          .put("latencyMicros", link.latencyMicros())
          .put("madeLatencyMicros", link.made().latencyMicros())
          .put("aHeard", !link.ab().cut())
          .put("bHeard", !link.ba().cut())
          .put("aUses", link.usedBy(link.a()))
          .put("bUses", link.usedBy(link.b()))
          .put("flapping", link.flapping() != null);
    }
  }
}
