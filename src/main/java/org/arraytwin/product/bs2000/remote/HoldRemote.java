package org.arraytwin.product.bs2000.remote;

import java.util.ArrayList;
import java.util.List;
import org.arraytwin.product.bs2000.system.Job;
import org.arraytwin.product.bs2000.system.Label;
import org.arraytwin.product.bs2000.system.Machine;
import org.arraytwin.product.bs2000.system.Order;
import org.arraytwin.product.bs2000.system.Selection;
import org.arraytwin.product.bs2000.system.Verb;

/** {@code /HOLD-REMOTE-COPY}: the target units can be used; both sides are recorded. */
public record HoldRemote(RemoteRules rules) implements Verb {
  @Override
  public String name() {
    return "HOLD-REMOTE-COPY";
  }

  @Override
  public void run(Job job) {
    Remotes remotes = Remotes.changing(job, rules);
    Selection selection = Selection.of(remotes.machine(), job.operands());
    boolean forced = job.given("FORCE", "*YES");
    List<RemotePair> pairs = remotes.chosen(selection, RemoteAct.HOLD, forced);
    List<Order> orders = new ArrayList<>();
    for (RemotePair pair : pairs) {
      // The storage system wants force for all that is not equivalent; SHC-OSD switches over.
      Order order = new Order();
      if (pair.status().is(RemoteRules.Status.ACTIVE)) {
        order.command(remotes.operate(pair, Remotes.SUSPEND));
      } else {
        remotes.part(pair).forEach(order::command);
      }
      orders.add(order);
    }
    job.carryOut(orders, selection.held());
    // A stack is emptied before the two part.
    job.later(
        remotes.past(pairs, RemoteRules.Status.SYNCHRONIZING),
        () -> {
          job.carryOut(
              pairs.stream().map(pair -> label(job, remotes.machine(), selection, pair)).toList(),
              /* together= */ true);
          remotes.completed(pairs);
        });
  }

  /** The target bears the source's label from now on, or a new one. */
  private static Order label(Job job, Machine machine, Selection selection, RemotePair pair) {
    Order order = new Order();
    if (pair.target().configured()) {
      Label source = machine.label(pair.source());
      String vsn = selection.renames() ? selection.renamed(source.vsn()) : source.vsn();
      boolean open = machine.user(pair.source()) != null || source.open();
      if (selection.renames()) {
        order.command(job.labelling(machine, pair.target()));
      }
      order.write(
          machine
              .notebook()
              .label(pair.target(), new Label(vsn, open, machine.label(pair.target()).attached())));
    }
    return order;
  }
}
