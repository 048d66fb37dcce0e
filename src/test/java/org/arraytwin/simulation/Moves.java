package org.arraytwin.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.arraytwin.catalog.Order;
import org.arraytwin.fleet.Fleet;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.site.LocalCopy;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.Link;
import org.arraytwin.replication.Mode;
import org.arraytwin.replication.table.Action;
import org.arraytwin.replication.table.SessionTable;

/** Everything that may be worth trying next in a fleet that has sessions of one kind. */
final class Moves {
  private static final String THREEPAR = "threepar-remote-copy";
  private static final List<String> FLAGS = List.of("false", "true");
  private static final long[] SPANS = {200_000, 2_000_000, 12_000_000, 26_000_000, 310_000_000};

  /** Of all moves so many at the end are what time brings: to the next deadline, and spans. */
  static final int TIMES = SPANS.length + 1;

  private static final int MOST_OPTIONS = 4;

  private final Fleet fleet;
  private final String kind;
  private final SplittableRandom chance;
  private final List<Deed> all = new ArrayList<>();

  private Moves(Fleet fleet, String kind, SplittableRandom chance) {
    this.fleet = fleet;
    this.kind = kind;
    this.chance = chance;
  }

  static List<Deed> of(Fleet fleet, String kind, SplittableRandom chance) {
    Moves moves = new Moves(fleet, kind, chance);
    for (Site site : fleet.sites()) {
      moves.groups(site);
      moves.copies(site);
      moves.faults(site);
    }
    moves.links();
    moves.time();
    return moves.all;
  }

  private void give(String command, String... pairs) {
    all.add(new Deed.Give(Drawer.order(command, pairs)));
  }

  private void time() {
    if (fleet.nextDue() >= 0) {
      all.add(new Deed.Pass(Math.max(0, fleet.nextDue() - fleet.now())));
    }
    for (long span : SPANS) {
      all.add(new Deed.Pass(span));
    }
  }

  private void groups(Site site) {
    Set<String> members = new TreeSet<>();
    for (GroupHalf half : site.groups()) {
      if (half == null || !half.kind().equals(kind)) {
        continue;
      }
      half.pairs().forEach(p -> members.add(site.volumes().get(p.localVolume()).name()));
      if (kind.equals(THREEPAR)) {
        threepar(site.name(), half.name());
      } else {
        operate(site, Objects.requireNonNull(site.rules().table(kind), kind), half.name());
      }
      String session = fleet.session(half.session()).name();
      if (half.mode() == Mode.PERIODIC) {
        give("set-cycle", "array", site.name(), "group", half.name(), "seconds", "60");
      }
      for (String what : List.of("resync", "recover", "restore")) {
        give("fail-next", "operation", what, "group", session, "at", "50");
      }
    }
    for (String member : members) {
      give("host-write", "array", site.name(), "volume", member, "offset", "0", "length", "64KiB");
      give("host-write", "array", site.name(), "volume", member, "offset", "0", "length", "4MiB");
      condition(site.name(), member);
    }
  }

  private void condition(String array, String volume) {
    for (String condition : List.of("offline", "io-failed", "online")) {
      give("volume-condition", "array", array, "volume", volume, "condition", condition);
    }
  }

  private void operate(Site site, SessionTable table, String session) {
    for (Action action : table.operations()) {
      for (String options : choices(table.options(action))) {
        give(
            "operate",
            "array",
            site.name(),
            "session",
            session,
            "operation",
            action.name(),
            "options",
            options);
      }
    }
  }

  /** Every choice of some options, as the word of a command. */
  private static List<String> choices(List<String> options) {
    List<String> choices = new ArrayList<>();
    int many = 1 << options.size();
    for (int choice = 0; choice < many; choice++) {
      if (options.size() > MOST_OPTIONS && Integer.bitCount(choice) > 2) {
        continue;
      }
      List<String> given = new ArrayList<>();
      for (int i = 0; i < options.size(); i++) {
        if ((choice >> i & 1) > 0) {
          given.add(options.get(i));
        }
      }
      choices.add(String.join(" ", given));
    }
    return choices;
  }

