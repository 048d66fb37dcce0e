package org.arraytwin.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.arraytwin.config.ConfigException;

/**
 * Makes a failing run as short, and its fleet as small, as it gets while it breaks the same
 * invariant (delta debugging).
 */
final class Shrinker {
  private static final int MOST_RUNS = 1500;

  private final Tables tables;
  private Run best;
  private int runs;

  private Shrinker(Run failing, Tables tables) {
    this.tables = tables;
    this.best = failing;
  }

  /** The shortest run found; the same run every time. */
  static Run shrink(Run failing, Tables tables) {
    Shrinker shrinker = new Shrinker(failing, tables);
    for (int part = Math.max(1, failing.deeds().size() / 2); part >= 1; part = part / 2) {
      boolean dropped;
      do {
        // Something of that size went; what is left may go, too.
        dropped = shrinker.dropParts(part);
      } while (dropped);
    }
    shrinker.shorten();
    shrinker.dropFleet();
    return shrinker.best;
  }

  /** Links, then arrays, then what an array has, that are not needed. */
  private void dropFleet() {
    for (String part : List.of("link", "array", "volume", "cpg")) {
      int index = best.topology().parts(part) - 1;
      for (int i = index; i >= 0; i--) {
        try {
          fails(new Run(best.seed(), best.topology().without(part, i), best.deeds(), wanted()));
        } catch (ConfigException e) {
          // What else the fleet has needs it.
        }
      }
    }
  }

  private Violation wanted() {
    return Objects.requireNonNull(best.violation(), "a failing run");
  }

  private boolean dropParts(int size) {
    boolean dropped = false;
    for (int from = best.deeds().size() - size; from > -size; from -= size) {
      int begin = Math.max(0, from);
      int end = Math.min(best.deeds().size(), from + size);
      if (begin < end) {
        List<Deed> fewer = new ArrayList<>(best.deeds());
        fewer.subList(begin, end).clear();
        dropped |= fails(fewer);
      }
    }
    return dropped;
  }

  /** Time that need not pass. */
  private void shorten() {
    for (int i = 0; i < best.deeds().size(); i++) {
      if (best.deeds().get(i) instanceof Deed.Pass pass) {
        for (long micros = pass.micros() / 10; micros > 0; micros = micros / 10) {
          List<Deed> sooner = new ArrayList<>(best.deeds());
          sooner.set(i, new Deed.Pass(micros));
          if (!fails(sooner)) {
            break;
          }
        }
      }
    }
  }

  private boolean fails(List<Deed> deeds) {
    return fails(new Run(best.seed(), best.topology(), deeds, wanted()));
  }

  /** Whether it breaks the same rule with less; then it is the best. */
  private boolean fails(Run candidate) {
    if (runs++ >= MOST_RUNS) {
      return false;
    }
    Run run = candidate.again(tables, candidate.deeds());
    Violation found = run.violation();
    if (found == null || !found.rule().equals(wanted().rule())) {
      return false;
    }
    boolean shorter =
        run.deeds().size() < best.deeds().size()
            || time(run) < time(best)
            || run.topology().fleet().length() < best.topology().fleet().length();
    if (shorter) {
      best = run;
    }
    return shorter;
  }

  private static long time(Run run) {
    return run.deeds().stream()
        .mapToLong(d -> d instanceof Deed.Pass pass ? pass.micros() : 0)
        .sum();
  }
}
