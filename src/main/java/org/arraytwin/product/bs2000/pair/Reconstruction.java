package org.arraytwin.product.bs2000.pair;

import org.arraytwin.array.Volume;
import org.arraytwin.product.bs2000.system.Disk;
import org.arraytwin.product.bs2000.system.Label;
import org.arraytwin.product.bs2000.system.Notice;
import org.arraytwin.product.bs2000.system.Order;
import org.arraytwin.product.bs2000.system.ShcException;
import org.arraytwin.product.eternus.session.Kind;
import org.arraytwin.product.eternus.session.Orders;
import org.arraytwin.product.eternus.session.Part;

/** What reconstructing units from clone and from snap units has in common. */
public final class Reconstruction {
  private Reconstruction() {}

  /**
   * Checks that a unit can be reconstructed from its copy; what has begun is only to be ended.
   *
   * @throws ShcException where it cannot
   */
  public static void require(Chosen chosen, Pair pair) {
    if (!pair.turned()) {
      chosen.requireStatus(pair, /* forced= */ false);
    }
    Disk unit = pair.unit();
    boolean remote =
        chosen
            .machine()
            .box(unit.array())
            .touching(unit.volume().id())
            .exists(s -> s.kind().remote() && unit.same(s.targetArray(), s.target()));
    if (remote) {
      throw new ShcException(Notice.RESTORE_TARGET, chosen.job().command(), unit.shown());
    }
    chosen.requireUnused(unit);
    chosen.requireUnused(pair.copy());
  }

  /**
   * Brings back by an OPC what a copy holds; what is written to the label goes ahead of hosts that
   * have to wait.
   */
  public static Order order(Chosen chosen, Pair pair) {
    Orders orders = chosen.job().orders(pair.unit().array());
    Volume copy = pair.copy().volume();
    Volume unit = pair.unit().volume();
    Part part = Part.whole(copy, unit);
    Order order = new Order().command(orders.array(), orders.start(Kind.OPC, copy, unit, part));
    label(chosen, order, pair);
    return chosen.rules().is("unitDuringRestore", "refused")
        ? order.command(orders.array(), orders.bar(copy, unit, part))
        : order;
  }

  /** The unit keeps its own VSN, or gets a new one, whatever its copy was called. */
  public static void label(Chosen chosen, Order order, Pair pair) {
    Label own = chosen.machine().label(pair.unit());
    Label copy = chosen.machine().label(pair.copy());
    String vsn = chosen.selection().renames() ? chosen.selection().renamed(own.vsn()) : own.vsn();
    chosen.label(order, pair.unit(), new Label(vsn, copy.open(), own.attached()), copy.vsn());
  }
}
