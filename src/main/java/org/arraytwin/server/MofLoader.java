package org.arraytwin.server;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.arraytwin.cim.CimException;
import org.arraytwin.cim.ClassRepository;
import org.arraytwin.cim.mof.MofCompiler;
import org.arraytwin.cim.mof.MofInput;
import org.arraytwin.cim.mof.syntax.MofException;
import org.arraytwin.wbem.store.StoredModel;

/** Puts the user's MOF where it belongs before anybody is served. */
final class MofLoader {
  private static final int ERRORS_SHOWN = 20;

  /** What one array serves, and the namespace that is meant where none is named. */
  record Home(String array, String product, String namespace, StoredModel model) {}

  private MofLoader() {}

  /**
   * The user's own classes; none where he has none.
   *
   * @throws CommandFailure where they cannot be read or are wrong
   */
  static ClassRepository schema(UserMof mof) {
    ClassRepository none = new ClassRepository(List.of(), List.of());
    Path path = mof.schema();
    if (path == null) {
      return none;
    }
    long start = System.nanoTime();
    try {
      ClassRepository schema = MofCompiler.compile(List.of(input(path)), none);
      mof.say()
          .accept(
              String.format(
                  Locale.ROOT, "%s: %,d classes in %s", path, schema.all().size(), since(start)));
      return schema;
    } catch (MofException e) {
      throw new CommandFailure("the schema is wrong: " + e.getMessage(), e);
    }
  }

  /**
   * Adds all that is to be added.
   *
   * @throws CommandFailure where it cannot be read or is wrong; the mistakes have been told then
   */
  static void load(UserMof mof, List<Home> homes) {
    for (UserMof.Load load : mof.loads()) {
      Map<String, List<Home>> byProduct = new LinkedHashMap<>();
      for (Home home : homes) {
        if (load.array() == null || load.array().equals(home.array())) {
          byProduct.computeIfAbsent(home.product(), p -> new ArrayList<>()).add(home);
        }
      }
      if (byProduct.isEmpty()) {
        throw new CommandFailure(
            "--mof "
                + load.path()
                + ": array '"
                + load.array()
                + "' is unknown, expected one of "
                + String.join(", ", homes.stream().map(Home::array).toList()));
      }
      for (List<Home> alike : byProduct.values()) {
        load(load, alike, mof.say());
      }
    }
  }

  private static void load(UserMof.Load load, List<Home> homes, Consumer<String> say) {
    long start = System.nanoTime();
    MofLanding landing = new MofLanding(load, homes, say);
    List<MofException> errors = new ArrayList<>();
    Consumer<MofException> problems =
        e -> {
          if (errors.size() == ERRORS_SHOWN) {
            throw wrong(load.path(), errors, "more than " + ERRORS_SHOWN + " errors", say);
          }
          errors.add(e);
        };
    try {
      MofCompiler.compile(List.of(input(load.path())), landing, problems);
    } catch (CimException e) {
      if (!errors.isEmpty()) {
        // A refusal may only follow from what the compiler has complained of.
        throw wrong(load.path(), errors, count(errors.size(), "error"), say);
      }
      throw new CommandFailure("--mof " + load.path() + ": " + e.getMessage(), e);
    }
    if (!errors.isEmpty()) {
      throw wrong(load.path(), errors, count(errors.size(), "error"), say);
    }
    try {
      landing.commit();
    } catch (CimException e) {
      throw new CommandFailure("--mof " + load.path() + ": " + e.getMessage(), e);
    }
    say.accept(
        String.format(
            Locale.ROOT,
            "%s: %s and %s for %s in %s",
            load.path(),
            count(landing.classes(), "class"),
            count(landing.instances(), "instance"),
            String.join(", ", homes.stream().map(Home::array).toList()),
            since(start)));
  }

  private static String count(long n, String what) {
    String many = what.endsWith("s") ? "es" : "s";
    return String.format(Locale.ROOT, "%,d %s%s", n, what, n == 1 ? "" : many);
  }

  private static CommandFailure wrong(
      Path path, List<MofException> errors, String count, Consumer<String> say) {
    errors.forEach(e -> say.accept(e.getMessage() == null ? "" : e.getMessage()));
    return new CommandFailure(
        "--mof " + path + " has " + count + "; './arraytwin mof check' shows all of them");
  }

  private static MofInput input(Path path) {
    try {
      return MofInput.of(path);
    } catch (NoSuchFileException e) {
      String why = e.getReason() == null ? "no such file" : e.getReason();
      throw new CommandFailure(path + ": " + why, e);
    } catch (IOException e) {
      throw new CommandFailure(path + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static String since(long start) {
    return String.format(Locale.ROOT, "%.1f s", (System.nanoTime() - start) / 1e9);
  }
}
