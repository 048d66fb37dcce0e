package org.arraytwin.product.bs2000.clone;

import java.util.List;
import org.arraytwin.product.bs2000.pair.Act;
import org.arraytwin.product.bs2000.pair.Chosen;
import org.arraytwin.product.bs2000.pair.CopyType;
import org.arraytwin.product.bs2000.pair.Pair;
import org.arraytwin.product.bs2000.pair.ShcOsd;
import org.arraytwin.product.bs2000.pair.Status;
import org.arraytwin.product.bs2000.system.Job;
import org.arraytwin.product.bs2000.system.Label;
import org.arraytwin.product.bs2000.system.Order;
import org.arraytwin.product.bs2000.system.Verb;
import org.arraytwin.product.eternus.session.CopySession;
import org.arraytwin.product.eternus.session.Kind;
import org.arraytwin.product.eternus.session.Orders;

/**
 * {@code /STOP-CLONE-SESSION}: the clone unit is a normal device again. What was not copied
 * completely has no consistent data and no VSN.
 */
public record StopClone(ShcOsd rules) implements Verb {
  @Override
  public String name() {
    return "STOP-CLONE-SESSION";
  }

  @Override
  public void run(Job job) {
    Chosen chosen = Chosen.of(job, rules, Act.STOP, CopyType.QUICKOPC, CopyType.EC);
    List<Pair> pairs = chosen.existing(Clones.OPERAND, Clones.WHAT);
    boolean forced = job.given("FORCE", "*YES");
    pairs.forEach(pair -> chosen.requireStatus(pair, forced));
    job.carryOut(pairs.stream().map(pair -> order(chosen, pair)).toList(), /* together= */ false);
  }

  private Order order(Chosen chosen, Pair pair) {
    Orders orders = chosen.job().orders(pair.unit().array());
    CopySession session = pair.live();
    CopySession back = pair.back();
    Order order = new Order();
    if (back != null) {
      order.command(orders.array(), orders.operate(back, Orders.endWord(Kind.OPC)));
    }
    order.command(orders.array(), orders.operate(session, Orders.endWord(session.kind())));
    if (rules.number("terminationSeconds") > 0) {
      order.write(chosen.pairs().ended(pair));
    }
    order.write(chosen.pairs().turnedBack(pair));
    Label before = chosen.machine().label(pair.copy());
    Label after =
        !session.complete() || pair.status().is(Status.FAILED)
            ? before.destroyed()
            : pair.status().copy() ? before : chosen.copied(pair.unit(), pair.copy());
    chosen.label(order, pair.copy(), after, after.vsn());
    return order;
  }
}
