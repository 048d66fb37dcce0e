package org.arraytwin.product.bs2000.clone;

import java.util.List;
import org.arraytwin.product.bs2000.pair.Act;
import org.arraytwin.product.bs2000.pair.Chosen;
import org.arraytwin.product.bs2000.pair.CopyType;
import org.arraytwin.product.bs2000.pair.Pair;
import org.arraytwin.product.bs2000.pair.ShcOsd;
import org.arraytwin.product.bs2000.system.Disk;
import org.arraytwin.product.bs2000.system.Job;
import org.arraytwin.product.bs2000.system.Label;
import org.arraytwin.product.bs2000.system.Notice;
import org.arraytwin.product.bs2000.system.Order;
import org.arraytwin.product.bs2000.system.ShcException;
import org.arraytwin.product.bs2000.system.Verb;

/** {@code /SWAP-CLONE-SESSION}: unit and clone unit of a split EC pair change places. */
public record SwapClone(ShcOsd rules) implements Verb {
  @Override
  public String name() {
    return "SWAP-CLONE-SESSION";
  }

  @Override
  public void run(Job job) {
    Chosen chosen = Chosen.of(job, rules, Act.SWAP, CopyType.QUICKOPC, CopyType.EC);
    boolean renames = job.given("RENAME-PUBSET", "*YES");
    List<Pair> pairs = chosen.existing(Clones.OPERAND, Clones.WHAT);
    for (Pair pair : pairs) {
      chosen.requireStatus(pair, /* forced= */ false);
      requireNoSource(chosen, pair.unit());
      requireSameSize(pair);
      if (renames) {
        chosen.requireUnused(pair.unit());
        chosen.requireUnused(pair.copy());
      }
    }
    job.carryOut(
        pairs.stream().map(pair -> order(chosen, pair, renames)).toList(), /* together= */ true);
    for (Pair pair : pairs) {
      job.note(Notice.SWAPPED, pair.unit().shown(), pair.copy().shown());
    }
  }

  private static void requireNoSource(Chosen chosen, Disk unit) {
    if (chosen
        .machine()
        .box(unit.array())
        .touching(unit.volume().id())
        .exists(s -> s.kind().remote() && unit.same(s.sourceArray(), s.source()))) {
      throw new ShcException(Notice.SWAP_REC_SOURCE, unit.shown());
    }
  }

  /** What a larger clone unit has more would be nowhere any longer. */
  private static void requireSameSize(Pair pair) {
    if (pair.unit().volume().sizeBytes() != pair.copy().volume().sizeBytes()) {
      throw new ShcException(Notice.OTHER_SIZE, pair.unit().shown(), pair.copy().shown());
    }
  }

  /** Renamed, the new original bears the name of the old one, and the other way round. */
  private static Order order(Chosen chosen, Pair pair, boolean renames) {
    Order order = new Order().command(Clones.operate(chosen, pair, Clones.EC_REVERSE));
    if (renames) {
      Label unit = chosen.machine().label(pair.unit());
      Label clone = chosen.machine().label(pair.copy());
      chosen.label(order, pair.unit(), unit.vsn(clone.vsn()), unit.vsn());
      chosen.label(order, pair.copy(), clone.vsn(unit.vsn()), clone.vsn());
    }
    return order;
  }
}
