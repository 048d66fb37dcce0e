package org.arraytwin.product.bs2000.snap;

import java.util.List;
import org.arraytwin.product.bs2000.pair.Act;
import org.arraytwin.product.bs2000.pair.Chosen;
import org.arraytwin.product.bs2000.pair.CopyType;
import org.arraytwin.product.bs2000.pair.Pair;
import org.arraytwin.product.bs2000.pair.Reconstruction;
import org.arraytwin.product.bs2000.pair.ShcOsd;
import org.arraytwin.product.bs2000.system.Job;
import org.arraytwin.product.bs2000.system.Verb;

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
    chosen.carryOut(pairs.stream().map(pair -> Reconstruction.order(chosen, pair)).toList());
    chosen.completed(pairs);
  }
}
