package org.arraytwin.product.threepar.cli.rcopy;

import java.util.List;
import java.util.function.Predicate;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.remote.Recover;
import org.arraytwin.product.threepar.cli.word.Call;
import org.arraytwin.product.threepar.cli.word.Option;
import org.arraytwin.replication.GroupHalf;

/** {@code setrcopygroup recover}. */
public final class RecoverGroup extends DisasterRecovery {
  public RecoverGroup() {
    super(
        "recover",
        "Makes the old primary Secondary-Rev and synchronizes it from this side.",
        List.of(
            Option.flag("-nostart", "changes the roles, does not start the group"),
            Option.flag("-nosync", "takes the volumes for synchronized, without a copy")),
        List.of("Typed on the Primary-Rev side, after a failover, when the target is ready."));
  }

  @Override
  Command command(Call call, String group) {
    return new Recover(call.array(), group, call.has("-nostart"), call.has("-nosync"));
  }

  @Override
  Predicate<GroupHalf> ended(Call call) {
    return half -> GroupLine.settled(half) && StartRcopyGroup.ended(half);
  }

  @Override
  Predicate<GroupHalf> good(Call call, GroupHalf before) {
    boolean nostart = call.has("-nostart");
    return half -> !half.recoverFailed() && (nostart || StartRcopyGroup.synced(half));
  }
}
