package org.arraytwin.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.arraytwin.replication.table.SessionTable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The program behind {@code bench/simulate}. */
@Command(
    name = "bench/simulate",
    mixinStandardHelpOptions = true,
    description =
        "Lives fleets drawn from seeds and holds all they claim against witnesses of their own.",
    footer = "Exit code: 0 all well, 1 a violation was found (its scenario is written), 2 usage.")
public final class Simulate implements Callable<Integer> {
  @Option(names = "--seeds", required = true, paramLabel = "N", description = "How many.")
  private long seeds;

  @Option(names = "--first", defaultValue = "1", paramLabel = "SEED", description = "The first.")
  private long first;

  @Option(
      names = "--steps",
      defaultValue = "80",
      paramLabel = "N",
      description = "What is done in each life (default: ${DEFAULT-VALUE}).")
  private int steps;

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      description = "Only lives that are mostly about this kind of session.")
  private @Nullable String kind;

  @Option(
      names = "--threads",
      defaultValue = "1",
      paramLabel = "N",
      description = "Lives at a time (default: ${DEFAULT-VALUE}).")
  private int threads;

  @Option(
      names = "--scout",
      paramLabel = "FLEETS",
      description =
          "Afterwards look in so many fleets of each kind for ways to the cells that no life came"
              + " to; they are printed as ways.txt of the tests has them.")
  private long scout;

  @Option(
      names = "--rare",
      paramLabel = "N",
      description =
          "Afterwards print, as ways.txt of the tests has them, ways to the cells that counted no"
              + " more than N times, each made short.")
  private long rare;

  @Option(names = "--keep-going", description = "Do not end at the first violation.")
  private boolean keepGoing;

  @Option(
      names = "--out",
      defaultValue = "target/simulation",
      paramLabel = "DIR",
      description = "Where scenarios of violations go (default: ${DEFAULT-VALUE}).")
  private Path out = Path.of("target/simulation");

  @Option(
      names = "--config",
      defaultValue = "provider-config",
      paramLabel = "DIR",
      description = "The tables (default: ${DEFAULT-VALUE}).")
  private Path config = Path.of("provider-config");

  private final Map<String, Run> came = new HashMap<>();
  private long begun;
  private int found;
  private long lived;

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Simulate()).execute(arguments));
  }

  @Override
  public Integer call() {
    Tables tables = Tables.of(config);
    Hits hits = new Hits(tables.all());
    begun = System.nanoTime();
    new Lives(tables, steps, threads)
        .live(
            first,
            seeds,
            seed -> kind == null || Topology.Focus.of(seed).kind().equals(kind),
            hits,
            (run, counted) -> {
              lived++;
              keep(run, counted);
              if (run.violation() != null) {
                found++;
                tell(run, tables);
              }
              if (lived % 100 == 0) {
                progress(hits);
              }
              return run.violation() == null || keepGoing;
            });
    if (lived % 100 != 0) {
      progress(hits);
    }
    System.out.print(hits.report());
    hits.missed().forEach(cell -> System.out.println("not come to: " + cell));
    rare(tables, hits);
    boolean sound = scout(tables, hits.missed());
    return found == 0 && sound ? 0 : 1;
  }

  /** The first life that came to a cell, while it may still be rare. */
  private void keep(Run run, Hits counted) {
    if (rare > 0 && run.violation() == null) {
      counted.rare(rare).forEach(cell -> came.putIfAbsent(cell, run));
    }
  }

  private void rare(Tables tables, Hits hits) {
    for (String cell : hits.rare(rare)) {
      Run run = came.get(cell);
      Way way = run == null ? null : Way.of(run, cell, tables);
      System.out.print(way == null ? "# no way to " + cell + "\n" : way.shortest(tables).text());
    }
  }

  /** Looks for ways to cells; whether the engine's own invariants held on all of them. */
  private boolean scout(Tables tables, List<String> missed) {
    boolean sound = true;
    for (SessionTable table : tables.all()) {
      List<String> wanted =
          missed.stream().filter(cell -> cell.startsWith(table.kind() + ": ")).toList();
      Scout scouting = new Scout(tables, table, wanted);
      for (long seed = first; seed < first + scout && !scouting.done(); seed++) {
        scouting.look(seed);
      }
      scouting.found().forEach(way -> System.out.print(way.text()));
      scouting.defects().forEach(System.out::println);
      sound &= scouting.defects().isEmpty();
    }
    return sound;
  }

  private void progress(Hits hits) {
    System.err.printf(
        "%,d lives in %.0f s, %d violations, %d cells not come to%n",
        lived, (System.nanoTime() - begun) / 1e9, found, hits.missed().size());
  }

  private void tell(Run run, Tables tables) {
    System.err.println("seed " + run.seed() + ": " + run.violation());
    Run shortest = Shrinker.shrink(run, tables);
    try {
      Path file = Replay.write(shortest, tables, out);
      System.err.println(
          "  "
              + run.deeds().size()
              + " deeds made "
              + shortest.deeds().size()
              + ", "
              + shortest.violation()
              + "; ./arraytwin scenario run "
              + file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
