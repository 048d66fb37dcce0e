package org.arraytwin.product.threepar.cli.rcopy;

import java.util.List;
import java.util.function.Predicate;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.remote.OverrideFailsafe;
import org.arraytwin.product.threepar.cli.word.Call;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.table.Trait;

/** {@code setrcopygroup override}. */
public final class OverrideGroup extends DisasterRecovery {
  public OverrideGroup() {
    super(
        "override",
        "Lets hosts have the volumes of a group in Failsafe again.",
        List.of(),
        List.of(
            "Typed on the primary side. A group with auto_failover gets into Failsafe where its",
            "target is lost. See to it first that the target does not serve its hosts."));
  }

  @Override
  Command command(Call call, String group) {
    return new OverrideFailsafe(call.array(), group);
  }

  @Override
  Predicate<GroupHalf> good(Call call, GroupHalf before) {
    return half -> !half.status().has(Trait.SOURCE_OFFLINE);
  }
}
