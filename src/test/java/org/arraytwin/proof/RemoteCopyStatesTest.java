package org.arraytwin.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.arraytwin.config.ProviderConfig;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Fleet;
import org.arraytwin.fleet.Session;
import org.arraytwin.fleet.fault.CutLink;
import org.arraytwin.fleet.fault.FailArray;
import org.arraytwin.fleet.fault.HostWrite;
import org.arraytwin.fleet.motion.Links;
import org.arraytwin.replication.Flow;
import org.arraytwin.replication.Mode;
import org.arraytwin.replication.table.SessionTable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every state that a remote copy group can reach, walk by walk: each takes the operations together
 * with one kind of trouble or of options, for all together are too many. A world that has just
 * changed breaks no further before the arrays have noticed. {@code -Dwalks=NAME} takes one walk.
 */
class RemoteCopyStatesTest {
  private static final int LIMIT = Integer.getInteger("walks.limit", 40_000);

  private static final SessionTable TABLE =
      new ProviderConfig(Path.of("provider-config")).session("threepar-remote-copy");
  private static final Map<String, Long> cells = new TreeMap<>();

  /** A cell that no walk comes to has no business in the table. */
  @AfterAll
  static void everyCellIsVisited() {
    List<String> unvisited =
        TABLE.cells().stream().map(c -> c.ref().cell()).filter(c -> !cells.containsKey(c)).toList();
    System.out.println(
        "remote copy: " + cells.size() + " of " + TABLE.cells().size() + " cells visited");
    if (System.getProperty("walks", "").isEmpty()) {
      assertThat(unvisited).isEmpty();
    }
  }

  private static List<Command> all(List<List<Command>> parts) {
    List<Command> all = new ArrayList<>();
    parts.forEach(all::addAll);
    return all;
  }

  private static List<Step> steps(Fleet fleet, List<Command> commands, boolean arming) {
    List<Step> steps = new ArrayList<>();
    boolean settled = !fleet.deadlines().all().values().exists(RemoteCopyStatesTest::ofLink);
    for (Command command : commands) {
      boolean breaks = command instanceof CutLink || command instanceof FailArray;
      boolean matters =
          !(command instanceof HostWrite write) || TinyPair.writeMatters(fleet, write);
      if ((settled || !breaks) && matters) {
        steps.add(new Step.Do(command));
      }
    }
    Session session = fleet.session(0);
    if (arming && session.armed().isEmpty()) {
      for (String what : List.of("resync", "recover", "restore")) {
        steps.add(new Step.Do(TinyPair.failing(what)));
      }
    }
    steps.add(new Step.ToNextDeadline());
    if (session.flows().exists(f -> f instanceof Flow.Copy)) {
      steps.add(new Step.Pass(1_000_000));
    }
    return steps;
  }

  /** Whether a deadline is one of those by which arrays come to believe in a link or not. */
  private static boolean ofLink(Command due) {
    return due.getClass().getName().startsWith(Links.class.getName());
  }

  private static DynamicTest walk(String name, Mode mode, boolean arming, List<Command> commands) {
    return DynamicTest.dynamicTest(
        name + " " + mode,
        () -> {
          long begun = System.nanoTime();
          Explorer explorer = new Explorer(f -> steps(f, commands, arming), LIMIT);
          Explorer.Walk walk = explorer.explore(TinyPair.of(mode, TABLE));
          walk.cells().forEach((cell, many) -> cells.merge(cell, many, Long::sum));
          System.out.printf(
              "remote copy, %s, %s: %s in %d ms%n",
              name, mode, walk.summary(), (System.nanoTime() - begun) / 1_000_000);
          assertThat(walk.states()).isGreaterThan(100);
        });
  }

  @TestFactory
  Stream<DynamicTest> everyStateTellsTheTruth() {
    List<Command> base = all(List.of(TinyPair.operations(), TinyPair.writes()));
    List<Command> plain = all(List.of(TinyPair.plainOperations(), TinyPair.writes()));
    List<DynamicTest> walks = new ArrayList<>();
    for (Mode mode : List.of(Mode.SYNC, Mode.PERIODIC, Mode.ASYNC)) {
      walks.add(walk("links", mode, false, all(List.of(plain, TinyPair.links()))));
    }
    for (Mode mode : List.of(Mode.SYNC, Mode.PERIODIC)) {
      walks.add(walk("failing copies", mode, true, plain));
      walks.add(walk("options", mode, false, base));
      walks.add(walk("assertions", mode, false, all(List.of(base, TinyPair.assertions()))));
      for (String array : List.of("a", "b")) {
        List<Command> power = TinyPair.power(array);
        walks.add(walk("power of " + array, mode, false, all(List.of(plain, power))));
      }
      for (boolean natural : new boolean[] {false, true}) {
        List<Command> reverses = TinyPair.reverses(natural);
        List<Command> few = new ArrayList<>(plain);
        few.remove(TinyPair.writes().get(1));
        walks.add(walk("reverse natural " + natural, mode, false, all(List.of(few, reverses))));
      }
    }
    String only = System.getProperty("walks", "");
    walks.removeIf(w -> !w.getDisplayName().contains(only));
    return walks.stream();
  }
}
