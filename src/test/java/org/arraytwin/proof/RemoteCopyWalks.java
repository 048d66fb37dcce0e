package org.arraytwin.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.remote.Recover;
import org.arraytwin.fleet.remote.StartGroup;
import org.arraytwin.fleet.remote.StopGroup;
import org.arraytwin.replication.Mode;

/** The walks through the states of Remote Copy groups of an HP 3PAR. */
final class RemoteCopyWalks {
  private final List<RemoteWalk> walks = new ArrayList<>();

  private RemoteCopyWalks() {}

  static List<RemoteWalk> all() {
    RemoteCopyWalks all = new RemoteCopyWalks();
    for (Mode mode : List.of(Mode.SYNC, Mode.PERIODIC)) {
      all.common(mode);
    }
    for (Mode mode : List.of(Mode.SYNC, Mode.PERIODIC)) {
      all.add("links", mode, Alphabet.of(plain(), links()));
    }
    // A group's own journal holds more writes than a walk can tell apart; see the journals.
    all.add("links", Mode.ASYNC, Alphabet.of(bare(), links()));
    all.rare();
    return all.walks;
  }

  private static List<Command> bare() {
    return RemoteCopyWords.plainOperations();
  }

  private static List<Command> plain() {
    return joined(bare(), Alphabet.writes("a", "b"));
  }

  private static List<Command> links() {
    return Alphabet.links("a", "b");
  }

  @SafeVarargs
  private static List<Command> joined(List<Command>... parts) {
    return Alphabet.of(parts).commands();
  }

  private void add(String name, Mode mode, Alphabet alphabet) {
    walks.add(
        new RemoteWalk(
            name + " " + mode.word(),
            t -> TinySites.remoteCopy(Setting.of(t, mode)),
            t -> alphabet));
  }

  private void common(Mode mode) {
    List<Command> base = joined(RemoteCopyWords.operations(), Alphabet.writes("a", "b"));
    add("failing copies", mode, Alphabet.of(plain()).withFailingCopies());
    add("options", mode, Alphabet.of(base));
    add("volumes", mode, Alphabet.of(plain(), Alphabet.volumes("a", "b")));
    add(
        "members and settings",
        mode,
        Alphabet.of(bare(), RemoteCopyWords.members(), RemoteCopyWords.settings()));
    add(
        "policies and power of b",
        mode,
        Alphabet.of(bare(), Alphabet.power("b"), RemoteCopyWords.lossPolicies()));
    add("policies", mode, Alphabet.of(bare(), links(), RemoteCopyWords.lossPolicies()));
    add("assertions", mode, Alphabet.of(base, RemoteCopyWords.assertions()));
    for (String array : List.of("a", "b")) {
      add("power of " + array, mode, Alphabet.of(plain(), Alphabet.power(array)));
    }
    List<Command> few = joined(bare(), Alphabet.writes("a"));
    add("natural reversals", mode, Alphabet.of(few, RemoteCopyWords.reverses(true)));
    List<Command> current =
        mode == Mode.SYNC ? RemoteCopyWords.reverses(false) : RemoteCopyWords.fewReverses();
    add("reversals", mode, Alphabet.of(few, current));
  }

