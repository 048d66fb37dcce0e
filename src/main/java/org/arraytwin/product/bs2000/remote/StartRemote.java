package org.arraytwin.product.bs2000.remote;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.arraytwin.product.bs2000.system.Disk;
import org.arraytwin.product.bs2000.system.Job;
import org.arraytwin.product.bs2000.system.Machine;
import org.arraytwin.product.bs2000.system.Notice;
import org.arraytwin.product.bs2000.system.Order;
import org.arraytwin.product.bs2000.system.Security;
import org.arraytwin.product.bs2000.system.Selection;
import org.arraytwin.product.bs2000.system.ShcException;
import org.arraytwin.product.bs2000.system.Verb;
import org.arraytwin.product.eternus.session.Orders;
import org.arraytwin.product.eternus.session.Transfer;
import org.arraytwin.replication.Mode;

/** {@code /START-REMOTE-COPY}: synchronization from the source to the target units begins. */
public record StartRemote(RemoteRules rules) implements Verb {
  @Override
  public String name() {
    return "START-REMOTE-COPY";
  }

  @Override
  public void run(Job job) {
    Remotes remotes = Remotes.changing(job, rules);
    Machine machine = remotes.machine();
    List<Disk> units = Selection.of(machine, job.operands()).units();
    List<Disk> targets =
        job.operands().of("TARGET-UNIT").words().stream().map(machine::device).toList();
    if (units.size() != targets.size()) {
      throw new ShcException(
          Notice.WRONG_COUNT, Integer.toString(units.size()), Integer.toString(targets.size()));
    }
    Set<Disk> taken = new HashSet<>();
    List<Order> orders = new ArrayList<>();
    for (int i = 0; i < units.size(); i++) {
      require(remotes, units.get(i), targets.get(i), taken);
      orders.add(order(job, machine, units.get(i), targets.get(i)));
    }
    job.carryOut(orders, /* together= */ false);
    if (job.given("WAIT", "*UNTIL-SYNCHRONIZATION")) {
      List<RemotePair> started =
          new Remotes(job, rules, job.machine())
              .all().stream().filter(p -> targets.contains(p.target())).toList();
      job.later(
          remotes.past(started, RemoteRules.Status.SYNCHRONIZING),
          () -> {
            started.forEach(pair -> remotes.require(pair, RemoteRules.Status.ACTIVE));
            remotes.completed(started);
          });
    }
  }

  private static void require(Remotes remotes, Disk unit, Disk target, Set<Disk> taken) {
    Machine machine = remotes.machine();
    Security.requireUsable(machine, unit);
    Security.requireUsable(machine, target);
    if (unit.array() == target.array()) {
      throw new ShcException(
          Notice.OTHER_STORAGE, unit.shown(), target.shown(), "DIFFERENT STORAGE SYSTEMS");
    }
    if (target.volume().sizeBytes() < unit.volume().sizeBytes()) {
      throw new ShcException(Notice.OTHER_SIZE, unit.shown(), target.shown());
    }
    String user = machine.user(target);
    if (user != null) {
      throw new ShcException(Notice.NOT_FREE, target.shown(), "PUBSET " + user + " USES IT");
    }
    if (!taken.add(target) || machine.fed(target)) {
      throw new ShcException(Notice.NOT_FREE, target.shown(), "IT BELONGS TO ANOTHER PAIR");
    }
  }

  /** What the operand COPY-MODE asks for. */
  static Mode mode(Job job) {
    if (job.given("COPY-MODE", "*ASYNCH")) {
      return Mode.ASYNC;
    }
    return job.given("COPY-MODE", "*ASYNC-STACK") ? Mode.ADAPTIVE : Mode.SYNC;
  }

  private static Order order(Job job, Machine machine, Disk unit, Disk target) {
    Mode mode = mode(job);
    String box = machine.at().fleet().site(target.array()).name();
    Transfer transfer =
        new Transfer(mode, /* automaticRecovery= */ true, /* manualSplit= */ mode != Mode.SYNC);
    Orders.Remote terms = new Orders.Remote(target.array(), box, transfer);
    return new Order()
        .command(
            unit.array(), job.orders(unit.array()).start(unit.volume(), target.volume(), terms))
        .write(machine.notebook().label(target, machine.label(target).destroyed()));
  }
}
