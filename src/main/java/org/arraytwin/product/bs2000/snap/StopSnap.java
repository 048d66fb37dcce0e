package org.arraytwin.product.bs2000.snap;

import java.util.List;
import org.arraytwin.product.bs2000.pair.Act;
import org.arraytwin.product.bs2000.pair.Chosen;
import org.arraytwin.product.bs2000.pair.CopyType;
import org.arraytwin.product.bs2000.pair.Pair;
import org.arraytwin.product.bs2000.pair.ShcOsd;
import org.arraytwin.product.bs2000.system.Job;
import org.arraytwin.product.bs2000.system.Order;
import org.arraytwin.product.bs2000.system.Verb;

/** {@code /STOP-SNAP-SESSION}: the snap unit is free again, without the data it held. */
public record StopSnap(ShcOsd rules) implements Verb {
  @Override
  public String name() {
    return "STOP-SNAP-SESSION";
  }

  @Override
  public void run(Job job) {
    Chosen chosen = Chosen.of(job, rules, Act.STOP, CopyType.SNAP);
    boolean forced = job.given("FORCE", "*YES");
    List<Pair> pairs = Snaps.oldestFirst(chosen.existing(Snaps.OPERAND, Snaps.WHAT));
    pairs.forEach(
        pair -> {
          chosen.requireStatus(pair, forced);
          chosen.requireUnused(pair.copy());
        });
    job.carryOut(
        pairs.stream().map(pair -> Snaps.stop(chosen, pair, forced, new Order())).toList(),
        /* together= */ false);
  }
}
