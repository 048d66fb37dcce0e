package org.arraytwin.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.arraytwin.config.ProviderConfig;
import org.arraytwin.fleet.CopyKinds;
import org.arraytwin.replication.table.SessionTable;
import org.arraytwin.replication.table.Verdict;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * Every state that a copy within an array can reach, kind by kind and walk by walk: each takes the
 * operations with every choice of their options together with one kind of fleet or of trouble, for
 * all together are too many. {@code -Dwalks=NAME} takes one kind or walk.
 */
@Tag("walk")
class CopyStatesTest {
  private static final int LIMIT = Integer.getInteger("walks.limit", 30_000);
  private static final String ONLY = System.getProperty("walks", "");
  private static final ProviderConfig CONFIG = new ProviderConfig(Path.of("provider-config"));

  @TestFactory
  Stream<DynamicNode> whatEveryStateShowsIsTrueAndEveryCellIsVisited() {
    return kinds().map(CopyStatesTest::kind);
  }

  /** The kinds whose walks are taken: all but the one that takes as long as they do together. */
  Stream<String> kinds() {
    return CopyKinds.ALL.stream().filter(k -> !k.equals(ThreeparVirtualCopiesTest.KIND));
  }

  private static DynamicNode kind(String kind) {
    SessionTable table = CONFIG.session(kind);
    Map<String, Long> cells = new TreeMap<>();
    List<CopyWalk> walks =
        CopyWalks.of(table).stream()
            .filter(w -> kind.contains(ONLY) || (kind + ", " + w).contains(ONLY))
            .toList();
    Stream<DynamicTest> taken =
        walks.stream().map(w -> DynamicTest.dynamicTest(w.name(), () -> walk(table, w, cells)));
    DynamicTest visited =
        DynamicTest.dynamicTest(
            "every cell is visited",
            () -> {
              List<String> missed =
                  table.cells().stream()
                      .filter(c -> !(c.verdict() instanceof Verdict.Never))
                      .map(c -> c.ref().cell())
                      .filter(c -> !cells.containsKey(c))
                      .toList();
              System.out.println(
                  kind + ": " + cells.size() + " of " + table.cells().size() + " cells visited");
              if (walks.size() == CopyWalks.of(table).size()) {
                assertThat(missed).isEmpty();
              } else {
                System.out.println(kind + ", not come to: " + String.join(", ", missed));
              }
            });
    return DynamicContainer.dynamicContainer(kind, Stream.concat(taken, Stream.of(visited)));
  }

  private static void walk(SessionTable table, CopyWalk walk, Map<String, Long> cells) {
    long begun = System.nanoTime();
    Explorer.Walk found = walk.take(table, LIMIT);
    System.out.println(
        table.kind()
            + ", "
            + walk
            + ": "
            + found.summary()
            + " in "
            + (System.nanoTime() - begun) / 1_000_000
            + " ms");
    found.cells().forEach((cell, times) -> cells.merge(cell, times, Long::sum));
  }
}
