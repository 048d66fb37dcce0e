package org.arraytwin.product.bs2000.snap;

import java.util.Set;
import org.arraytwin.product.bs2000.pair.CopyType;
import org.arraytwin.product.bs2000.pair.PairTable;
import org.arraytwin.product.bs2000.pair.ShcOsd;
import org.arraytwin.product.bs2000.system.Job;
import org.arraytwin.product.bs2000.system.Verb;

/** {@code /SHOW-SNAP-SESSION-STATUS}. */
public record ShowSnaps(ShcOsd rules) implements Verb {
  @Override
  public String name() {
    return "SHOW-SNAP-SESSION-STATUS";
  }

  @Override
  public void run(Job job) {
    new PairTable(Snaps.WHAT, "SNAP-UNIT", Set.of(CopyType.SNAP)).show(job, rules);
  }
}
