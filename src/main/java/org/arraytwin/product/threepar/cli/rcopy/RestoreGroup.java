package org.arraytwin.product.threepar.cli.rcopy;

import java.util.List;
import java.util.function.Predicate;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.remote.Restore;
import org.arraytwin.product.threepar.cli.word.Call;
import org.arraytwin.product.threepar.cli.word.Option;
import org.arraytwin.replication.GroupHalf;

/** {@code setrcopygroup restore}. */
public final class RestoreGroup extends DisasterRecovery {
  public RestoreGroup() {
    super(
        "restore",
        "Returns a recovered group to its natural direction and starts it.",
        List.of(
            Option.flag("-nostart", "changes the roles, does not start the group"),
            Option.flag("-nosync", "takes the volumes for synchronized, without a copy"),
            Option.flag(
                "-nosnap", "takes no snapshots before the change of role; a restore never does")),
        List.of("Typed on the Primary-Rev side while the group is started and synchronized."));
  }

  @Override
  Command command(Call call, String group) {
    return new Restore(call.array(), group, call.has("-nostart"), call.has("-nosync"));
  }

  @Override
  Predicate<GroupHalf> good(Call call, GroupHalf before) {
    boolean nostart = call.has("-nostart");
    return half -> !half.role().isReversed() && (nostart || half.running());
  }
}
