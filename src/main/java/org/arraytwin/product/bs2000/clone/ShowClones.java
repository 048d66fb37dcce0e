package org.arraytwin.product.bs2000.clone;

import java.util.Set;
import org.arraytwin.product.bs2000.pair.CopyType;
import org.arraytwin.product.bs2000.pair.PairTable;
import org.arraytwin.product.bs2000.pair.ShcOsd;
import org.arraytwin.product.bs2000.system.Job;
import org.arraytwin.product.bs2000.system.Verb;

/** {@code /SHOW-CLONE-SESSION-STATUS}. */
public record ShowClones(ShcOsd rules) implements Verb {
  @Override
  public String name() {
    return "SHOW-CLONE-SESSION-STATUS";
  }

  @Override
  public void run(Job job) {
    new PairTable(Clones.WHAT, "CLONE-UNIT", Set.of(CopyType.QUICKOPC, CopyType.EC))
        .show(job, rules);
  }
}