  private void threepar(String a, String g) {
    give("sync-group", "array", a, "group", g);
    give("remove-group", "array", a, "group", g);
    give("override-failsafe", "array", a, "group", g);
    for (String x : FLAGS) {
      give("start-group", "array", a, "group", g, "nosync", x);
      give("stop-group", "array", a, "group", g, "nosnap", x);
      for (String y : FLAGS) {
        give("failover", "array", a, "group", g, "nosnap", x, "nopromote", y);
        give("recover", "array", a, "group", g, "nostart", x, "nosync", y);
        give("restore", "array", a, "group", g, "nostart", x, "nosync", y);
        reverse(a, g, x, y);
      }
      for (String policy : List.of("auto-recover", "fail-wrt-on-err", "auto-failover")) {
        give("set-policy", "array", a, "group", g, "policy", policy, "on", x);
      }
    }
    give("set-mode", "array", a, "group", g, "mode", "sync");
    give("set-mode", "array", a, "group", g, "mode", "periodic");
    give("set-mode", "array", a, "group", g, "mode", "async");
    give("set-period", "array", a, "group", g, "seconds", "300");
    String volume = "g" + chance.nextInt(2) + ".1";
    give("admit-volume", "array", a, "group", g, "volume", volume, "remoteVolume", volume);
    give("dismiss-volume", "array", a, "group", g, "volume", volume);
    for (Site other : fleet.sites()) {
      if (!other.name().equals(a)) {
        for (String mode : List.of("sync", "periodic")) {
          give("admit-target", "array", a, "group", g, "target", other.name(), "mode", mode);
        }
      }
    }
  }

  private void reverse(String a, String g, String natural, String local) {
    for (String stop : FLAGS) {
      for (String nosnap : FLAGS) {
        for (String nopromote : FLAGS) {
          give(
              "reverse",
              "array",
              a,
              "group",
              g,
              "natural",
              natural,
              "local",
              local,
              "stopGroups",
              stop,
              "nosnap",
              nosnap,
              "nopromote",
              nopromote);
        }
      }
    }
  }

  private void copies(Site site) {
    Set<String> involved = new TreeSet<>();
    boolean together = false;
    for (LocalCopy copy : site.local().copies()) {
      if (copy == null) {
        continue;
      }
      involved.add(site.volumes().get(copy.source()).name());
      involved.add(site.volumes().get(copy.target()).name());
      SessionTable table = Objects.requireNonNull(site.rules().table(copy.kind()), copy.kind());
      operate(site, table, copy.name());
      for (String rate : List.of("0", "512KiB", "16MiB")) {
        give(
            "set-copy", "array", site.name(), "name", copy.name(), "rate", rate, "clean", "256KiB");
      }
      if (copy.settings().group() != null && !together) {
        together = true;
        together(site, table);
      }
    }
    for (String volume : involved) {
      condition(site.name(), volume);
      give("fail-flush", "array", site.name(), "volume", volume);
      String grain = Long.toString(chance.nextInt(8) * 512L * 1024);
      give(
          "host-write", "array", site.name(), "volume", volume, "offset", grain, "length", "64KiB");
      give("host-write", "array", site.name(), "volume", volume, "offset", "0", "length", "4MiB");
    }
    if (!involved.isEmpty()) {
      for (String lone : Topology.LONE) {
        give("host-write", "array", site.name(), "volume", lone, "offset", "0", "length", "4MiB");
      }
    }
    if (site.id() == 0 && !kind.equals(THREEPAR) && Topology.copies(kind)) {
      for (int i = 0; i < 3; i++) {
        all.add(new Deed.Give(create(site.name(), "n" + chance.nextInt(1000))));
      }
    }
  }

  private Order create(String array, String name) {
    return Topology.copy(chance, array, name, kind);
  }

  private void together(Site site, SessionTable table) {
    for (Action action : table.operations()) {
      for (String options : choices(table.options(action))) {
        give(
            "operate-together",
            "array",
            site.name(),
            "group",
            "together",
            "operation",
            action.name(),
            "options",
            options);
      }
    }
  }

  private void faults(Site site) {
    String a = site.name();
    give(site.powered() ? "fail-array" : "restore-array", "array", a);
    give("lose-cache", "array", a);
    boolean blind = !site.health().blind().isEmpty();
    give(blind ? "return-metadata" : "lose-metadata", "array", a, "ioGroup", "0");
    for (String pool : List.of("FULL", "THIN", "DELTA")) {
      give("pool-offline", "array", a, "pool", pool);
      give("pool-online", "array", a, "pool", pool);
    }
    give("fail-disk", "array", a, "pool", "FULL", "disk", Integer.toString(chance.nextInt(4)));
    give("renew-pool", "array", a, "pool", "FULL");
  }

  private void links() {
    for (Link link : fleet.links()) {
      String a = fleet.site(link.a()).name();
      String b = fleet.site(link.b()).name();
      give("cut-link", "a", a, "b", b, "index", "all");
      give("cut-one-way", "a", a, "b", b, "index", "all");
      give("cut-one-way", "a", b, "b", a, "index", "all");
      give("heal-link", "a", a, "b", b, "index", "all");
      give("grant-target", "array", a, "target", b, "copy", "0");
      give("grant-target", "array", a, "target", b);
      give("slow-link", "a", a, "b", b, "rate", "64KiB");
      give("slow-link", "a", a, "b", b, "rate", "4MiB");
    }
  }
}
