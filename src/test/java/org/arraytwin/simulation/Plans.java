package org.arraytwin.simulation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.arraytwin.catalog.Order;
import org.arraytwin.fleet.Fleet;
import org.arraytwin.fleet.Site;
import org.arraytwin.replication.GroupHalf;
import org.jspecify.annotations.Nullable;

/**
 * What operators do in a row: a disaster and the way back, a planned move, a link that fails under
 * a policy. A life goes through such a row with other things in between, so that it comes to states
 * that single operations by chance hardly ever reach.
 */
final class Plans {
  private static final long SECOND = 1_000_000L;

  private final SplittableRandom chance;
  private final Deque<Deed> next = new ArrayDeque<>();

  Plans(SplittableRandom chance) {
    this.chance = chance;
  }

  /** The next deed of the plan under way, or null where there is none. */
  @Nullable Deed poll() {
    return next.poll();
  }

  /** Begins a plan for a half, if none is under way. */
  void begin(Fleet fleet, Site site, GroupHalf half) {
    if (!next.isEmpty()) {
      return;
    }
    boolean here = half.source();
    Site peer = fleet.site(half.peer());
    Plan plan =
        new Plan(
            here ? site.name() : peer.name(),
            here ? half.name() : half.remoteName(),
            here ? peer.name() : site.name(),
            here ? half.remoteName() : half.name(),
            fleet.session(half.session()).name());
    next.addAll(
        half.kind().equals("threepar-remote-copy") ? plan.threepar() : plan.mirror(half.kind()));
  }

  /** A group to plan for: {@code a} is the array of its source, {@code b} that of its target. */
  private final class Plan {
    private final String a;
    private final String ofA;
    private final String b;
    private final String ofB;
    private final String session;
    private final List<Deed> deeds = new ArrayList<>();

    Plan(String a, String ofA, String b, String ofB, String session) {
      this.a = a;
      this.ofA = ofA;
      this.b = b;
      this.ofB = ofB;
      this.session = session;
    }

    private Plan give(String command, String... pairs) {
      Map<String, String> words = new LinkedHashMap<>();
      for (int i = 0; i < pairs.length; i += 2) {
        words.put(pairs[i], pairs[i + 1]);
      }
      deeds.add(new Deed.Give(new Order(command, words)));
      return this;
    }

    private Plan pass(double seconds) {
      deeds.add(new Deed.Pass((long) (seconds * SECOND)));
      return this;
    }

    private Plan operate(String array, String group, String operation, String options) {
      return give(
          "operate", "array", array, "session", group, "operation", operation, "options", options);
    }

    private Plan maybeArmed() {
      String what = List.of("resync", "recover", "restore").get(chance.nextInt(3));
      return chance.nextInt(3) == 0
          ? give(
              "fail-next",
              "operation",
              what,
              "group",
              session,
              "at",
              Integer.toString(chance.nextInt(100)))
          : this;
    }

    private Plan maybePolicy() {
      String policy =
          List.of("auto-recover", "fail-wrt-on-err", "auto-failover").get(chance.nextInt(3));
      return chance.nextInt(3) == 0
          ? give("set-policy", "array", a, "group", ofA, "policy", policy, "on", "true")
          : this;
    }

    private Plan write(String array) {
      return give(
          "host-write",
          "array",
          array,
          "volume",
          "g" + chance.nextInt(3) + ".1",
          "offset",
          Integer.toString(chance.nextInt(32) * 65536),
          "length",
          "131072");
    }

    private Plan lose() {
      return switch (chance.nextInt(4)) {
        case 0 -> give("fail-array", "array", a);
        case 1 -> give("fail-array", "array", b);
        default -> give("cut-link", "a", a, "b", b, "index", "all");
      };
    }

    private Plan regain() {
      return give("restore-array", "array", a)
          .give("restore-array", "array", b)
          .give("heal-link", "a", a, "b", b, "index", "all");
    }

    private double span() {
      return new double[] {0.3, 1.2, 4, 7, 12, 26}[chance.nextInt(6)];
    }

    List<Deed> threepar() {
      give("start-group", "array", a, "group", ofA).pass(span());
      maybePolicy().maybeArmed();
      switch (chance.nextInt(5)) {
        case 0, 1 -> lose().pass(26).write(a);
        case 2 -> lose().pass(span()).regain().pass(span());
        case 3 -> give("stop-group", "array", a, "group", ofA).pass(span()).write(a);
        default -> write(a);
      }
      give("failover", "array", b, "group", ofB).pass(span()).write(b);
      regain().pass(12);
      give("recover", "array", b, "group", ofB).pass(span());
      maybeArmed();
      if (chance.nextInt(3) == 0) {
        lose().pass(span()).regain().pass(12);
      }
      give("restore", "array", b, "group", ofB).pass(span());
      if (chance.nextBoolean()) {
        lose().pass(span()).regain().pass(12);
      }
      String word = chance.nextBoolean() ? "true" : "false";
      give("reverse", "array", b, "group", ofB, "local", word, "natural", "true").pass(span());
      give("stop-group", "array", a, "group", ofA).pass(span());
      return deeds;
    }

    List<Deed> mirror(String kind) {
      switch (kind) {
        case "reference-mirror" -> {
          operate(a, ofA, "Activate", "").pass(span()).maybeArmed();
          String way = List.of("Split", "Fracture", "Suspend", "Deactivate").get(chance.nextInt(4));
          if (chance.nextBoolean()) {
            operate(a, ofA, way, "").pass(span()).write(b).write(a);
          } else {
            lose().pass(26).operate(b, ofB, "Failover", "force").pass(span()).write(b);
          }
          regain().pass(span());
          operate(b, ofB, "Failover", "").pass(span());
          operate(b, ofB, "Failback", "").pass(span());
          operate(a, ofA, "Resync Replica", "force").pass(span());
        }
        case "eternus-rec" -> {
          operate(a, ofA, "acec start", "").pass(span()).maybeArmed();
          if (chance.nextBoolean()) {
            lose().pass(26).regain().pass(span());
          }
          operate(a, ofA, "acec suspend", chance.nextBoolean() ? "force" : "").pass(span());
          write(b).write(a);
          operate(a, ofA, "acec reverse", "").pass(span());
          operate(b, ofB, "acec resume", "").pass(span());
        }
        default -> {
          operate(a, ofA, "startrcrelationship", "").pass(span()).maybeArmed();
          if (chance.nextBoolean()) {
            lose().pass(26).operate(b, ofB, "stoprcrelationship", "access").pass(span()).write(b);
            regain().pass(12);
          } else {
            operate(a, ofA, "stoprcrelationship", chance.nextBoolean() ? "access" : "")
                .pass(span());
            write(a).write(b);
          }
          String primary = chance.nextBoolean() ? "primary-master" : "primary-aux";
          operate(a, ofA, "startrcrelationship", primary + " force").pass(span());
          operate(a, ofA, "switchrcrelationship", "primary-aux").pass(span());
        }
      }
      return Objects.requireNonNull(deeds, "deeds");
    }
  }
}
