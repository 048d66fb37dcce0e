package org.arraytwin.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.arraytwin.fleet.fault.CutLink;
import org.arraytwin.fleet.fault.HealLink;
import org.arraytwin.fleet.fault.HostWrite;
import org.arraytwin.fleet.fault.parts.LoseCache;
import org.arraytwin.fleet.fault.parts.VolumeCondition;
import org.arraytwin.fleet.remote.CreateMirror;
import org.arraytwin.fleet.session.Operate;
import org.arraytwin.replication.Mode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The manuals' tables of events and states of mirrors, row by row. Columns: what is done before
 * (several of them with a slash between), the event, what both sides show then (or the reason of a
 * refusal, or {@code gone}), whether both hold the same.
 */
class MirrorStatesTest {
  private static final Path FIXTURES = Path.of("test-fixtures/mirrors");

  @TestFactory
  Stream<DynamicTest> everyEventInEveryStateDoesWhatTheManualSays() throws IOException {
    return ManualRows.of(FIXTURES, ";", MirrorStatesTest::row);
  }

  private static void row(String kind, String[] columns) {
    assertThat(columns).hasSize(4);
    for (String before : columns[0].split(" / ", -1)) {
      row(kind, before, columns);
    }
  }

  private static void row(String kind, String before, String[] columns) {
    MirrorSites sites = MirrorSites.fresh();
    for (String step : before.strip().split("\\s*,\\s*", -1)) {
      assertThat(act(sites, kind, step)).as(step).isNull();
    }
    Reason reason = act(sites, kind, columns[1].strip());
    boolean there = sites.fleet().site(MirrorSites.A).group(MirrorSites.M) != null;
    String shown = there ? sites.show() : "gone";
    assertThat(reason == null ? shown : reason.name()).as(before).isEqualTo(columns[2].strip());
    if (!columns[3].isBlank()) {
      assertThat(sites.equal(MirrorSites.A, MirrorSites.B) ? "equal" : "different")
          .isEqualTo(columns[3].strip());
    }
  }

  /** One step; why it was refused, or null. */
  private static Reason act(MirrorSites sites, String kind, String step) {
    List<String> words = List.of(step.split(" ", -1));
    return switch (words.get(0)) {
      case "mirror" -> {
        List<String> volumes = List.of("v.0", "v.1");
        Mode mode = Mode.valueOf(words.get(1));
        boolean automatic = words.contains("automatic");
        long journal = 8 * MirrorSites.MIB;
        yield sites.tryRun(
            new CreateMirror(
                MirrorSites.A,
                kind,
                MirrorSites.M,
                "b",
                mode,
                volumes,
                volumes,
                automatic,
                false,
                journal,
                journal,
                1_000_000));
      }
      case "pass" -> {
        sites.pass(Double.parseDouble(words.get(1)));
        yield null;
      }
      case "cut" -> sites.tryRun(new CutLink("a", "b", -1));
      case "heal" -> sites.tryRun(new HealLink("a", "b", -1));
      case "write" ->
          sites.tryRun(new HostWrite(words.get(1), "v.0", 0, Long.parseLong(words.get(2)) << 20));
      case "lose-cache" -> sites.tryRun(new LoseCache(words.get(1)));
      case "condition" -> sites.tryRun(new VolumeCondition(words.get(1), "v.0", words.get(2), ""));
      default -> sites.tryRun(operation(words));
    };
  }

  private static Operate operation(List<String> words) {
    ManualRows.Asked asked = ManualRows.Asked.of(words);
    int array = asked.subject().equals("a") ? MirrorSites.A : MirrorSites.B;
    return new Operate(array, MirrorSites.M, asked.operation(), asked.options());
  }
}
