package org.arraytwin.product.threepar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.collection.Array;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.arraytwin.fleet.Fleet;
import org.arraytwin.fleet.FleetAt;
import org.arraytwin.fleet.ManualRows;
import org.arraytwin.replication.Content;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * How a site recovery adapter fails a group with two targets over to the periodic one, by what
 * links there are: the table of its guide, done at the command line and held against the contents.
 */
class SraTableIT {
  private static final Path FOLDER = Path.of("test-fixtures/threepar/recovery");
  private static final String[] VOLUMES = {"pay.1", "pay.2"};
  private static Fleet fleet;

  @BeforeAll
  static void build() {
    fleet = ThreeSites.fleet();
  }

  @TestFactory
  Stream<DynamicTest> theTargetHoldsWhatTheTableSays() throws IOException {
    return ManualRows.of(FOLDER, "|", (kind, row) -> check(row));
  }

  /** Columns: links down, what is done, what the periodic target holds then, the source. */
  private static void check(String[] row) {
    assertThat(row).hasSize(4);
    Map<String, Array<Content>> marks = new HashMap<>();
    try (Consoles consoles = new Consoles(fleet)) {
      for (String step : row[1].split(";", -1)) {
        String[] words = step.strip().split(" ", -1);
        if (words[0].equals("mark")) {
          marks.put(words[1], contents(consoles, words[2]));
        } else {
          ThreeSites.step(consoles, step.strip());
        }
      }
      String[] held = row[2].strip().split(" ", -1);
      assertThat(held[1]).isEqualTo("holds");
      assertThat(same(contents(consoles, held[0]), marks.get(held[2])))
          .as(row[2] + row[3])
          .isTrue();
      for (Map.Entry<String, Array<Content>> other : marks.entrySet()) {
        if (!other.getKey().equals(held[2])) {
          assertThat(same(contents(consoles, held[0]), other.getValue()))
              .as(other.getKey())
              .isFalse();
        }
      }
      assertThat(consoles.site(held[0]).halves("pay.r96").get(0).role().word())
          .isEqualTo("Primary-Rev");
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static Array<Content> contents(Consoles consoles, String array) {
    FleetAt at = consoles.writer.now();
    return Array.of(VOLUMES).map(volume -> at.content(consoles.site(array).id(), volume));
  }

  private static boolean same(Array<Content> a, Array<Content> b) {
    return a.zip(b).forAll(pair -> pair._1().same(pair._2()));
  }
}
