package org.arraytwin.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.arraytwin.fleet.setup.AttachWorkload;
import org.arraytwin.fleet.truth.StateHash;
import org.arraytwin.replication.Timings;
import org.arraytwin.replication.load.HostLoad;
import org.junit.jupiter.api.Test;

/** The same commands at the same times give the same bytes, on every run and every JDK. */
class DeterminismTest {
  private static final Path EXPECTED = Path.of("test-fixtures/core/state-hash-10000-commands.txt");

  private static String tenThousandCommands() {
    SplittableRandom random = new SplittableRandom(20261120);
    RandomCommands commands = new RandomCommands(random);
    TwoSites t = TwoSites.fresh(true);
    t.run(new AttachWorkload(0, TwoSites.SYNC, new HostLoad(1, 1 << 20, 1, 64 << 20)));
    t.run(new AttachWorkload(0, TwoSites.PERIODIC, new HostLoad(2, 1 << 20, 4, 64 << 20)));
    for (int i = 0; i < 10_000; i++) {
      t.tryRun(commands.next());
      t.pass(random.nextDouble(20));
    }
    return StateHash.of(t.fleet());
  }

  @Test
  void tenThousandScriptedCommandsEndInTheRecordedState() throws IOException {
    assertThat(tenThousandCommands()).isEqualTo(Files.readString(EXPECTED).strip());
  }

  @Test
  void commandsHandedOverTogetherComeToWhatTheyComeToOneByOne() {
    SplittableRandom random = new SplittableRandom(30);
    RandomCommands commands = new RandomCommands(random);
    Fleet start = TwoSites.running(true).fleet();
    List<Timed> given = new ArrayList<>();
    long at = start.now();
    for (int i = 0; i < 2_003; i++) {
      at += random.nextLong(Timings.micros(9));
      given.add(new Timed(at, commands.next()));
    }
    List<Outcome> single = new ArrayList<>();
    Fleet fleet = start;
    for (Timed each : given) {
      Outcome outcome = Outcome.execute(fleet, each.command(), each.atMicros());
      single.add(outcome);
      fleet = outcome.fleet();
    }
    List<Outcome> together = new ArrayList<>();
    Fleet after = Outcome.execute(start, given, together::add);
    assertThat(StateHash.of(after)).isEqualTo(StateHash.of(fleet));
    assertThat(together).extracting(Outcome::refusal).containsExactlyElementsOf(refusals(single));
    assertThat(together).extracting(Outcome::due).containsExactlyElementsOf(due(single));
    assertThat(single.stream().filter(Outcome::refused).count()).isBetween(300L, 1_700L);
    for (int i = 0; i < single.size(); i++) {
      assertThat(together.get(i).cells()).isEqualTo(single.get(i).cells());
      assertThat(together.get(i).events()).hasSameSizeAs(single.get(i).events());
    }
  }

  private static List<Refusal> refusals(List<Outcome> outcomes) {
    return outcomes.stream().map(Outcome::refusal).collect(Collectors.toList());
  }

  private static List<Integer> due(List<Outcome> outcomes) {
    return outcomes.stream().map(Outcome::due).toList();
  }

  @Test
  void theHashSeesEveryChange() {
    TwoSites t = TwoSites.running(true);
    String before = StateHash.of(t.fleet());
    assertThat(StateHash.of(TwoSites.running(true).fleet())).isEqualTo(before);
    assertThat(StateHash.of(t.pass(0.000001).fleet())).isNotEqualTo(before);
  }

  @Test
  void lookingChangesNothing() {
    TwoSites t = TwoSites.running(true).pass(33);
    String before = StateHash.of(t.fleet());
    t.evidence(TwoSites.SYNC);
    t.evidence(TwoSites.PERIODIC);
    assertThat(StateHash.of(t.fleet())).isEqualTo(before);
  }
}
