package org.arraytwin.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.arraytwin.fleet.fault.CutLink;
import org.arraytwin.fleet.fault.HealLink;
import org.arraytwin.fleet.fault.HostWrite;
import org.arraytwin.fleet.fault.parts.VolumeCondition;
import org.arraytwin.fleet.remote.CreateMirror;
import org.arraytwin.fleet.session.Operate;
import org.arraytwin.replication.Mode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The manuals' tables of events and states of mirrors, row by row: a file for each kind, written by
 * hand. A line {@code @name = ...} tells what leads to a state. Columns: what is done before, the
 * event, what both sides show then (or the reason of a refusal, or {@code gone}), whether both hold
 * the same.
 */
class MirrorStatesTest {
  private static final Path FIXTURES = Path.of("test-fixtures/mirrors");

  @TestFactory
  Stream<DynamicTest> everyEventInEveryStateDoesWhatTheManualSays() throws IOException {
    List<DynamicTest> rows = new ArrayList<>();
    try (Stream<Path> files = Files.list(FIXTURES)) {
      for (Path file : files.sorted().toList()) {
        String kind = file.getFileName().toString().replace(".csv", "");
        Map<String, String> states = new LinkedHashMap<>();
        List<String> lines = Files.readAllLines(file);
        for (int i = 0; i < lines.size(); i++) {
          String line = lines.get(i);
          if (line.matches("@\\w+ = .*")) {
            String[] state = line.split(" = ", 2);
            states.put(state[0], with(states, state[1]));
          } else if (!line.isBlank() && !line.startsWith("#")) {
            String name = kind + ", line " + (i + 1) + ": " + line;
            String[] columns = with(states, line).split(";", -1);
            rows.add(DynamicTest.dynamicTest(name, () -> row(kind, columns)));
          }
        }
      }
    }
    assertThat(rows).isNotEmpty();
    return rows.stream();
  }

  private static String with(Map<String, String> states, String text) {
    String full = text;
    for (Map.Entry<String, String> state : states.entrySet()) {
      full = full.replaceAll(state.getKey() + "\\b", state.getValue());
    }
    return full;
  }

  private static void row(String kind, String[] columns) {
    assertThat(columns).hasSize(4);
    MirrorSites sites = MirrorSites.fresh();
    for (String step : columns[0].strip().split("\\s*,\\s*", -1)) {
      assertThat(act(sites, kind, step)).as(step).isNull();
    }
    Reason reason = act(sites, kind, columns[1].strip());
    boolean there = sites.fleet().site(MirrorSites.A).group(MirrorSites.M) != null;
    String shown = there ? sites.show() : "gone";
    assertThat(reason == null ? shown : reason.name()).isEqualTo(columns[2].strip());
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
      case "condition" -> sites.tryRun(new VolumeCondition(words.get(1), "v.0", words.get(2), ""));
      default -> sites.tryRun(operation(words));
    };
  }

  private static Operate operation(List<String> words) {
    List<String> name = new ArrayList<>();
    List<String> options = new ArrayList<>();
    for (String word : words.subList(1, words.size())) {
      if (word.startsWith("+")) {
        options.add(word.substring(1));
      } else {
        name.add(word);
      }
    }
    int array = words.get(0).equals("a") ? MirrorSites.A : MirrorSites.B;
    return new Operate(array, MirrorSites.M, String.join(" ", name), options);
  }
}
