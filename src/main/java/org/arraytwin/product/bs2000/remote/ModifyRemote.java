package org.arraytwin.product.bs2000.remote;

import java.util.List;
import org.arraytwin.product.bs2000.system.Job;
import org.arraytwin.product.bs2000.system.Order;
import org.arraytwin.product.bs2000.system.Selection;
import org.arraytwin.product.bs2000.system.Verb;

/** {@code /MODIFY-REMOTE-COPY-PARAMETER}: changes the processing mode of pairs in hold. */
public record ModifyRemote(RemoteRules rules) implements Verb {
  @Override
  public String name() {
    return "MODIFY-REMOTE-COPY-PARAMETER";
  }

  @Override
  public void run(Job job) {
    Remotes remotes = Remotes.changing(job, rules);
    Selection selection = Selection.of(remotes.machine(), job.operands());
    List<RemotePair> pairs = remotes.chosen(selection, RemoteAct.MODIFY, /* forced= */ false);
    job.carryOut(pairs.stream().map(pair -> order(job, pair)).toList(), /* together= */ false);
    remotes.completed(pairs);
  }

  private static Order order(Job job, RemotePair pair) {
    return new Order()
        .command(
            pair.session().array(),
            job.orders(pair.session().array())
                .change(
                    pair.session(),
                    StartRemote.mode(job),
                    /* recovery= */ null,
                    /* split= */ null));
  }
}
