package org.arraytwin.product.bs2000.clone;

import java.util.List;
import org.arraytwin.product.bs2000.pair.Act;
import org.arraytwin.product.bs2000.pair.Chosen;
import org.arraytwin.product.bs2000.pair.CopyType;
import org.arraytwin.product.bs2000.pair.Pair;
import org.arraytwin.product.bs2000.pair.Reconstruction;
import org.arraytwin.product.bs2000.pair.ShcOsd;
import org.arraytwin.product.bs2000.system.Job;
import org.arraytwin.product.bs2000.system.Order;
import org.arraytwin.product.bs2000.system.Verb;

/**
 * {@code /RESTORE-FROM-CLONE}: the unit gets the clone unit's data. QuickOPC brings it in the
 * background; EC in steps that the command is made of: swapped, restarted, activated, swapped.
 */
public record RestoreClone(ShcOsd rules) implements Verb {
  @Override
  public String name() {
    return "RESTORE-FROM-CLONE";
  }

  @Override
  public void run(Job job) {
    Chosen chosen = Chosen.of(job, rules, Act.RESTORE, CopyType.QUICKOPC, CopyType.EC);
    List<Pair> pairs = chosen.existing(Clones.OPERAND, Clones.WHAT);
    pairs.forEach(pair -> Reconstruction.require(chosen, pair));
    List<Pair> mirrors = pairs.stream().filter(p -> p.type() == CopyType.EC).toList();
    chosen.carryOut(
        pairs.stream().filter(p -> !p.turned()).map(pair -> order(chosen, pair)).toList());
    if (mirrors.isEmpty()) {
      chosen.completed(pairs);
    } else {
      chosen.whenSynchronized(mirrors, () -> turnBack(chosen, mirrors));
    }
  }

  private static Order order(Chosen chosen, Pair pair) {
    return pair.type() == CopyType.EC
        ? new Order()
            .command(Clones.operate(chosen, pair, Clones.EC_REVERSE))
            .command(Clones.operate(chosen, pair, Clones.EC_RESUME))
            .write(chosen.pairs().turned(pair))
        : Reconstruction.order(chosen, pair);
  }

  private static void turnBack(Chosen chosen, List<Pair> pairs) {
    chosen.carryOut(
        pairs.stream()
            .map(
                pair -> {
                  Order order =
                      new Order()
                          .command(Clones.operate(chosen, pair, Clones.EC_SUSPEND))
                          .command(Clones.operate(chosen, pair, Clones.EC_REVERSE))
                          .write(chosen.pairs().turnedBack(pair));
                  Reconstruction.label(chosen, order, pair);
                  return order;
                })
            .toList());
    chosen.completed(pairs);
  }
}
