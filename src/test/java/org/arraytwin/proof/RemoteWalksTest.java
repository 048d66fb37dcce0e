package org.arraytwin.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.arraytwin.replication.table.SessionTable;
import org.arraytwin.replication.table.Verdict;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * Every state that remote sessions can reach, walk by walk: each takes the operations together with
 * one kind of trouble or of options, for all together are too many; each state is held against a
 * naive witness. All walks of a kind together must come to every cell of its table that does not
 * say that it never comes up. {@code -Dkind=KIND} and {@code -Dwalks=NAME} take some of them.
 */
@Tag("walk")
class RemoteWalksTest {
  @TestFactory
  Stream<DynamicContainer> everyStateTellsTheTruthAndEveryCellIsVisited() {
    String kind = System.getProperty("kind", "");
    return kinds()
        .filter(k -> k.contains(kind))
        .map(k -> DynamicContainer.dynamicContainer(k, tests(Walks.of(k))));
  }

  /** The kinds whose walks are taken: all but the one that takes longer than they do together. */
  Stream<String> kinds() {
    return Walks.KINDS.stream().filter(k -> !k.equals(Walks.KINDS.get(0)));
  }

  private static List<DynamicTest> tests(Walks walks) {
    String only = System.getProperty("walks", "");
    Map<String, Long> cells = new TreeMap<>();
    long[] sums = new long[2];
    List<DynamicTest> tests = new ArrayList<>();
    Walks some = walks.only(Pattern.compile(only).asPredicate());
    for (RemoteWalk walk : some.all()) {
      tests.add(DynamicTest.dynamicTest(walk.name(), () -> take(walks, walk, cells, sums)));
    }
    tests.add(
        DynamicTest.dynamicTest("every cell", () -> check(some, only.isEmpty(), cells, sums)));
    return tests;
  }

  private static void take(Walks walks, RemoteWalk walk, Map<String, Long> cells, long[] sums) {
    long begun = System.nanoTime();
    Explorer.Walk found = walks.take(walk);
    found.cells().forEach((cell, many) -> cells.merge(cell, many, Long::sum));
    sums[0] += found.states();
    sums[1] += found.steps();
    System.out.printf(
        "%s, %s: %s in %d ms%n",
        walks.kind(), walk.name(), found.summary(), (System.nanoTime() - begun) / 1_000_000);
  }

  private static void check(Walks walks, boolean whole, Map<String, Long> cells, long[] sums) {
    SessionTable table = walks.table();
    long never = table.cells().stream().filter(c -> c.verdict() instanceof Verdict.Never).count();
    System.out.printf(
        "%s: %d walks, %d states, %d steps, %d of %d cells visited, %d never come up%n",
        walks.kind(),
        walks.all().size(),
        sums[0],
        sums[1],
        cells.size(),
        table.cells().size(),
        never);
    List<String> unvisited = Walks.unvisited(table, cells);
    if (whole) {
      assertThat(unvisited).as("cells that nobody comes to").isEmpty();
    } else {
      System.out.println(walks.kind() + ", not come to: " + String.join(", ", unvisited));
    }
  }
}
