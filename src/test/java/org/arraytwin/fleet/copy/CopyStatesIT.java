package org.arraytwin.fleet.copy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.arraytwin.fleet.ManualRows;
import org.arraytwin.fleet.Reason;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The manuals' tables of events and states of copies, row by row. Columns: what is done before, the
 * event, the state of copy m then (or the reason of a refusal, or {@code gone}), what else is to be
 * seen.
 */
class CopyStatesIT {
  private static final Path FIXTURES = Path.of("test-fixtures/copies");

  @TestFactory
  Stream<DynamicTest> everyEventInEveryStateDoesWhatTheManualSays() throws IOException {
    return ManualRows.of(FIXTURES, "|", CopyStatesIT::row);
  }

  private static void row(String kind, String[] columns) {
    assertThat(columns).hasSize(4);
    String then = columns[2].strip();
    // A small pool for the targets, where rows are about its end.
    boolean narrow = columns[0].startsWith("narrow,");
    CopyScript script = new CopyScript(kind, narrow ? new OneArray(8) : new OneArray());
    script.run(columns[0].replaceFirst("^narrow\\s*,", ""));
    Reason reason = script.act(columns[1].strip());
    assertThat(reason == null ? script.state("m") : reason.name()).isEqualTo(then);
    CopyScript.split(columns[3]).forEach(script::check);
  }
}
