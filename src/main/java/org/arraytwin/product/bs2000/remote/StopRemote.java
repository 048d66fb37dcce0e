package org.arraytwin.product.bs2000.remote;

import java.util.List;
import org.arraytwin.product.bs2000.system.Job;
import org.arraytwin.product.bs2000.system.Label;
import org.arraytwin.product.bs2000.system.Machine;
import org.arraytwin.product.bs2000.system.Order;
import org.arraytwin.product.bs2000.system.Selection;
import org.arraytwin.product.bs2000.system.Verb;

/** {@code /STOP-REMOTE-COPY}: both units are normal devices again. */
public record StopRemote(RemoteRules rules) implements Verb {
  @Override
  public String name() {
    return "STOP-REMOTE-COPY";
  }

  @Override
  public void run(Job job) {
    Remotes remotes = Remotes.changing(job, rules);
    Selection selection = Selection.of(remotes.machine(), job.operands());
    boolean forced = job.given("FORCE", "*YES");
    List<RemotePair> pairs = remotes.chosen(selection, RemoteAct.STOP, forced);
    job.carryOut(pairs.stream().map(pair -> order(remotes, pair)).toList(), /* together= */ false);
  }

  private static Order order(Remotes remotes, RemotePair pair) {
    Machine machine = remotes.machine();
    Order order = new Order();
    remotes.end(pair).forEach(order::command);
    if (pair.target().configured()) {
      Label before = machine.label(pair.target());
      Label source = machine.label(pair.source());
      boolean open = machine.user(pair.source()) != null || source.open();
      Label after =
          switch (pair.status().name()) {
            case RemoteRules.Status.ACTIVE -> new Label(source.vsn(), open, before.attached());
            case RemoteRules.Status.IN_HOLD -> before;
            default -> before.destroyed();
          };
      order.write(machine.notebook().label(pair.target(), after));
    }
    return order;
  }
}
