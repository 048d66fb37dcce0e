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
   * Runs every one, each on the fleet it is written for, and tells at the end how each has gone. A
   * demonstration that breaks off does not keep the next one from being run.
   *
   * @param home folder of provider-config, mof and test-fixtures
   * @param out where the rows go
   * @return whether there was no mismatch and each came to its end
   */
  public static boolean runAll(Path home, PrintWriter out) throws InterruptedException {
    return runAll(ALL, home, out);
  }

  static boolean runAll(List<Demo> demos, Path home, PrintWriter out) throws InterruptedException {
    List<Result> results = new ArrayList<>();
    for (Demo demo : demos) {
      out.printf(Locale.ROOT, "%s== %s%n", results.isEmpty() ? "" : "\n", demo.name());
      results.add(attempt(demo, home, out));
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
    return bad == 0;
  }

  private static Result attempt(Demo demo, Path home, PrintWriter out) throws InterruptedException {
    try {
      return play(demo, home, null, out);
    } catch (CommandFailure | WBEMException e) {
      String why = String.valueOf(e.getMessage());
      out.printf(Locale.ROOT, "%n%s breaks off: %s%n", demo.name(), why);
      return new Result(demo.name(), 0, 0, 0, why);
    }
  }

  private static Result play(Demo demo, Path home, @Nullable Path fleet, PrintWriter out)
      throws WBEMException, InterruptedException {
    long started = System.nanoTime();
    Path file =
        fleet == null ? home.resolve("provider-config/fleets").resolve(demo.fleet()) : fleet;
    try (Stage stage = new Stage(home, file)) {
      Sheet sheet = new Sheet(out, stage);
      demo.play(home, stage, sheet);
      double seconds = (System.nanoTime() - started) / 1e9;
      out.printf(
          Locale.ROOT,
          "%n%d checks, %d mismatches, %.1f s%n",
          sheet.checked(),
          sheet.mismatches(),
          seconds);
      out.flush();
      return new Result(demo.name(), sheet.checked(), sheet.mismatches(), seconds, null);
    }
  }

  /**
   * How one has gone.
   *
   * @param seconds of real time
   * @param brokenOff why it did not come to its end; null where it did
   */
  private record Result(
      String name, int checks, int mismatches, double seconds, @Nullable String brokenOff) {
    boolean good() {
      return mismatches == 0 && brokenOff == null;
    }

    String line() {
      return brokenOff != null
          ? String.format(Locale.ROOT, "%-14s breaks off: %s", name, brokenOff)
          : String.format(
              Locale.ROOT,
              "%-14s %8d %10d %8.1f  %s",
              name,
              checks,
              mismatches,
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
