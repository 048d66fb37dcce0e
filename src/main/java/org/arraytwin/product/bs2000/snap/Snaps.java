package org.arraytwin.product.bs2000.snap;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.arraytwin.product.bs2000.pair.Chosen;
import org.arraytwin.product.bs2000.pair.CopyType;
import org.arraytwin.product.bs2000.pair.Pair;
import org.arraytwin.product.bs2000.system.Disk;
import org.arraytwin.product.bs2000.system.Label;
import org.arraytwin.product.bs2000.system.Order;
import org.arraytwin.product.eternus.session.Orders;

/** What the commands on snap pairs and those on Snapsets order. */
final class Snaps {
  static final String OPERAND = "SNAP-UNIT";
  static final String WHAT = "SNAP UNIT";

  private Snaps() {}

  /** Creates a snap pair, which is active at once. */
  static Order start(Chosen chosen, Disk unit, Disk snap, Order order) {
    order.command(
        unit.array(),
        chosen
            .job()
            .orders(unit.array())
            .start(CopyType.SNAP.kind(), unit.volume(), snap.volume()));
    String vsn = chosen.machine().label(unit).vsn();
    chosen.label(order, snap, chosen.copied(unit, snap), vsn);
    return order;
  }

  /** Ends a snap pair; forced, those of its unit that are older, too. What they saved is lost. */
  static Order stop(Chosen chosen, Pair pair, boolean forced, Order order) {
    Orders orders = chosen.job().orders(pair.unit().array());
    String[] options = forced ? new String[] {"force"} : new String[0];
    order.command(
        orders.array(), orders.operate(pair.live(), Orders.endWord(CopyType.SNAP.kind()), options));
    for (Pair lost : chosen.pairs().of(pair.unit())) {
      boolean older = forced && lost.live().generation() < pair.live().generation();
      if (lost.copy().equals(pair.copy()) || older) {
        Label label = chosen.machine().label(lost.copy()).destroyed();
        chosen.label(order, lost.copy(), label, label.vsn());
      }
    }
    return order;
  }

  /** The older ones first: the newer ones carry what they read. */
  static List<Pair> oldestFirst(List<Pair> pairs) {
    List<Pair> sorted = new ArrayList<>(pairs);
    sorted.sort(Comparator.comparingInt(p -> p.live().generation()));
    return sorted;
  }
}
