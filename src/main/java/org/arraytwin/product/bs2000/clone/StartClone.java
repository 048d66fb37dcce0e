package org.arraytwin.product.bs2000.clone;

import java.util.ArrayList;
import java.util.List;
import org.arraytwin.product.bs2000.pair.Act;
import org.arraytwin.product.bs2000.pair.Chosen;
import org.arraytwin.product.bs2000.pair.CopyType;
import org.arraytwin.product.bs2000.pair.Fresh;
import org.arraytwin.product.bs2000.pair.Pair;
import org.arraytwin.product.bs2000.pair.Pairs;
import org.arraytwin.product.bs2000.pair.ShcOsd;
import org.arraytwin.product.bs2000.system.Disk;
import org.arraytwin.product.bs2000.system.Job;
import org.arraytwin.product.bs2000.system.Notice;
import org.arraytwin.product.bs2000.system.Order;
import org.arraytwin.product.bs2000.system.ShcException;
import org.arraytwin.product.bs2000.system.Verb;

/** {@code /START-CLONE-SESSION}: a QuickOPC pair is active at once, an EC pair is not. */
public record StartClone(ShcOsd rules) implements Verb {
  @Override
  public String name() {
    return "START-CLONE-SESSION";
  }

  @Override
  public void run(Job job) {
    Chosen chosen = Chosen.of(job, rules, Act.START, CopyType.values());
    CopyType type = type(job);
    if (type == CopyType.EC && chosen.selection().renames()) {
      throw new ShcException(Notice.RENAME_KIND, "EC PAIRS ARE RENAMED BY ACTIVATE-CLONE");
    }
    List<Disk> units = chosen.selection().units();
    List<Disk> clones =
        job.operands().of("CLONE-UNIT").words().stream()
            .map(mn -> chosen.machine().device(mn))
            .toList();
    new Fresh(chosen, rules, type).require(units, clones);
    List<Order> orders = new ArrayList<>();
    for (int i = 0; i < units.size(); i++) {
      orders.add(order(chosen, type, units.get(i), clones.get(i)));
    }
    chosen.carryOut(orders);
    if (job.given("WAIT", "*UNTIL-SYNCHRONIZATION")) {
      Pairs after = new Pairs(job.machine(), rules, java.util.Set.of(type));
      List<Pair> started = clones.stream().map(after::onto).toList();
      chosen.whenSynchronized(started, () -> chosen.completed(started));
    }
  }

  private CopyType type(Job job) {
    if (job.given("CLONE-TYPE", "*STD")) {
      return rules.is("cloneType", "ec") ? CopyType.EC : CopyType.QUICKOPC;
    }
    return job.given("CLONE-TYPE", "*EC") ? CopyType.EC : CopyType.QUICKOPC;
  }

  private static Order order(Chosen chosen, CopyType type, Disk unit, Disk clone) {
    Order order =
        new Order()
            .command(
                unit.array(),
                chosen
                    .job()
                    .orders(unit.array())
                    .start(type.kind(), unit.volume(), clone.volume()));
    if (type == CopyType.QUICKOPC) {
      String vsn = chosen.machine().label(unit).vsn();
      chosen.label(order, clone, chosen.copied(unit, clone), vsn);
    }
    return order;
  }
}
