package org.arraytwin.product.bs2000.remote;

import java.util.List;
import org.arraytwin.product.bs2000.pair.Chosen;
import org.arraytwin.product.bs2000.sdf.Bound;
import org.arraytwin.product.bs2000.system.Job;
import org.arraytwin.product.bs2000.system.Notice;
import org.arraytwin.product.bs2000.system.Order;
import org.arraytwin.product.bs2000.system.Selection;
import org.arraytwin.product.bs2000.system.ShcException;
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
    pairs.forEach(pair -> requireAlone(job, remotes, pair));
    requireTargets(job, remotes, selection, pairs);
    job.carryOut(pairs.stream().map(pair -> order(remotes, pair)).toList(), /* together= */ true);
    remotes.completed(pairs);
  }

  private static void requireAlone(Job job, Remotes remotes, RemotePair pair) {
    long pairs = remotes.all().stream().filter(p -> p.source().equals(pair.source())).count();
    if (pairs > 1) {
      throw new ShcException(
          Notice.CONCURRENT, job.command(), pair.source().shown(), Long.toString(pairs));
    }
  }

  /** TARGET-UNIT names, in the order of the units, the target units that they must have. */
  private static void requireTargets(
      Job job, Remotes remotes, Selection selection, List<RemotePair> pairs) {
    Bound.Choice named = job.operands().of("TARGET-UNIT");
    if (named.keyword() != null) {
      return;
    }
    Chosen.requireCount(selection.units().size(), named.words().size());
    for (int i = 0; i < pairs.size(); i++) {
      RemotePair pair = pairs.get(i);
      if (!pair.target().equals(remotes.machine().device(named.words().get(i)))) {
        throw new ShcException(
            Notice.NO_PAIR, pair.source().shown(), Remotes.WHAT + " " + named.words().get(i));
      }
    }
  }

  /** In ERROR the two are parted first. */
  private static Order order(Remotes remotes, RemotePair pair) {
    Order order = new Order();
    if (pair.status().is(RemoteRules.Status.ERROR)) {
      remotes.part(pair).forEach(order::command);
    }
    return order.command(remotes.operate(pair, Remotes.REVERSE));
  }
}
