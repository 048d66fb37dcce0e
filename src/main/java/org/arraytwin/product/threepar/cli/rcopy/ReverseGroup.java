package org.arraytwin.product.threepar.cli.rcopy;

import java.util.List;
import java.util.function.Predicate;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.remote.Reverse;
import org.arraytwin.product.threepar.cli.word.Call;
import org.arraytwin.product.threepar.cli.word.CommandError;
import org.arraytwin.product.threepar.cli.word.Option;
import org.arraytwin.replication.GroupHalf;

/** {@code setrcopygroup reverse}. */
public final class ReverseGroup extends DisasterRecovery {
  public ReverseGroup() {
    super(
        "reverse",
        "Swaps the roles of a group.",
        List.of(
            Option.flag("-stopgroups", "stops the group first where it is started"),
            Option.flag("-natural", "swaps the natural direction only; the data flow stays"),
            Option.flag("-current", "swaps role and data flow; the group must be stopped"),
            Option.flag("-local", "changes this system only; with -natural or -current"),
            Option.flag("-nosnap", "takes no snapshots before the change of role"),
            Option.flag("-nopromote", "does not roll back to snapshots of one point in time")),
        List.of(
            "Without -natural and -current both the role and the data flow are swapped.",
            "-stopgroups -local -current on the Primary-Rev side takes a failover back."));
  }

  @Override
  void check(Call call) {
    if (call.has("-natural") && call.has("-current")) {
      throw new CommandError("options -natural and -current exclude each other");
    }
    if (call.has("-local") && !call.has("-natural") && !call.has("-current")) {
      throw new CommandError("option -local needs -natural or -current");
    }
  }

  @Override
  Command command(Call call, String group) {
    return new Reverse(
        call.array(),
        group,
        call.has("-natural"),
        call.has("-local"),
        call.has("-stopgroups"),
        call.has("-nosnap"),
        call.has("-nopromote"));
  }

  @Override
  Predicate<GroupHalf> good(Call call, GroupHalf before) {
    return half -> half.role() != before.role();
  }
}
