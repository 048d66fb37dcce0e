package org.arraytwin.product.threepar.cli.rcopy;

import java.util.List;
import java.util.function.Predicate;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.remote.Failover;
import org.arraytwin.product.threepar.cli.word.Call;
import org.arraytwin.product.threepar.cli.word.Option;
import org.arraytwin.replication.GroupHalf;

/** {@code setrcopygroup failover}. */
public final class FailoverGroup extends DisasterRecovery {
  public FailoverGroup() {
    super(
        "failover",
        "Makes the secondary group Primary-Rev: its volumes take host writes.",
        List.of(
            Option.flag("-nosnap", "takes no snapshots before the change of role"),
            Option.flag("-nopromote", "does not roll back to snapshots of one point in time"),
            Option.flag("-discard", "does not look for newer data on another target"),
            Option.flag("-nostart", "does not start the group; a failover never does"),
            Option.flag("-nosync", "does not synchronize; a failover never does")),
        List.of(
            "Typed on the secondary side while the group is stopped or its target failed.",
            "Of a group with two targets the other one first brings what it has newer, unless -discard."));
  }

  @Override
  Command command(Call call, String group) {
    return new Failover(
        call.array(), group, call.has("-nosnap"), call.has("-nopromote"), call.has("-discard"));
  }

  @Override
  Predicate<GroupHalf> good(Call call, GroupHalf before) {
    return half -> half.role().isSource() && half.role().isReversed() != before.role().isReversed();
  }
}
