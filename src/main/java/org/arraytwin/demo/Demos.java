package org.arraytwin.demo;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.arraytwin.server.CommandFailure;
import org.jspecify.annotations.Nullable;
import org.metricshub.wbem.javax.wbem.WBEMException;

/** The demonstrations there are; a new one is a class of its own and its line here. */
public final class Demos {
  private static final List<Demo> ALL =
      List.of(
          new DrDemo(),
          new SldDemo(),
          new LocalCopiesDemo(),
          new QuickOpcDemo(),
          new RecDemo(),
          new Bs2000Demo(),
          StorwizeDemo.flashCopy(),
          StorwizeDemo.metroMirror());

  private Demos() {}

  /** Their names. */
  public static List<String> names() {
    return ALL.stream().map(Demo::name).toList();
  }

  /** What one shows, a sentence a line. */
  public static String[] about(String name) {
    return named(name).about();
  }

  /** The fleet file one is written for, in provider-config/fleets. */
  public static String fleet(String name) {
    return named(name).fleet();
  }

  /**
   * Runs one.
   *
   * @param home folder of provider-config, mof and test-fixtures
   * @param fleet a fleet file like the one it is written for; null for that
   * @param out where the rows go
   * @return the number of mismatches
   */
  public static int run(String name, Path home, @Nullable Path fleet, PrintWriter out)
      throws WBEMException, InterruptedException {
    return play(named(name), home, fleet, out).mismatches();
  }

  /**
   * Runs one and tells all that it has looked at, also where it breaks off.
   *
   * @param home folder of provider-config, mof and test-fixtures
   * @param fleet a fleet file like the one it is written for; null for that
   * @param out where the rows go
   */
  public static Result report(String name, Path home, @Nullable Path fleet, PrintWriter out)
      throws InterruptedException {
    return attempt(named(name), home, fleet, out);
  }

  /**
   * Runs every one, each on the fleet it is written for, and tells at the end how each has gone. A
   * demonstration that breaks off does not keep the next one from being run.
   *
   * @param home folder of provider-config, mof and test-fixtures
   * @param out where the rows go
   */
  public static List<Result> runAll(Path home, PrintWriter out) throws InterruptedException {
    return runAll(ALL, home, out);
  }

  static List<Result> runAll(List<Demo> demos, Path home, PrintWriter out)
      throws InterruptedException {
    List<Result> results = new ArrayList<>();
    for (Demo demo : demos) {
      out.printf(Locale.ROOT, "%s== %s%n", results.isEmpty() ? "" : "\n", demo.name());
      results.add(attempt(demo, home, null, out));
    }
    out.printf(Locale.ROOT, "%n%-14s %8s %10s %8s%n", "demo", "checks", "mismatches", "seconds");
    for (Result result : results) {
      out.println(result.line());
    }
    long bad = results.stream().filter(result -> !result.good()).count();
    out.printf(
        Locale.ROOT,
        "%d demos, %s%n",
        results.size(),
        bad == 0 ? "all as they should be" : bad + " not");
    out.flush();
    return results;
  }

  private static Result attempt(Demo demo, Path home, @Nullable Path fleet, PrintWriter out)
      throws InterruptedException {
    Play play = new Play(demo, out);
    try {
      return play.on(home, fleet);
    } catch (CommandFailure | WBEMException e) {
      String why = String.valueOf(e.getMessage());
      out.printf(Locale.ROOT, "%n%s breaks off: %s%n", demo.name(), why);
      return play.result(why);
    }
  }

  private static Result play(Demo demo, Path home, @Nullable Path fleet, PrintWriter out)
      throws WBEMException, InterruptedException {
    return new Play(demo, out).on(home, fleet);
  }

  /** One that is being played. */
  private static final class Play {
    private final Demo demo;
    private final PrintWriter out;
    private final long started = System.nanoTime();
    private @Nullable Sheet sheet;

    Play(Demo demo, PrintWriter out) {
      this.demo = demo;
      this.out = out;
    }

    Result on(Path home, @Nullable Path fleet) throws WBEMException, InterruptedException {
      Path file =
          fleet == null ? home.resolve("provider-config/fleets").resolve(demo.fleet()) : fleet;
      try (Stage stage = new Stage(home, file)) {
        Sheet rows = new Sheet(out, stage);
        sheet = rows;
        demo.play(home, stage, rows);
        Result result = result(null);
        out.printf(
            Locale.ROOT,
            "%n%d checks, %d mismatches, %.1f s%n",
            result.checks().size(),
            result.mismatches(),
            result.seconds());
        out.flush();
        return result;
      }
    }

    Result result(@Nullable String brokenOff) {
      List<Check> checks = sheet == null ? List.of() : sheet.checks();
      return new Result(demo.name(), checks, (System.nanoTime() - started) / 1e9, brokenOff);
    }
  }

  /**
   * How one has gone.
   *
   * @param name of the demonstration
   * @param checks all that it has looked at
   * @param seconds of real time
   * @param brokenOff why it did not come to its end; null where it did
   */
  public record Result(
      String name, List<Check> checks, double seconds, @Nullable String brokenOff) {
    public Result {
      checks = List.copyOf(checks);
    }

    /** How many were not as expected. */
    public int mismatches() {
      return (int) checks.stream().filter(check -> !check.holds()).count();
    }

    /** Whether it came to its end and all was as expected. */
    public boolean good() {
      return mismatches() == 0 && brokenOff == null;
    }

    private String line() {
      return brokenOff != null
          ? String.format(Locale.ROOT, "%-14s breaks off: %s", name, brokenOff)
          : String.format(
              Locale.ROOT,
              "%-14s %8d %10d %8.1f  %s",
              name,
              checks.size(),
              mismatches(),
              seconds,
              good() ? "ok" : "MISMATCH");
    }
  }

  private static Demo named(String name) {
    return ALL.stream()
        .filter(demo -> demo.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new CommandFailure(
                    "no demo '" + name + "'; there are " + String.join(", ", names())));
  }
}
