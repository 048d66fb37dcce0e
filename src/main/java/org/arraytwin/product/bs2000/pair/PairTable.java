package org.arraytwin.product.bs2000.pair;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.arraytwin.product.bs2000.system.Disk;
import org.arraytwin.product.bs2000.system.Job;
import org.arraytwin.product.bs2000.system.Machine;
import org.arraytwin.product.bs2000.system.Notice;
import org.arraytwin.product.bs2000.system.Selection;
import org.arraytwin.product.bs2000.system.ShcException;
import org.arraytwin.product.eternus.session.CopySession;

/**
 * The output of the commands that show pairs: one line each, in the order of units and creation.
 *
 * @param what a unit without a pair lacks
 * @param column heading of the clone or snap units
 * @param types of the pairs
 */
public record PairTable(String what, String column, Set<CopyType> types) {
  private static final int PERCENT = 100;

  /**
   * Shows the pairs that the selected units belong to.
   *
   * @throws ShcException where a unit that is named belongs to none
   */
  public void show(Job job, ShcOsd rules) {
    Machine machine = job.machine();
    Pairs pairs = new Pairs(machine, rules, types);
    List<Pair> shown = new ArrayList<>();
    List<Disk> units = Selection.answered(machine, job.operands()).units();
    for (Disk unit : units) {
      for (Pair pair : pairs.touching(unit)) {
        if (!shown.contains(pair)) {
          shown.add(pair);
        }
      }
    }
    boolean named = !job.given("UNIT", "*BY-STORAGE");
    List<Disk> unused = units.stream().filter(disk -> pairs.unused(disk) != null).toList();
    if (shown.isEmpty() && unused.isEmpty() && named) {
      throw new ShcException(Notice.NO_PAIR, units.get(0).shown(), what);
    }
    job.print(
        line("UNIT", "VOLUME", column, "VOLUME", "TYPE", "STATUS", "UNIT-STA", "COPY-STA", "COP"));
    shown.forEach(pair -> job.print(line(machine, pair)));
    for (Disk free : unused) {
      Status status = Objects.requireNonNull(pairs.unused(free), "an unused snap unit");
      String copy = Status.word(status.copy());
      String type = CopyType.SNAP.word();
      job.print(line("-", "-", free.shown(), "-", type, status.name(), "-", copy, ""));
    }
  }

  private static String line(Machine machine, Pair pair) {
    CopySession session = pair.back() != null ? pair.back() : pair.session();
    return line(
        pair.unit().shown(),
        vsn(machine, pair.unit(), pair.status().unit()),
        pair.copy().shown(),
        vsn(machine, pair.copy(), pair.status().copy()),
        pair.type().word(),
        pair.status().name(),
        Status.word(pair.status().unit()),
        Status.word(pair.status().copy()),
        session == null || pair.status().is(Status.FAILED) ? "" : percent(session) + "%");
  }

  /** A label can be read on what is ready only. */
  private static String vsn(Machine machine, Disk disk, boolean ready) {
    String vsn = ready ? machine.label(disk).vsn() : "";
    return vsn.isEmpty() ? "-" : vsn;
  }

  private static long percent(CopySession session) {
    return session.copiedBlocks() * PERCENT / Math.max(1, session.totalBlocks());
  }

  private static String line(String... cells) {
    return String.format(
            Locale.ROOT, "%% %-15s %-6s %-15s %-6s %-8s %-13s %-9s %-9s %s", (Object[]) cells)
        .stripTrailing();
  }
}
