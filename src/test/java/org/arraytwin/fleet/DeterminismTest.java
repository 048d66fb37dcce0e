package org.arraytwin.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.arraytwin.fleet.setup.AttachWorkload;
import org.arraytwin.fleet.truth.StateHash;
import org.junit.jupiter.api.Test;

/** The same commands at the same times give the same bytes, on every run and every JDK. */
class DeterminismTest {
  private static final Path EXPECTED = Path.of("test-fixtures/core/state-hash-10000-commands.txt");

  private static String tenThousandCommands() {
    SplittableRandom random = new SplittableRandom(20261120);
    RandomCommands commands = new RandomCommands(random);
    TwoSites t = TwoSites.fresh(true);
    t.run(new AttachWorkload(0, TwoSites.SYNC, new Session.HostLoad(1, 1 << 20, 1, 64 << 20)));
    t.run(new AttachWorkload(0, TwoSites.PERIODIC, new Session.HostLoad(2, 1 << 20, 4, 64 << 20)));
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
