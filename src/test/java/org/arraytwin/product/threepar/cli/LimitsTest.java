package org.arraytwin.product.threepar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.collection.Vector;
import java.util.List;
import java.util.stream.Stream;
import org.arraytwin.array.Node;
import org.arraytwin.array.Pool;
import org.arraytwin.array.Provisioning;
import org.arraytwin.array.StorageArray;
import org.arraytwin.fleet.TwoSites;
import org.arraytwin.fleet.setup.AddArray;
import org.arraytwin.fleet.setup.AddLink;
import org.arraytwin.fleet.setup.AddVolume;
import org.arraytwin.replication.Rules;
import org.arraytwin.replication.Rules.Limits;
import org.arraytwin.replication.Timings;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is refused where the product file sets limits. */
class LimitsTest {
  private static final String[] SITES = {"london", "paris", "oslo"};

  static Stream<Arguments> limits() {
    return Stream.of(
        Arguments.of(
            new Limits(false, true, 0, 0, 0, 0, 0),
            List.of("creatercopygroup a paris:sync"),
            "System is not licensed for Remote Copy: array london is not licensed"),
        Arguments.of(
            new Limits(true, true, 1, 0, 0, 0, 0),
            List.of("creatercopygroup a paris:sync", "creatercopygroup b oslo:sync"),
            "Maximum number of synchronous targets is reached: group b is london replicates to 1"),
        Arguments.of(
            new Limits(true, true, 0, 1, 0, 0, 0),
            List.of("creatercopygroup a paris:periodic", "creatercopygroup b oslo:periodic"),
            "Maximum number of periodic targets is reached"),
        Arguments.of(
            new Limits(true, true, 0, 0, 1, 0, 0),
            List.of("creatercopygroup a paris:periodic", "creatercopygroup b paris:periodic"),
            "Maximum number of periodic groups is reached"),
        Arguments.of(
            new Limits(true, true, 0, 0, 0, 1, 0),
            List.of(
                "creatercopygroup a paris:sync",
                "admitrcopyvv vol.0 a paris:vol.0",
                "admitrcopyvv vol.1 a paris:vol.1"),
            "Group a has as many virtual volumes as it can have"),
        Arguments.of(
            new Limits(true, true, 0, 0, 0, 0, 1),
            List.of(
                "creatercopygroup a paris:periodic",
                "admitrcopyvv vol.0 a paris:vol.0",
                "admitrcopyvv vol.1 a paris:vol.1"),
            "Group a has as many virtual volumes as it can have"),
        Arguments.of(
            new Limits(true, true, 0, 0, 1, 0, 0),
            List.of(
                "creatercopygroup a paris:periodic",
                "creatercopygroup b paris:sync",
                "setrcopygroup mode periodic paris b"),
            "Maximum number of periodic groups is reached: group b is london has 1"),
        Arguments.of(
            new Limits(true, true, 0, 1, 0, 0, 0),
            List.of(
                "creatercopygroup a paris:periodic",
                "creatercopygroup b oslo:sync",
                "setrcopygroup mode periodic oslo b"),
            "Maximum number of periodic targets is reached"),
        Arguments.of(
            new Limits(true, true, 0, 0, 0, 0, 1),
            List.of(
                "creatercopygroup a paris:sync",
                "admitrcopyvv vol.0 a paris:vol.0",
                "admitrcopyvv vol.1 a paris:vol.1",
                "setrcopygroup mode periodic paris a"),
            "Group a has as many virtual volumes as it can have"),
        Arguments.of(
            new Limits(true, true, 0, 0, 1, 0, 0),
            List.of(
                "paris: creatercopygroup b oslo:periodic",
                "creatercopygroup a paris:sync",
                "admitrcopytarget oslo periodic a"),
            "Maximum number of periodic groups is reached"),
        Arguments.of(
            new Limits(true, false, 0, 0, 0, 0, 0),
            List.of(
                "creatercopygroup a paris:periodic",
                "admitrcopyvv vol.0 a paris:vol.0",
                "creatercopygroup b paris:sync",
                "admitrcopyvv vol.1 b paris:vol.1",
                "startrcopygroup a",
                "startrcopygroup b"),
            "Group with different modes on a single target is not supported"));
  }

  @ParameterizedTest
  @MethodSource("limits")
  void theLastLineIsRefusedAndWithoutLimitsTaken(Limits limits, List<String> lines, String refusal)
      throws InterruptedException {
    try (Consoles free = consoles(Limits.NONE);
        Consoles limited = consoles(limits)) {
      for (String line : lines) {
        free.good(at(line), words(line));
      }
      for (String line : lines.subList(0, lines.size() - 1)) {
        limited.good(at(line), words(line));
      }
      String last = lines.get(lines.size() - 1);
      assertThat(limited.bad(at(last), words(last))).startsWith("Error: " + refusal);
    }
  }

  /** The array on which a line is given. */
  private static String at(String line) {
    int mark = line.indexOf(": ");
    return mark < 0 ? "london" : line.substring(0, mark);
  }

  private static String words(String line) {
    int mark = line.indexOf(": ");
    return mark < 0 ? line : line.substring(mark + 2);
  }

  private static Consoles consoles(Limits limits) {
    Timings timings = new Timings(10, 10, 25, 200, 5, 1, 1, 2, 3);
    Rules rules = new Rules(timings, true, 20, Vector.of(TwoSites.TABLE)).limited(limits);
    TwoSites sites = TwoSites.empty();
    for (int id = 0; id < SITES.length; id++) {
      List<Node> nodes = List.of(new Node(0, SITES[id] + "-0", "10.0.0." + id, "0:3:1"));
      StorageArray array =
          new StorageArray(
              id, SITES[id], "threepar", "InServ T400", "100" + id, 96 + id, "3.1.1", nodes);
      Pool pool = new Pool(0, "FC_r5", 1L << 40, "RAID5", "FC");
      sites.run(new AddArray(array, rules, Vector.of(pool)));
      for (int i = 0; i < 2; i++) {
        sites.run(new AddVolume(id, "vol." + i, 0, 64 * TwoSites.MIB, Provisioning.THIN));
      }
    }
    for (int[] ends : new int[][] {{0, 1}, {0, 2}, {1, 2}}) {
      sites.run(new AddLink(ends[0], ends[1], 50 * TwoSites.MIB));
    }
    return new Consoles(sites.fleet());
  }
}
