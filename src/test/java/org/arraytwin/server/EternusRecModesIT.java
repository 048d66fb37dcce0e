package org.arraytwin.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.arraytwin.fleet.fault.HostWrite;
import org.arraytwin.fleet.fault.SlowLink;
import org.arraytwin.replication.Content;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the transfer modes of REC promise of the destination, row by row of the guides' table, at
 * every moment at which a disaster could come.
 */
class EternusRecModesIT {
  private static final Path ROWS = Path.of("test-fixtures/eternus/rec-modes.csv");
  private static final long MIB = 1L << 20;
  private static final int WRITES = 12;
  private static final int GRAINS = 16;

  private static EternusBoxes boxes;

  @BeforeAll
  static void start() {
    boxes = new EternusBoxes();
  }

  @AfterAll
  static void stop() {
    boxes.close();
  }

  record Row(String mode, boolean all, boolean ordered, String source) {}

  static List<Row> rows() throws IOException {
    return Files.readAllLines(ROWS).stream()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split(" *\\| *", -1))
        .map(f -> new Row(f[0], f[1].equals("yes"), f[2].equals("yes"), f[3]))
        .toList();
  }

  /** Which of the writes, in the order in which they were acknowledged, are at the destination. */
  private static List<Boolean> there(List<Long> places) {
    Content source = boxes.content("s");
    Content target = boxes.content("r");
    List<Boolean> found = new ArrayList<>();
    for (long place : places) {
      long grain = place / Content.GRAIN_BYTES;
      found.add(source.slice(grain, GRAINS).same(target.slice(grain, GRAINS)));
    }
    return found;
  }

  @ParameterizedTest
  @MethodSource("rows")
  void theDestinationIsAtEveryMomentWhatTheModePromises(Row row) {
    boxes.fresh();
    boxes.must("acec start -g REC -transfer " + row.mode());
    boxes.pass(60);
    SlowLink slow = new SlowLink("dx1", "dx2", -1, MIB);
    assertThat(boxes.server().fleet().execute(slow).refusal()).isNull();
    // From the end of the volume to its beginning, so that no order but theirs leads to it.
    List<Long> places = new ArrayList<>();
    for (int i = 0; i < WRITES; i++) {
      long place = (WRITES - i) * 64L * MIB;
      places.add(place);
      HostWrite write = new HostWrite("dx1", "s", place, GRAINS * Content.GRAIN_BYTES);
      assertThat(boxes.server().fleet().execute(write).refusal()).isNull();
      boxes.pass(0.05);
    }
    boolean all = true;
    boolean ordered = true;
    for (int i = 0; i < 100; i++) {
      List<Boolean> there = there(places);
      all &= !there.contains(false);
      int first = there.indexOf(false);
      ordered &= first < 0 || !there.subList(first, there.size()).contains(true);
      boxes.pass(0.25);
    }
    assertThat(there(places)).as("in the end all of them").doesNotContain(false);
    assertThat(all).as("every acknowledged write: " + row.source()).isEqualTo(row.all());
    assertThat(ordered).as("in their order: " + row.source()).isEqualTo(row.ordered());
    assertThat(boxes.server().fleet().execute(new SlowLink("dx1", "dx2", -1, 200 * MIB)).refusal())
        .isNull();
  }
}
