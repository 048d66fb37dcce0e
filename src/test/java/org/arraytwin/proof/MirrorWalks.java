package org.arraytwin.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.session.Operate;
import org.arraytwin.replication.Mode;
import org.arraytwin.replication.table.Action;
import org.arraytwin.replication.table.Effect;
import org.arraytwin.replication.table.SessionTable;
import org.arraytwin.replication.table.Verdict;

/**
 * The walks through the states of a mirror whose operations take no arguments: every operation of
 * its table with every choice of options on both sides, together with one kind of trouble; and the
 * few of {@code moves} where trouble is many or arrays are three.
 */
final class MirrorWalks {
  private static final Set<Effect> CHANGES_OF_MODE =
      Set.of(Effect.MODE_SYNC, Effect.MODE_ASYNC, Effect.MODE_ADAPTIVE, Effect.MODE_PERIODIC);

  private final List<RemoteWalk> walks = new ArrayList<>();
  private final String[] moves;

  private MirrorWalks(String... moves) {
    this.moves = moves;
  }

  /**
   * Those of two arrays.
   *
   * @param moves the operations that let data flow, halt it, and turn it round; options behind +
   */
  static MirrorWalks ofTwo(String... moves) {
    MirrorWalks walks = new MirrorWalks(moves);
    for (Mode mode : List.of(Mode.SYNC, Mode.ASYNC, Mode.ADAPTIVE)) {
      walks.alone(mode);
    }
    walks.only(Mode.SYNC);
    return walks;
  }

  /**
   * With those where many things are written or three arrays take part.
   *
   * @param over how many of the moves are made while links fail between three arrays
   */
  MirrorWalks andThree(int over) {
    int[] places = IntStream.range(0, over).toArray();
    for (Mode mode : List.of(Mode.SYNC, Mode.ASYNC, Mode.ADAPTIVE)) {
      together(mode, places);
    }
    for (Mode mode : List.of(Mode.SYNC, Mode.ASYNC)) {
      overLinks("handed on, links", mode, TinySites::handedOn, "ab", places);
    }
    add(
        "modes and writes",
        Mode.SYNC,
        s -> s,
        t -> few("g", 0, 1).and(modes(t)).and(Alphabet.writes("a")));
    for (Mode mode : List.of(Mode.ASYNC, Mode.ADAPTIVE)) {
      written(mode);
    }
    add(
        "volumes and links",
        Mode.SYNC,
        s -> s,
        t -> few("g", 0).and(Alphabet.volumes("a", "b")).and(Alphabet.links("a", "b")));
    add(
        "caches and links",
        Mode.SYNC,
        s -> s,
        t -> few("g", 0).and(Alphabet.caches("a", "b")).and(Alphabet.links("a", "b")));
    return this;
  }

  List<RemoteWalk> all() {
    return List.copyOf(walks);
  }

  private void alone(Mode mode) {
    add("writes", mode, s -> s, t -> steady(t).and(Alphabet.writes("a", "b")));
    add("failing copies", mode, s -> s, t -> steady(t).withFailingCopies());
    add("links", mode, s -> s, t -> steady(t).and(Alphabet.links("a", "b")));
    add(
        "links, going on by itself",
        mode,
        s -> s.goingOn().stoppingHosts(),
        t -> steady(t).and(Alphabet.links("a", "b")));
    add("link from a", mode, s -> s, t -> steady(t).and(Alphabet.oneWay("a", "b")));
    add("link from b", mode, s -> s, t -> steady(t).and(Alphabet.oneWay("b", "a")));
    add("power of a", mode, s -> s, t -> steady(t).and(Alphabet.power("a")));
    add("power of b", mode, s -> s, t -> steady(t).and(Alphabet.power("b")));
    add("volumes", mode, s -> s, t -> steady(t).and(Alphabet.volumes("a", "b")));
    add(
        "writes, stopping hosts",
        mode,
        Setting::stoppingHosts,
        t -> steady(t).and(Alphabet.writes("a")));
  }

  /** Writes together with trouble. */
  private void written(Mode mode) {
    add(
        "writes and failing copies",
        mode,
        s -> s,
        t -> few("g", 0, 1).and(Alphabet.writes("a")).withFailingCopies());
    add(
        "writes and links",
        mode,
        s -> s,
        t -> few("g", 0, 1).and(Alphabet.writes("a")).and(Alphabet.links("a", "b")));
  }

  /** Three arrays. */
  private void together(Mode mode, int... places) {
    start(
        "handed on", mode, TinySites::handedOn, t -> few("ab", 0, 1).and(few("bc", 1).commands()));
    overLinks("rivals", mode, TinySites::rivals, "ac", places);
  }

  private void overLinks(
      String name, Mode mode, Function<Setting, Life> start, String first, int... places) {
    start(
        name,
        mode,
        start,
        t ->
            some(first, 0, places)
                .and(some("bc", 1, places).commands())
                .and(Alphabet.links("b", "c")));
  }

