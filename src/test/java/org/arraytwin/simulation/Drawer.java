package org.arraytwin.simulation;

import io.vavr.collection.Vector;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import org.arraytwin.array.Volume;
import org.arraytwin.catalog.Order;
import org.arraytwin.fleet.Fleet;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.site.LocalCopy;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.Link;
import org.arraytwin.replication.Mode;
import org.arraytwin.replication.table.Action;
import org.arraytwin.replication.table.SessionTable;
import org.jspecify.annotations.Nullable;

/** Draws what is done next, in words of the catalog; much of it will be refused. */
final class Drawer {
  private static final List<String> THREEPAR =
      List.of(
          "start-group",
          "start-group",
          "start-group",
          "stop-group",
          "sync-group",
          "failover",
          "failover",
          "recover",
          "recover",
          "restore",
          "restore",
          "reverse",
          "set-mode",
          "set-period",
          "set-policy",
          "override-failsafe",
          "admit-volume",
          "dismiss-volume",
          "remove-group");
  private static final long[] SPANS = {300, 1_000, 2_000, 4_000, 12_000, 26_000, 70_000, 310_000};
  private static final Set<String> ENDS = Set.of("Detach", "acec stop", "rmrcrelationship");
  private static final int GRAINS = 64;
  private static final long GRAIN = 64 * 1024;

  private final SplittableRandom chance;
  private final Topology.Focus focus;
  private final Plans plans;
  private int made;
  private int drawn;

  Drawer(SplittableRandom chance, Topology.Focus focus) {
    this.chance = chance;
    this.focus = focus;
    plans = new Plans(chance.split());
  }

  Deed next(Fleet fleet) {
    drawn++;
    Deed planned = chance.nextInt(5) > 0 ? plans.poll() : null;
    if (planned != null) {
      return planned;
    }
    int roll = chance.nextInt(100);
    if (roll < 26) {
      return new Deed.Pass(SPANS[chance.nextInt(chance.nextInt(4) == 0 ? 8 : 6)] * 1000);
    }
    Site site = fleet.sites().get(focused(fleet));
    if (roll < 48 && !(focus.onCopies() && roll < 44)) {
      Order order = ofGroup(fleet, site);
      if (order != null) {
        return new Deed.Give(order);
      }
    }
    if (roll < 72 && focus.onGroups() && roll < 66) {
      Order order = ofGroup(fleet, site);
      if (order != null) {
        return new Deed.Give(order);
      }
    } else if (roll < 72) {
      Order order = ofCopy(site);
      if (order != null) {
        return new Deed.Give(order);
      }
    }
    return new Deed.Give(roll < 86 ? write(site) : roll < 93 ? fault(fleet, site) : repair(fleet));
  }

  /** Copies are mostly asked where there are some. */
  private int focused(Fleet fleet) {
    return focus.onCopies() && chance.nextInt(8) > 0 ? 0 : chance.nextInt(fleet.sites().size());
  }

