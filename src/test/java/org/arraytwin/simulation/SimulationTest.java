package org.arraytwin.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.arraytwin.config.ProviderConfig;
import org.arraytwin.scenario.Play;
import org.arraytwin.scenario.ScenarioFile;
import org.arraytwin.scenario.Stage;
import org.arraytwin.scenario.tell.TextNarrator;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("walk")
class SimulationTest {
  private static final Path CONFIG = Path.of("provider-config");
  private static final int SEEDS = Integer.getInteger("simulation.seeds", 1200);

  /** Lives of seeds below 0 are about the local copies of a 3PAR. */
  private static final int SEEDS_BELOW = SEEDS / 4;

  private static final int STEPS = 80;
  @TempDir private Path folder;

  private static void live(long seed, Tables tables, Hits hits) throws IOException {
    Run run = Run.of(seed, STEPS, tables, hits);
    if (run.violation() != null) {
      Run shortest = Shrinker.shrink(run, tables);
      Path file = Replay.write(shortest, tables, Path.of("target/simulation"));
      throw new AssertionError(
          "seed " + seed + ": " + shortest.violation() + "; ./arraytwin scenario run " + file);
    }
  }

  @Test
  void livesDrawnFromSeedsKeepEveryInvariant() throws IOException {
    Tables tables = Tables.of(CONFIG);
    Hits hits = new Hits(tables.all());
    tables.ways().forEach(way -> Run.of(way, tables, hits));
    for (long seed = -SEEDS_BELOW; seed <= SEEDS; seed++) {
      live(seed, tables, hits);
    }
    Path report = Files.createDirectories(Path.of("target/simulation")).resolve("cells.txt");
    Files.writeString(report, hits.report());
    List<String> missed = hits.missed();
    System.out.printf(
        "simulation: %d ways, %d lives, %d cells not come to %s; how often each counted: %s%n",
        tables.ways().size(), SEEDS_BELOW + 1 + SEEDS, missed.size(), missed, report);
    assertThat(missed).as("cells not come to").isEmpty();
    assertThat(hits.report().lines())
        .as("a line for each action of each table")
        .hasSizeGreaterThan(100);
  }

  @TestFactory
  Stream<DynamicTest> whatOnceFailedKeepsEveryInvariant() {
    Tables tables = Tables.of(CONFIG);
    return Tables.written("/simulation/mended.txt").stream()
        .map(
            way ->
                DynamicTest.dynamicTest(
                    way.cell(),
                    () -> {
                      Run run = Run.of(way, tables, new Hits(tables.all()));
                      assertThat(run.violation()).isNull();
                      assertThat(run.deeds()).as("all can be done").isEqualTo(way.deeds());
                    }));
  }

  /** What leads to a cell is told by the file: a table that changes may need other ways. */
  @Test
  void everyWayLeadsToItsCell() {
    Tables tables = Tables.of(CONFIG);
    List<String> astray = new ArrayList<>();
    for (Way way : tables.ways()) {
      Hits hits = new Hits(tables.all());
      Run run = Run.of(way, tables, hits);
      if (run.violation() != null || hits.missed().contains(way.cell())) {
        astray.add(way.cell() + " " + run.violation());
      }
    }

    assertThat(astray).as("ways to be sought again, bench/simulate --scout").isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '|',
      value = {
        "eternus-rec, acec start, next='Copying' peer='Copying' do='begin-copy',"
            + " next='Equivalent' peer='Equivalent' do='begin-copy'",
        "reference-mirror, Activate, do='forget-link-stop begin-copy', do='forget-link-stop'"
      })
  void aPlantedDefectIsFoundMadeShortAndReplayed(
      String kind, String asked, String cell, String planted) throws IOException {
    Path config = copied();
    Path table = config.resolve("sessions/" + kind + ".xml");
    String right = Files.readString(table);
    String wrong = right.replace(cell.replace('\'', '"'), planted.replace('\'', '"'));
    assertThat(wrong).isNotEqualTo(right);
    Files.writeString(table, wrong);
    Tables tables = Tables.of(config);
    Run failing = null;
    for (long seed = 1; failing == null && seed <= 100; seed++) {
      Run run = Run.of(seed, STEPS, tables, new Hits(tables.all()));
      failing = run.violation() == null ? null : run;
    }
    assertThat(failing).as("a seed that finds it").isNotNull();

    Run shortest = Shrinker.shrink(failing, tables);

    assertThat(shortest.deeds()).hasSizeLessThanOrEqualTo(6);
    assertThat(shortest.topology().parts("array")).as("arrays that are needed").isEqualTo(2);
    assertThat(shortest.topology().parts("link")).as("links that are needed").isEqualTo(1);
    assertThat(shortest).as("the same every time").isEqualTo(Shrinker.shrink(failing, tables));
    Path file = Replay.write(shortest, tables, folder);
    assertThat(played(file, config)).as("with the defect").contains("FAILED");
    assertThat(Files.readString(file)).contains(asked, "<expect ");
  }

  /** What {@code ./arraytwin scenario run} prints with tables of one's own. */
  private static String played(Path file, Path config) {
    StringWriter out = new StringWriter();
    ProviderConfig read = new ProviderConfig(config);
    ScenarioFile.Read scenario = ScenarioFile.read(file, read);
    Play.run(
        scenario.scenario(),
        Stage.fleet(scenario, read),
        new TextNarrator(new PrintWriter(out, true), file.toString()),
        false);
    return out.toString();
  }

  private Path copied() throws IOException {
    Path copy = folder.resolve("config");
    try (Stream<Path> files = Files.walk(CONFIG)) {
      for (Path file : files.toList()) {
        Files.copy(file, copy.resolve(CONFIG.relativize(file).toString()));
      }
    }
    return copy;
  }
}
