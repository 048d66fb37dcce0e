package org.arraytwin.product.threepar.cli.rcopy;

import java.util.List;
import org.arraytwin.fleet.remote.StopGroup;
import org.arraytwin.product.threepar.cli.word.Call;
import org.arraytwin.product.threepar.cli.word.Confirm;
import org.arraytwin.product.threepar.cli.word.Option;
import org.arraytwin.product.threepar.cli.word.Syntax;
import org.arraytwin.product.threepar.cli.word.Word;
import org.arraytwin.replication.GroupHalf;

/** {@code stoprcopygroup}; returns when the group is stopped. */
public final class StopRcopyGroup implements Word {
  @Override
  public String name() {
    return "stoprcopygroup";
  }

  @Override
  public Syntax syntax() {
    return new Syntax(
        "Stops a Remote Copy group and waits until it is stopped.",
        "<group>",
        1,
        1,
        List.of(
            Confirm.FORCE,
            Option.flag(
                "-nosnap", "takes no snapshots; the next start still copies only what differs"),
            GroupLine.PATTERN,
            GroupLine.TARGET),
        List.of(Confirm.NO_TERMINAL));
  }

  @Override
  public void run(Call call) throws InterruptedException {
    Confirm.require(call, name());
    GroupLine.each(call, call.arguments().operands(), half -> stop(call, half));
  }

  private static void stop(Call call, GroupHalf half) throws InterruptedException {
    String group = half.name();
    call.execute(new StopGroup(call.array(), group, call.has("-nosnap")), half.group());
    GroupLine.await(call, group, "stop", GroupLine::settled, GroupLine::stopped);
  }
}
