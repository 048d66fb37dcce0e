package org.arraytwin.mutation;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.arraytwin.config.ProviderConfig;
import org.arraytwin.replication.table.Cell;
import org.arraytwin.replication.table.CellRef;
import org.arraytwin.replication.table.SessionTable;

/** Learns which tests come to which cells, then asks these about each cell's mutants. */
final class Mutation {
  private static final Path HOME = Path.of("bench/mutate");
  private static final PrintStream OUT = System.out;

  private final Tests tests = new Tests();
  private final List<SessionTable> tables = new ArrayList<>();
  private final Map<CellRef, List<Probe>> probes = new LinkedHashMap<>();
  private final Map<CellRef, Integer> killed = new LinkedHashMap<>();
  private final Map<String, Integer> kills = new LinkedHashMap<>();
  private final List<String> survivors = new ArrayList<>();
  private final long longest = Long.getLong("mutate.longest", 5_000);
  private final long budget = Long.getLong("mutate.budget", 3_000);
  private final boolean once = Boolean.getBoolean("mutate.once");
  private final String only = System.getProperty("mutate.tests", ".+");
  private final String cells = System.getProperty("mutate.cells", ".+");

  /**
   * @param kinds of session, none for all
   */
  Mutation(String... kinds) {
    ProviderConfig config = new ProviderConfig(Path.of("provider-config"));
    Set<String> wanted = Set.of(String.join(" ", kinds).strip().split(" ", -1));
    for (String kind : config.sessions()) {
      if (wanted.contains(kind) || wanted.contains("")) {
        tables.add(config.session(kind));
      }
    }
  }

  /** Whether only known mutants have survived. */
  boolean run() throws Exception {
    learn();
    List<String> scores = new ArrayList<>();
    for (SessionTable table : tables) {
      scores.add(mutate(table));
    }
    scores.forEach(OUT::println);
    List<String> without =
        killed.entrySet().stream()
            .filter(e -> e.getValue() == 0)
            .map(e -> e.getKey().toString())
            .toList();
    OUT.println(without.size() + " cells without a killed mutant: " + without);
    kills.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .forEach(e -> OUT.printf("%6d killed by %s%n", e.getValue(), e.getKey()));
    Path report = Path.of("target/mutation/survivors.txt");
    Files.createDirectories(report.getParent());
    Files.write(report, survivors);
    Set<String> known = known();
    List<String> unknown = survivors.stream().filter(s -> !known.contains(s)).toList();
    unknown.forEach(s -> OUT.println("survives: " + s));
    OUT.println(
        survivors.size() + " survivors in " + report + ", " + unknown.size() + " not known");
    return unknown.isEmpty();
  }

  private void learn() throws IOException, ReflectiveOperationException {
    Set<String> about = new TreeSet<>();
    tables.forEach(t -> about.add(t.kind()));
    for (String name : Files.readAllLines(HOME.resolve("tests.txt"))) {
      if (name.startsWith("#") || !name.matches(only)) {
        continue;
      }
      List<Probe> found = tests.of(Class.forName("org.arraytwin." + name));
      int used = 0;
      long millis = 0;
      for (Probe probe : found) {
        boolean concerned =
            probe.cells().stream().anyMatch(c -> about.contains(c.kind()) && wanted(c));
        if (!concerned) {
          continue;
        }
        if (probe.millis() > longest || !tests.passesAlone(probe)) {
          OUT.printf(
              "left out, too long or not passing alone: %s, %d ms%n", probe.name(), probe.millis());
          continue;
        }
        used++;
        millis += probe.millis();
        probe.cells().forEach(c -> probes.computeIfAbsent(c, k -> new ArrayList<>()).add(probe));
      }
      OUT.printf("%s: %d tests come to cells, %d ms%n", name, used, millis);
    }
    if (probes.isEmpty()) {
      throw new IllegalStateException("no test comes to any cell: nothing would be proven");
    }
  }

  private String mutate(SessionTable table) throws InterruptedException {
    List<Cell> asked = table.cells().stream().filter(c -> wanted(c.ref())).toList();
    for (Cell cell : asked) {
      killed.put(cell.ref(), 0);
    }
    List<Mutant> mutants = Mutants.of(table).stream().filter(m -> wanted(m.ref())).toList();
    int dead = 0;
    long begun = System.nanoTime();
    for (int i = 0; i < mutants.size(); i++) {
      Mutant mutant = mutants.get(i);
      if (once && killed.get(mutant.ref()) > 0) {
        continue;
      }
      List<Probe> some = concerned(mutant);
      String killer = killer(some, mutant);
      if (killer == null) {
        survivors.add(mutant.toString());
      } else {
        dead++;
        if (mutant.answered().contains(mutant.ref())) {
          killed.merge(mutant.ref(), 1, Integer::sum);
        } // else a test of a cell below has noticed, which need not come to this one
        kills.merge(killer, 1, Integer::sum);
      }
      if (i % 50 == 49) {
        OUT.printf(
            "%s: %d of %d mutants, %d killed, %d s%n",
            table.kind(), i + 1, mutants.size(), dead, (System.nanoTime() - begun) / 1_000_000_000);
      }
    }
    long dented = asked.stream().filter(c -> killed.get(c.ref()) > 0).count();
    return String.format(
        Locale.ROOT,
        "%s: %d of %d mutants killed, %.1f %%; %d of %d cells",
        table.kind(),
        dead,
        mutants.size(),
        100.0 * dead / Math.max(1, mutants.size()),
        dented,
        asked.size());
  }

  /** Whether a cell is to be changed. */
  private boolean wanted(CellRef ref) {
    return ref.toString().matches(cells);
  }

  /** Who comes to the cell or, as it may answer for them now, to one below it; shortest first. */
  private List<Probe> concerned(Mutant mutant) {
    Set<Probe> some = new LinkedHashSet<>();
    for (CellRef ref : mutant.answered()) {
      some.addAll(probes.getOrDefault(ref, List.of()));
    }
    List<Probe> sorted = new ArrayList<>(some);
    sorted.sort(Comparator.comparingLong(Probe::millis));
    return sorted;
  }

  private String killer(List<Probe> some, Mutant mutant) throws InterruptedException {
    long spent = 0;
    for (Probe probe : some) {
      spent += probe.millis();
      if (spent > budget) {
        return null;
      }
      if (tests.kills(probe, mutant)) {
        return probe.name();
      }
    }
    return null;
  }

  private static Set<String> known() throws IOException {
    Set<String> known = new TreeSet<>();
    for (String line : Files.readAllLines(HOME.resolve("survivors.txt"), StandardCharsets.UTF_8)) {
      int comment = line.indexOf(" # ");
      known.add(comment < 0 ? line : line.substring(0, comment));
    }
    return known;
  }
}