  /** Three arrays that are asked for something else besides. */
  MirrorWalks andTakenOff(String... operations) {
    start(
        "rivals, taken off",
        Mode.ASYNC,
        TinySites::rivals,
        t -> some("ac", 0, 0).and(Alphabet.operations(0, "ac", operations)));
    start(
        "handed on, taken off",
        Mode.SYNC,
        TinySites::handedOn,
        t ->
            few("ab", 0)
                .and(few("bc", 1).commands())
                .and(Alphabet.operations(1, "bc", operations)));
    return this;
  }

  /** With those whose two halves find each other in different states. */
  MirrorWalks andApart() {
    for (String array : List.of("a", "b")) {
      add(
          "writes and power of " + array,
          Mode.SYNC,
          s -> s,
          t -> few("g", 0).and(Alphabet.writes("a")).and(Alphabet.power(array)));
    }
    add(
        "links and power",
        Mode.SYNC,
        s -> s,
        t -> few("g", 0).and(Alphabet.links("a", "b")).and(Alphabet.power("a")));
    add(
        "writes, volumes and links",
        Mode.SYNC,
        s -> s,
        t ->
            some("g", 0, 0, 1)
                .and(Alphabet.writes("a"))
                .and(Alphabet.volumes("a", "b"))
                .and(Alphabet.links("a", "b")));
    add(
        "turns, writes, caches and links",
        Mode.SYNC,
        s -> s,
        t ->
            some("g", 0, 0, 5, 6)
                .and(Alphabet.writes("b"))
                .and(Alphabet.caches("b"))
                .and(Alphabet.links("a", "b")));
    add("cycles and failing copies", Mode.PERIODIC, s -> s, t -> writing().withFailingCopies());
    add("quick copies", Mode.ASYNC, s -> s.at(4 * Setting.GRAIN), t -> writing());
    start(
        "handed on, writes in the middle",
        Mode.ASYNC,
        TinySites::handedOn,
        t -> some("ab", 0, 0, 1, 4).and(some("bc", 1, 0).commands()).and(Alphabet.writes("b")));
    return this;
  }

  /** Some of the moves, by their places. */
  private Alphabet some(String session, int array, int... places) {
    String[] texts = IntStream.of(places).mapToObj(i -> moves[i]).toArray(String[]::new);
    return new Alphabet(Alphabet.operations(array, session, texts), false, false);
  }

  private Alphabet writing() {
    return few("g", 0).and(Alphabet.writes("a"));
  }

  /** What is much the same in every mode. */
  private void only(Mode mode) {
    written(mode);
    add("modes", mode, s -> s, t -> every(t).and(Alphabet.links("a", "b")));
    add(
        "caches",
        mode,
        s -> s,
        t -> few("g", 0).and(Alphabet.writes("a")).and(Alphabet.caches("a")));
    start(
        "pool of b",
        mode,
        s -> TinySites.mirror(s).lackingADisk("b"),
        t -> few("g", 0).and(Alphabet.pool("b")));
  }

  /** With groups that have no volumes, where the product has such. */
  MirrorWalks andEmpty() {
    for (Mode mode : List.of(Mode.SYNC, Mode.ASYNC, Mode.ADAPTIVE)) {
      start("without volumes", mode, TinySites::empty, MirrorWalks::every);
    }
    return this;
  }

  private Alphabet few(String session, int... arrays) {
    List<Command> all = new ArrayList<>();
    for (int array : arrays) {
      all.addAll(Alphabet.operations(array, session, moves));
    }
    return new Alphabet(all, false, false);
  }

  private static Alphabet every(SessionTable table) {
    return Alphabet.of(Alphabet.operations(table, 0, "g"), Alphabet.operations(table, 1, "g"));
  }

  private static Alphabet steady(SessionTable table) {
    List<Command> all = new ArrayList<>(every(table).commands());
    all.removeAll(modes(table));
    return new Alphabet(all, false, false);
  }

  private static List<Command> modes(SessionTable table) {
    List<Command> all = new ArrayList<>(every(table).commands());
    all.removeIf(
        c -> c instanceof Operate asked && !changesMode(table.operation(asked.operation())));
    return all;
  }

  private static boolean changesMode(Action action) {
    return action.cells().stream()
        .anyMatch(
            c ->
                c.verdict() instanceof Verdict.Take take
                    && take.effects().stream().anyMatch(CHANGES_OF_MODE::contains));
  }

  private void add(
      String name,
      Mode mode,
      UnaryOperator<Setting> setting,
      Function<SessionTable, Alphabet> alphabet) {
    start(name, mode, s -> TinySites.mirror(setting.apply(s)), alphabet);
  }

  private void start(
      String name,
      Mode mode,
      Function<Setting, Life> start,
      Function<SessionTable, Alphabet> alphabet) {
    walks.add(
        new RemoteWalk(name + ", " + mode.word(), t -> start.apply(Setting.of(t, mode)), alphabet));
  }
}
