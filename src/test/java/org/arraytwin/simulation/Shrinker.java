package org.arraytwin.simulation;

import java.util.ArrayList;
import java.util.List;

/** Makes a failing run as short as it gets while it breaks the same invariant (delta debugging). */
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
    return shrinker.best;
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
    if (runs++ >= MOST_RUNS) {
      return false;
    }
    Run run = best.again(tables, deeds);
    Violation wanted = best.violation();
    Violation found = run.violation();
    if (found == null || wanted == null || !found.rule().equals(wanted.rule())) {
      return false;
    }
    boolean shorter = run.deeds().size() < best.deeds().size() || time(run) < time(best);
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