  /** What takes more than one kind of trouble to come to. */
  private void rare() {
    Alphabet few = Alphabet.of(RemoteCopyWords.intoRecover());
    for (Mode mode : List.of(Mode.SYNC, Mode.PERIODIC)) {
      add("caches", mode, few.and(Alphabet.writes("a", "b")).and(Alphabet.caches("a")));
      add("caches of b", mode, few.and(Alphabet.writes("b")).and(Alphabet.caches("b")));
      add(
          "syncs and failing copies",
          mode,
          Alphabet.of(bare(), RemoteCopyWords.syncs(), Alphabet.writes("a")).withFailingCopies());
      add("syncs and links", mode, Alphabet.of(bare(), RemoteCopyWords.syncs(), links()));
    }
    Alphabet more = Alphabet.of(RemoteCopyWords.startsAndStops(), links());
    add("reversals and links", Mode.SYNC, more.and(RemoteCopyWords.fewReverses()));
    add(
        "members and links",
        Mode.PERIODIC,
        more.and(RemoteCopyWords.members()).and(RemoteCopyWords.modes()));
    add(
        "members and reversals",
        Mode.SYNC,
        Alphabet.of(
            RemoteCopyWords.startsAndStops(),
            RemoteCopyWords.members(),
            RemoteCopyWords.modes(),
            RemoteCopyWords.fewReverses()));
    add("volumes and links", Mode.SYNC, Alphabet.of(bare(), Alphabet.volumes("a", "b"), links()));
    add(
        "failing writes and volumes",
        Mode.SYNC,
        Alphabet.of(bare(), Alphabet.volumes("b"), links(), RemoteCopyWords.failingWrites(0)));
    add(
        "failing writes after a failover",
        Mode.SYNC,
        Alphabet.of(bare(), Alphabet.writes("b"), links(), RemoteCopyWords.failingWrites(1)));
    failsafe();
    for (String array : List.of("a", "b")) {
      Alphabet pools = few.and(Alphabet.writes("b")).and(Alphabet.pool(array)).and(links());
      walks.add(
          new RemoteWalk(
              "pool of " + array,
              t -> TinySites.remoteCopy(Setting.of(t, Mode.SYNC)).lackingADisk(array),
              t -> pools));
    }
    add(
        "caches and links",
        Mode.SYNC,
        few.and(Alphabet.writes("b")).and(Alphabet.caches("b")).and(links()));
    Alphabet starts =
        Alphabet.of(Alphabet.writes("a"), RemoteCopyWords.startsAndStops().subList(0, 1));
    add("caches of a and links", Mode.SYNC, starts.and(Alphabet.caches("a")).and(links()));
    set(
        "one way, latency",
        s -> s.delayed(500_000),
        Alphabet.of(bare(), Alphabet.oneWay("b", "a"), RemoteCopyWords.failingWrites(0)));
    set("lenient", Setting::lenient, Alphabet.of(bare(), links()));
    several();
    walks.add(
        new RemoteWalk(
            "journals",
            t -> TinySites.mirror(Setting.of(t, Mode.ASYNC).at(4 * Setting.GRAIN)),
            t ->
                Alphabet.of(
                    Alphabet.operations(
                        0, "g", "startrcopygroup", "stoprcopygroup", "setrcopygroup recover"),
                    Alphabet.operations(1, "g", "setrcopygroup failover", "setrcopygroup recover"),
                    Alphabet.writes("a", "b"))));
  }

  /** What auto_failover brings about. */
  private void failsafe() {
    for (int array = 0; array < 2; array++) {
      List<Command> words = RemoteCopyWords.failsafe(array);
      add(
          "failsafe of " + array,
          Mode.SYNC,
          Alphabet.of(bare(), links(), words, List.of(new Recover(1, "g.r1000", true, false))));
    }
    List<Command> first = RemoteCopyWords.failsafe(0);
    add("failsafe and power", Mode.SYNC, Alphabet.of(bare(), Alphabet.power("a"), first));
    Alphabet start = Alphabet.of(RemoteCopyWords.startsAndStops().subList(0, 1), links(), first);
    add(
        "failsafe and members",
        Mode.SYNC,
        start.and(RemoteCopyWords.members()).and(RemoteCopyWords.modes()));
    add("failsafe and reversals", Mode.SYNC, start.and(RemoteCopyWords.fewReverses()));
    add(
        "failsafe and syncs",
        Mode.SYNC,
        start.and(RemoteCopyWords.plainOperations().subList(0, 5)).and(RemoteCopyWords.syncs()));
  }

  /** Several targets, and several groups to one. */
  private void several() {
    walks.add(
        new RemoteWalk(
            "two targets",
            t -> TinySites.twoTargets(Setting.of(t, Mode.SYNC)),
            t -> Alphabet.of(RemoteCopyWords.fewReverses().subList(0, 1))));
    for (int target = 1; target < 3; target++) {
      String name = "abc".substring(target, target + 1);
      Alphabet few = Alphabet.of(RemoteCopyWords.overTo(target));
      sites(", over to " + name, Alphabet.of(RemoteCopyWords.longDistance(target)));
      sites(", written, over to " + name, few.and(Alphabet.writes("a")));
      sites(", links, over to " + name, few.and(Alphabet.links("a", name)));
      sites(", power of a, over to " + name, few.and(Alphabet.power("a")));
      sites(", power of " + name + ", over to it", few.and(Alphabet.power(name)));
    }
    List<Command> both = new ArrayList<>();
    for (String group : List.of("g", "h")) {
      both.add(new StartGroup(0, group, false));
      both.add(new StopGroup(0, group, false));
    }
    walks.add(
        new RemoteWalk(
            "two modes",
            t -> TinySites.twoModes(Setting.of(t, Mode.SYNC)),
            t -> Alphabet.of(both)));
  }

  private void sites(String name, Alphabet alphabet) {
    walks.add(
        new RemoteWalk(
            "three sites" + name,
            t -> TinySites.longDistance(Setting.of(t, Mode.SYNC)),
            t -> alphabet));
  }

  private void set(String name, UnaryOperator<Setting> setting, Alphabet alphabet) {
    walks.add(
        new RemoteWalk(
            name,
            t -> TinySites.remoteCopy(setting.apply(Setting.of(t, Mode.SYNC))),
            t -> alphabet));
  }
}
