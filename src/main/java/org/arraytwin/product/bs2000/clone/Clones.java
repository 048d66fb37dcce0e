package org.arraytwin.product.bs2000.clone;

import org.arraytwin.product.bs2000.pair.Chosen;
import org.arraytwin.product.bs2000.pair.Pair;
import org.arraytwin.product.bs2000.system.Order;

/** Words that the commands on clone pairs have in common. */
final class Clones {
  static final String OPERAND = "CLONE-UNIT";
  static final String WHAT = "CLONE UNIT";

  /** Operations of the storage system. */
  static final String EC_SUSPEND = "acec suspend";

  static final String EC_RESUME = "acec resume";
  static final String EC_REVERSE = "acec reverse";
  static final String OPC_START = "acopc start";

  private Clones() {}

  /** Something asked of the session of a pair. */
  static Order.Asked operate(Chosen chosen, Pair pair, String operation, String... options) {
    int array = pair.unit().array();
    return new Order.Asked(
        array, chosen.job().orders(array).operate(pair.live(), operation, options));
  }
}
