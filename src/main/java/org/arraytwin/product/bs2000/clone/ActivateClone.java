package org.arraytwin.product.bs2000.clone;

import java.util.List;
import org.arraytwin.product.bs2000.pair.Act;
import org.arraytwin.product.bs2000.pair.Chosen;
import org.arraytwin.product.bs2000.pair.CopyType;
import org.arraytwin.product.bs2000.pair.Pair;
import org.arraytwin.product.bs2000.pair.ShcOsd;
import org.arraytwin.product.bs2000.system.Job;
import org.arraytwin.product.bs2000.system.Order;
import org.arraytwin.product.bs2000.system.Verb;

/** {@code /ACTIVATE-CLONE}: parts an EC pair; its clone unit can be used from now on. */
public record ActivateClone(ShcOsd rules) implements Verb {
  @Override
  public String name() {
    return "ACTIVATE-CLONE";
  }

  @Override
  public void run(Job job) {
    Chosen chosen = Chosen.of(job, rules, Act.ACTIVATE, CopyType.QUICKOPC, CopyType.EC);
    List<Pair> pairs = chosen.existing(Clones.OPERAND, Clones.WHAT);
    pairs.forEach(pair -> chosen.requireStatus(pair, /* forced= */ false));
    chosen.carryOut(pairs.stream().map(pair -> order(chosen, pair)).toList());
    chosen.completed(pairs);
  }

  private static Order order(Chosen chosen, Pair pair) {
    Order order = new Order().command(Clones.operate(chosen, pair, Clones.EC_SUSPEND));
    String vsn = chosen.machine().label(pair.unit()).vsn();
    chosen.label(order, pair.copy(), chosen.copied(pair.unit(), pair.copy()), vsn);
    return order;
  }
}
