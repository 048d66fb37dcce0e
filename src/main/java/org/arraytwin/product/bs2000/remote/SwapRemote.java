package org.arraytwin.product.bs2000.remote;

import java.util.List;
import org.arraytwin.product.bs2000.system.Job;
import org.arraytwin.product.bs2000.system.Order;
import org.arraytwin.product.bs2000.system.Selection;
import org.arraytwin.product.bs2000.system.Verb;

/** {@code /SWAP-REMOTE-COPY}: source and target units change places; nothing moves by itself. */
public record SwapRemote(RemoteRules rules) implements Verb {
  @Override
  public String name() {
    return "SWAP-REMOTE-COPY";
  }

  @Override
  public void run(Job job) {
    Remotes remotes = Remotes.changing(job, rules);
    Selection selection = Selection.of(remotes.machine(), job.operands());
    List<RemotePair> pairs = remotes.chosen(selection, RemoteAct.SWAP, /* forced= */ false);
    pairs.forEach(RemotePair::requireSameSize);
    job.carryOut(
        pairs.stream()
            .map(pair -> new Order().command(remotes.operate(pair, Remotes.REVERSE)))
            .toList(),
        /* together= */ true);
    remotes.completed(pairs);
  }
}
