package org.arraytwin.product.bs2000.snap;

import java.util.ArrayList;
import java.util.List;
import org.arraytwin.product.bs2000.pair.Act;
import org.arraytwin.product.bs2000.pair.Chosen;
import org.arraytwin.product.bs2000.pair.CopyType;
import org.arraytwin.product.bs2000.pair.Fresh;
import org.arraytwin.product.bs2000.pair.ShcOsd;
import org.arraytwin.product.bs2000.system.Disk;
import org.arraytwin.product.bs2000.system.Job;
import org.arraytwin.product.bs2000.system.Notice;
import org.arraytwin.product.bs2000.system.Order;
import org.arraytwin.product.bs2000.system.Verb;

/** {@code /START-SNAP-SESSION}: creates snap pairs, active at once. */
public record StartSnap(ShcOsd rules) implements Verb {
  @Override
  public String name() {
    return "START-SNAP-SESSION";
  }

  @Override
  public void run(Job job) {
    Chosen chosen = Chosen.of(job, rules, Act.START, CopyType.values());
    List<Disk> units = chosen.selection().units();
    Fresh fresh = new Fresh(chosen, rules, CopyType.SNAP);
    List<Disk> snaps =
        job.given(Snaps.OPERAND, "*AUTO-SELECT")
            ? fresh.select(units)
            : job.operands().of(Snaps.OPERAND).words().stream()
                .map(mn -> chosen.machine().device(mn))
                .toList();
    fresh.require(units, snaps);
    List<Order> orders = new ArrayList<>();
    for (int i = 0; i < units.size(); i++) {
      orders.add(Snaps.start(chosen, units.get(i), snaps.get(i), new Order()));
    }
    chosen.carryOut(orders);
    for (int i = 0; i < units.size(); i++) {
      job.note(Notice.SNAP_ACTIVATED, units.get(i).shown(), snaps.get(i).shown());
    }
  }
}
