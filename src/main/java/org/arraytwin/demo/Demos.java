package org.arraytwin.demo;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import org.arraytwin.server.CommandFailure;
import org.jspecify.annotations.Nullable;
import org.metricshub.wbem.javax.wbem.WBEMException;

/** The demonstrations there are; a new one is a class of its own and its line here. */
public final class Demos {
  private static final List<Demo> ALL =
      List.of(
          new DrDemo(),
          new SldDemo(),
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
    long started = System.nanoTime();
    Demo demo = named(name);
    Path file =
        fleet == null ? home.resolve("provider-config/fleets").resolve(demo.fleet()) : fleet;
    try (Stage stage = new Stage(home, file)) {
      Sheet sheet = new Sheet(out, stage);
      demo.play(home, stage, sheet);
      out.printf(
          "%n%d checks, %d mismatches, %.1f s%n",
          sheet.checked(), sheet.mismatches(), (System.nanoTime() - started) / 1e9);
      out.flush();
      return sheet.mismatches();
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
