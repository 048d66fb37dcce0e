package org.arraytwin.product.bs2000.snap;

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
import org.arraytwin.product.eternus.session.Kind;
import org.arraytwin.product.eternus.session.Part;

/** {@code /RESTORE-FROM-SNAP}: the unit gets back what the snap unit holds. */
public record RestoreSnap(ShcOsd rules) implements Verb {
  @Override
  public String name() {
    return "RESTORE-FROM-SNAP";
  }

  @Override
  public void run(Job job) {
    Chosen chosen = Chosen.of(job, rules, Act.RESTORE, CopyType.SNAP);
    List<Pair> pairs = chosen.existing(Snaps.OPERAND, Snaps.WHAT);
    pairs.forEach(pair -> Reconstruction.require(chosen, pair));
    chosen.carryOut(pairs.stream().map(pair -> order(chosen, pair)).toList());
    chosen.completed(pairs);
  }

  private static Order order(Chosen chosen, Pair pair) {
    Order order =
        new Order()
            .command(
                chosen
                    .job()
                    .orders(pair.unit().array())
                    .start(
                        Kind.OPC,
                        pair.copy().volume(),
                        pair.unit().volume(),
                        Part.whole(pair.copy().volume(), pair.unit().volume())));
    Reconstruction.label(chosen, order, pair);
    return order;
  }
}