  static Order order(String command, String... pairs) {
    Map<String, String> words = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      words.put(pairs[i], pairs[i + 1]);
    }
    return new Order(command, words);
  }

  /** Towards the end of a life groups may come to theirs. */
  private boolean late() {
    return drawn > 60;
  }

  private boolean seldom() {
    return chance.nextInt(10) == 0;
  }

  private String flag() {
    return Boolean.toString(chance.nextInt(4) == 0);
  }

  private static <T> T pick(SplittableRandom chance, List<T> of) {
    return of.get(chance.nextInt(of.size()));
  }

  private @Nullable Order ofGroup(Fleet fleet, Site site) {
    Vector<GroupHalf> halves = site.groups().filter(Objects::nonNull);
    if (halves.isEmpty()) {
      return null;
    }
    GroupHalf half = halves.get(chance.nextInt(halves.size()));
    if (chance.nextInt(6) == 0) {
      plans.begin(fleet, site, half);
    }
    return half.kind().equals("threepar-remote-copy") ? threepar(site, half) : operate(site, half);
  }

  private Order threepar(Site site, GroupHalf half) {
    String word = pick(chance, THREEPAR);
    String array = site.name();
    String group = half.name();
    String nosync = Boolean.toString(chance.nextInt(16) == 0);
    return switch (word) {
      case "start-group" -> order(word, "array", array, "group", group, "nosync", nosync);
      case "stop-group" -> order(word, "array", array, "group", group, "nosnap", flag());
      case "failover" ->
          order(word, "array", array, "group", group, "nosnap", flag(), "nopromote", nosync);
      case "recover", "restore" ->
          order(word, "array", array, "group", group, "nostart", flag(), "nosync", nosync);
      case "reverse" ->
          order(
              word,
              "array",
              array,
              "group",
              group,
              "natural",
              flag(),
              "local",
              flag(),
              "stopGroups",
              flag(),
              "nosnap",
              nosync,
              "nopromote",
              nosync);
      case "set-mode" ->
          order(
              word,
              "array",
              array,
              "group",
              group,
              "mode",
              chance.nextBoolean() ? "sync" : "periodic");
      case "set-period" ->
          order(word, "array", array, "group", group, "seconds", pick(chance, List.of("0", "300")));
      case "set-policy" ->
          order(
              word,
              "array",
              array,
              "group",
              group,
              "policy",
              pick(
                  chance,
                  List.of("auto-recover", "over-per-alert", "fail-wrt-on-err", "auto-failover")),
              "on",
              Boolean.toString(chance.nextBoolean()));
      case "admit-volume" -> {
        String volume = "g" + chance.nextInt(3) + "." + (1 + chance.nextInt(2));
        yield order(
            word,
            "array",
            array,
            "group",
            group,
            "volume",
            volume,
            "remoteVolume",
            volume,
            "nosync",
            nosync);
      }
      case "dismiss-volume" -> {
        String volume = "g" + chance.nextInt(3) + "." + (1 + chance.nextInt(2));
        yield order(
            late() || seldom() ? word : "sync-group",
            "array",
            array,
            "group",
            group,
            "volume",
            volume);
      }
      case "remove-group" ->
          order(late() || seldom() ? word : "start-group", "array", array, "group", group);
      default -> order(word, "array", array, "group", group);
    };
  }

  private Order operate(Site site, GroupHalf half) {
    if (half.mode() == Mode.PERIODIC && seldom()) {
      String seconds = pick(chance, List.of("60", "300"));
      return order("set-cycle", "array", site.name(), "group", half.name(), "seconds", seconds);
    }
    SessionTable table = site.rules().table(half.kind());
    Action action = pick(chance, Objects.requireNonNull(table, half.kind()).operations());
    boolean ends = ENDS.contains(action.name());
    if (ends && !late() && chance.nextInt(12) > 0) {
      action = table.operations().get(0);
    }
    return order(
        "operate",
        "array",
        site.name(),
        "session",
        half.name(),
        "operation",
        action.name(),
        "options",
        options(table, action));
  }

  private String options(SessionTable table, Action action) {
    return String.join(
        " ",
        table.options(action).stream()
            .filter(o -> chance.nextInt(o.equals("prep") ? 2 : 3) == 0)
            .toList());
  }

  /** A copy onto any volume of its own, sometimes from one of a group. */
  static Order createCopy(
      SplittableRandom chance, String array, String name, String kind, String source) {
    String target = pick(chance, Topology.LONE);
    String from = chance.nextInt(6) == 0 ? "g0.1" : source;
    boolean pooled = (kind.contains("snap") || kind.contains("virtual")) && chance.nextBoolean();
    List<String> words =
        new ArrayList<>(
            List.of(
                "array",
                array,
                "name",
                name,
                "kind",
                kind,
                "source",
                from,
                "target",
                pooled ? "new-" + name : target));
    if (pooled) {
      words.addAll(List.of("pool", "DELTA"));
    }
    words.addAll(
        List.of(
            "rate", pick(chance, List.of("0", "256KiB", "512KiB", "4MiB")),
            "clean", pick(chance, List.of("0", "256KiB")),
            "incremental", Boolean.toString(chance.nextBoolean()),
            "autodelete", Boolean.toString(chance.nextInt(5) == 0)));
    if (chance.nextInt(7) == 0) {
      words.addAll(List.of("group", "together"));
    }
    return order("create-copy", words.toArray(String[]::new));
  }

  private @Nullable Order ofCopy(Site site) {
    Vector<LocalCopy> copies = site.local().copies().filter(Objects::nonNull);
    if (copies.size() < 2 || chance.nextInt(12) == 0) {
      String kind =
          focus.onCopies()
              ? focus.kind()
              : copies.isEmpty() || seldom()
                  ? pick(chance, Topology.COPY_KINDS)
                  : copies.get(0).kind();
      String source = pick(chance, chance.nextInt(3) > 0 ? List.of("s") : Topology.LONE);
      return createCopy(chance, site.name(), "n" + made++, kind, source);
    }
    LocalCopy copy = copies.get(chance.nextInt(copies.size()));
    SessionTable table = Objects.requireNonNull(site.rules().table(copy.kind()), copy.kind());
    Action action = pick(chance, table.operations());
    if (chance.nextInt(14) == 0) {
      return order(
          "set-copy",
          "array",
          site.name(),
          "name",
          copy.name(),
          "rate",
          pick(chance, List.of("0", "512KiB", "4MiB")),
          "clean",
          "256KiB");
    }
    if (copy.settings().group() != null && chance.nextBoolean()) {
      return order(
          "operate-together",
          "array",
          site.name(),
          "group",
          "together",
          "operation",
          action.name(),
          "options",
          options(table, action));
    }
    return order(
        "operate",
        "array",
        site.name(),
        "session",
        copy.name(),
        "operation",
        action.name(),
        "options",
        options(table, action));
  }

  private Order write(Site site) {
    Vector<Volume> volumes = Vector.ofAll(site.volumes().iterator()).filter(Objects::nonNull);
    String name =
        chance.nextInt(3) > 0
            ? pick(chance, Topology.LONE.subList(0, 4))
            : volumes.get(chance.nextInt(volumes.size())).name();
    int grain = chance.nextInt(GRAINS);
    int grains = 1 + chance.nextInt(Math.min(seldom() ? GRAINS : 4, GRAINS - grain));
    return order(
        "host-write",
        "array",
        site.name(),
        "volume",
        name,
        "offset",
        Long.toString(grain * GRAIN),
        "length",
        Long.toString(grains * GRAIN));
  }

  private Order fault(Fleet fleet, Site site) {
    String array = site.name();
    Link link = fleet.links().get(chance.nextInt(fleet.links().size()));
    String a = fleet.site(link.a()).name();
    String b = fleet.site(link.b()).name();
    String index = pick(chance, List.of("all", "0", "1"));
    String volume = pick(chance, chance.nextInt(3) == 0 ? List.of("g0.1", "g1.1") : Topology.LONE);
    String pool = pick(chance, List.of("FULL", "THIN", "DELTA"));
    Vector<GroupHalf> halves = site.groups().filter(Objects::nonNull);
    return switch (chance.nextInt(19)) {
      case 0, 1 -> order("cut-link", "a", a, "b", b, "index", index);
      case 2 -> order("cut-one-way", "a", a, "b", b, "index", index);
      case 3 -> order("cut-one-way", "a", b, "b", a, "index", index);
      case 4 ->
          order(
              "slow-link",
              "a",
              a,
              "b",
              b,
              "rate",
              pick(chance, List.of("64KiB", "512KiB", "8MiB")));
      case 5 ->
          order(
              "flap-link",
              "a",
              a,
              "b",
              b,
              "seed",
              Integer.toString(chance.nextInt(100)),
              "up",
              pick(chance, List.of("300ms", "3s", "9s")),
              "down",
              pick(chance, List.of("300ms", "3s", "14s")),
              "for",
              "40s");
      case 6 ->
          order(
              "delay-link",
              "a",
              a,
              "b",
              b,
              "latency",
              pick(chance, List.of("0ms", "30ms", "900ms")));
      case 7, 8 -> order("fail-array", "array", array);
      case 9 -> order("fail-controller", "array", array, "node", index.replace("-", ""));
      case 10 ->
          order(
              "fail-disk",
              "array",
              array,
              "pool",
              "FULL",
              "disk",
              Integer.toString(chance.nextInt(4)));
      case 11 -> order("pool-offline", "array", array, "pool", pool);
      case 12 -> order("lose-metadata", "array", array, "ioGroup", "0");
      case 13 -> order("fail-flush", "array", array, "volume", volume);
      case 14, 15 ->
          order(
              "volume-condition",
              "array",
              array,
              "volume",
              volume,
              "condition",
              pick(chance, List.of("offline", "io-failed", "read-only")));
      case 16 ->
          halves.isEmpty()
              ? order("lose-cache", "array", array)
              : order(
                  "fail-next",
                  "operation",
                  pick(chance, List.of("resync", "recover", "restore")),
                  "group",
                  fleet.session(halves.get(0).session()).name(),
                  "at",
                  Integer.toString(chance.nextInt(101)));
      case 17 ->
          index.equals("0")
              ? order("use-link", "array", a, "target", b, "index", index, "used", "false")
              : order(
                  "grant-target",
                  "array",
                  a,
                  "target",
                  b,
                  "copy",
                  pick(chance, List.of("0", "96KiB")));
      default -> order("lose-cache", "array", array);
    };
  }

  /** What is broken is repaired, most broken things first. */
  private Order repair(Fleet fleet) {
    List<Order> open = Repairs.of(fleet);
    return open.isEmpty() ? write(fleet.sites().get(0)) : pick(chance, open);
  }
}
