package org.arraytwin.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
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

  /** Cells that no walk comes to yet; the list may only shrink. */
  private static final List<String> NOT_WALKED =
      List.of(
          "startrcopygroup#11",
          "syncrcopy#5",
          "syncrcopy#9",
          "setrcopygroup reverse#3",
          "setrcopygroup reverse#7",
          "admitrcopyvv#5",
          "admitrcopyvv#8",
          "dismissrcopyvv#5",
          "dismissrcopyvv#8",
          "removercopygroup#5",
          "removercopygroup#8",
          "setrcopygroup mode#5",
          "setrcopygroup mode#8",
          "setrcopygroup period#3",
          "restored#2",
          "link-back#1",
          "target-back#4",
          "peer-learnt#3",
          "holding-out-over#1",
          "cache-lost#1",
          "cache-lost#2",
          "cache-lost#3",
          "cache-lost#4",
          "cache-lost#5",
          "journal-full#1",
          "journal-full#2",
          "io-error#1",
          "io-error#2");

  @AfterAll
  static void everyCellIsVisited() {
    List<String> unvisited =
        TABLE.cells().stream().map(c -> c.ref().cell()).filter(c -> !cells.containsKey(c)).toList();
    System.out.println(
        "remote copy: " + cells.size() + " of " + TABLE.cells().size() + " cells visited");
    if (System.getProperty("walks", "").isEmpty()) {
      assertThat(unvisited).isSubsetOf(NOT_WALKED);
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
    Session session = fleet.sessions().get(0);
    if (session == null) {
      return List.of(new Step.ToNextDeadline());
    }
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
          Explorer<Life> explorer = new Explorer<>(f -> steps(f.fleet(), commands, arming), LIMIT);
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
    for (Mode mode : List.of(Mode.SYNC, Mode.ASYNC, Mode.PERIODIC)) {
      walks.add(walk("links", mode, false, all(List.of(plain, TinyPair.links()))));
    }
    for (Mode mode : List.of(Mode.SYNC, Mode.PERIODIC)) {
      walks.add(walk("failing copies", mode, true, plain));
      walks.add(walk("options", mode, false, base));
      walks.add(walk("parts", mode, false, all(List.of(plain, TinyPair.parts()))));
      walks.add(
          walk(
              "members and settings",
              mode,
              false,
              all(List.of(TinyPair.plainOperations(), TinyPair.members(), TinyPair.settings()))));
      walks.add(
          walk(
              "policies and power of b",
              mode,
              false,
              all(
                  List.of(
                      TinyPair.plainOperations(), TinyPair.power("b"), TinyPair.lossPolicies()))));
      walks.add(
          walk(
              "policies",
              mode,
              false,
              all(List.of(TinyPair.plainOperations(), TinyPair.links(), TinyPair.lossPolicies()))));
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
