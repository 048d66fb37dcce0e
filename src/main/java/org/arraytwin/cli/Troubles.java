package org.arraytwin.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What is not as it usually is in arrays and links, one line each. */
final class Troubles {
  private static final double MIB = 1 << 20;
  private static final double MILLI = 1000;

  private final List<String> lines = new ArrayList<>();

  private Troubles() {}

  static List<String> of(JsonNode status) {
    Troubles troubles = new Troubles();
    status.path("arrays").forEach(troubles::array);
    status.path("links").forEach(troubles::link);
    return troubles.lines;
  }

  private void say(JsonNode of, String what) {
    lines.add(String.format(Locale.ROOT, "%-13s %s", of.path("name").asText(), what));
  }

  private void array(JsonNode array) {
    if (!array.path("powered").asBoolean()) {
      say(array, "has no power");
    }
    array.path("controllersDown").forEach(n -> say(array, "controller " + n.asInt() + " is down"));
    array
        .path("writingThrough")
        .forEach(
            n ->
                say(
                    array,
                    "I/O group " + n.asInt() + " writes through: nothing mirrors its cache"));
    array
        .path("bitmapsLost")
        .forEach(n -> say(array, "the bitmaps of I/O group " + n.asInt() + " are lost"));
    array.path("pools").forEach(pool -> pool(array, pool));
    array.path("volumes").forEach(volume -> volume(array, volume));
  }

  private void pool(JsonNode array, JsonNode pool) {
    List<String> what = new ArrayList<>();
    if (pool.path("lost").asBoolean()) {
      what.add("has lost its data");
    }
    if (!pool.path("online").asBoolean()) {
      what.add("is offline");
    }
    if (pool.path("full").asBoolean()) {
      what.add("is full");
    } else if (pool.path("warned").asBoolean()) {
      what.add("has passed its warning level");
    }
    pool.path("disks")
        .forEach(
            d -> what.add("disk " + d.path("number").asInt() + " " + d.path("state").asText()));
    say(array, "pool " + pool.path("name").asText() + " " + String.join(", ", what));
  }

  private void volume(JsonNode array, JsonNode volume) {
    List<String> what = new ArrayList<>();
    if (!volume.path("condition").asText().equals("online")) {
      String sense = volume.has("sense") ? " (sense " + volume.path("sense").asText() + ")" : "";
      what.add("is " + volume.path("condition").asText() + sense);
    }
    if (volume.path("lacksBitmaps").asBoolean()) {
      what.add("is offline: the bitmaps of a copy of it cannot be read");
    }
    String set = volume.path("cache").asText();
    String inEffect = volume.path("cacheInEffect").asText();
    if (!inEffect.equals("enabled")) {
      what.add("has its cache " + inEffect + (inEffect.equals(set) ? "" : ", set to " + set));
    }
    if (volume.path("nextFlushFails").asBoolean()) {
      what.add("will fail its next flush");
    }
    say(array, "volume " + volume.path("name").asText() + " " + String.join(", ", what));
  }

  private void link(JsonNode link) {
    List<String> what = new ArrayList<>();
    String a = link.path("a").asText();
    String b = link.path("b").asText();
    boolean heard = link.path("aHeard").asBoolean();
    if (link.path("cut").asBoolean()) {
      what.add(
          heard == link.path("bHeard").asBoolean()
              ? "is cut"
              : "is cut one way: " + (heard ? a : b) + " does not hear " + (heard ? b : a));
    }
    if (!link.path("aUses").asBoolean()) {
      what.add("is not used by " + a);
    }
    if (!link.path("bUses").asBoolean()) {
      what.add("is not used by " + b);
    }
    if (link.path("flapping").asBoolean()) {
      what.add("is flapping");
    }
    if (link.path("bytesPerSecond").asLong() != link.path("madeBytesPerSecond").asLong()) {
      what.add(
          String.format(
              Locale.ROOT,
              "carries %.1f MiB/s instead of %.1f",
              link.path("bytesPerSecond").asLong() / MIB,
              link.path("madeBytesPerSecond").asLong() / MIB));
    }
    if (link.path("latencyMicros").asLong() != link.path("madeLatencyMicros").asLong()) {
      what.add(
          String.format(
              Locale.ROOT,
              "takes %.1f ms instead of %.1f",
              link.path("latencyMicros").asLong() / MILLI,
              link.path("madeLatencyMicros").asLong() / MILLI));
    }
    if (!what.isEmpty()) {
      lines.add(
          "link "
              + link.path("index").asInt()
              + " of "
              + a
              + " - "
              + b
              + " "
              + String.join(", ", what));
    }
  }
}
