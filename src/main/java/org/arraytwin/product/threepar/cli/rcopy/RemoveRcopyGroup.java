package org.arraytwin.product.threepar.cli.rcopy;

import java.util.List;
import org.arraytwin.fleet.remote.RemoveGroup;
import org.arraytwin.product.threepar.cli.word.Call;
import org.arraytwin.product.threepar.cli.word.Option;
import org.arraytwin.product.threepar.cli.word.Syntax;
import org.arraytwin.product.threepar.cli.word.Word;

/** {@code removercopygroup}. */
public final class RemoveRcopyGroup implements Word {
  @Override
  public String name() {
    return "removercopygroup";
  }

  @Override
  public Syntax syntax() {
    return new Syntax(
        "Removes a stopped Remote Copy group from both systems.",
        "<group>",
        1,
        1,
        List.of(
            GroupLine.FORCE,
            Option.flag("-removevv", "removes the volumes on the target too"),
            Option.refused("-keepsnap", "resync snapshots are no volumes here and cannot stay"),
            GroupLine.PATTERN),
        List.of(GroupLine.NO_TERMINAL));
  }

  @Override
  public void run(Call call) throws InterruptedException {
    GroupLine.requireForce(call, name());
    GroupLine.each(
        call,
        call.arguments().operands(),
        half -> {
          call.execute(
              new RemoveGroup(call.array(), half.name(), call.has("-removevv")), half.name());
          call.print("Group " + half.name() + " deleted.");
        });
  }
}
