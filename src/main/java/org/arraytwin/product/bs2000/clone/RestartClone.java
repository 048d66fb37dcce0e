package org.arraytwin.product.bs2000.clone;

import java.util.List;
import org.arraytwin.product.bs2000.pair.Act;
import org.arraytwin.product.bs2000.pair.Chosen;
import org.arraytwin.product.bs2000.pair.CopyType;
import org.arraytwin.product.bs2000.pair.Pair;
import org.arraytwin.product.bs2000.pair.ShcOsd;
import org.arraytwin.product.bs2000.system.Job;
import org.arraytwin.product.bs2000.system.Notice;
import org.arraytwin.product.bs2000.system.Order;
import org.arraytwin.product.bs2000.system.ShcException;
import org.arraytwin.product.bs2000.system.Verb;

/**
 * {@code /RESTART-CLONE-SESSION}: the clone unit becomes a copy of its unit again; what it was
 * written meanwhile is lost.
 */
public record RestartClone(ShcOsd rules) implements Verb {
  @Override
  public String name() {
    return "RESTART-CLONE-SESSION";
  }

  @Override
  public void run(Job job) {
    Chosen chosen = Chosen.of(job, rules, Act.RESTART, CopyType.QUICKOPC, CopyType.EC);
    List<Pair> pairs = chosen.existing(Clones.OPERAND, Clones.WHAT);
    for (Pair pair : pairs) {
      chosen.requireStatus(pair, /* forced= */ false);
      chosen.requireUnused(pair.copy());
      if (rules.is("restartNeedsExport", "both")) {
        chosen.requireUnused(pair.unit());
      }
      if (pair.type() == CopyType.EC && chosen.selection().renames()) {
        throw new ShcException(Notice.RENAME_KIND, "EC PAIRS ARE RENAMED BY ACTIVATE-CLONE");
      }
    }
    chosen.carryOut(pairs.stream().map(pair -> order(chosen, pair)).toList());
    boolean active = pairs.stream().allMatch(p -> p.type() == CopyType.QUICKOPC);
    if (job.given("WAIT", "*UNTIL-SYNCHRONIZATION")) {
      chosen.whenSynchronized(pairs, () -> chosen.completed(pairs));
    } else if (active) {
      chosen.completed(pairs);
    }
  }

  private static Order order(Chosen chosen, Pair pair) {
    if (pair.type() == CopyType.EC) {
      return new Order().command(Clones.operate(chosen, pair, Clones.EC_RESUME));
    }
    Order order = new Order().command(Clones.operate(chosen, pair, Clones.OPC_START, "diff"));
    String vsn = chosen.machine().label(pair.unit()).vsn();
    chosen.label(order, pair.copy(), chosen.copied(pair.unit(), pair.copy()), vsn);
    return order;
  }
}
