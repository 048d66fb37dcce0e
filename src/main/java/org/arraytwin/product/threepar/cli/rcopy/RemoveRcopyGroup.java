package org.arraytwin.product.threepar.cli.rcopy;

import java.util.List;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Together;
import org.arraytwin.fleet.remote.RemoveGroup;
import org.arraytwin.product.threepar.cli.word.Call;
import org.arraytwin.product.threepar.cli.word.CommandError;
import org.arraytwin.product.threepar.cli.word.Confirm;
import org.arraytwin.product.threepar.cli.word.Option;
import org.arraytwin.product.threepar.cli.word.Syntax;
import org.arraytwin.product.threepar.cli.word.Word;
import org.arraytwin.product.threepar.copy.GroupCpgs;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.table.Trait;

/** {@code removercopygroup}. */
public final class RemoveRcopyGroup implements Word {
  private static final String NAME = "removercopygroup";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Syntax syntax() {
    return new Syntax(
        "Removes a stopped Remote Copy group from both systems.",
        "<group>",
        1,
        1,
        List.of(
            Confirm.FORCE,
            Option.flag("-removevv", "removes the volumes on the target too"),
            GroupLine.KEEP_SNAPSHOT,
            GroupLine.PATTERN),
        List.of(Confirm.NO_TERMINAL));
  }

  @Override
  public void run(Call call) throws InterruptedException {
    Confirm.require(call, name());
    GroupLine.eachGroup(call, call.arguments().operands(), halves -> remove(call, halves));
  }

  /**
   * Removes a group, as the options of the line say.
   *
   * @param halves of this system, one for each target
   * @throws CommandError where it is refused
   */
  public static void remove(Call call, List<GroupHalf> halves) {
    if (OneSided.waits(call, halves, NAME)) {
      return;
    }
    OneSided.require(call, halves, NAME);
    for (GroupHalf half : halves) {
      OneSided.requireMatch(call, half);
    }
    String group = halves.get(0).group();
    List<Command> commands = GroupLine.kept(call, halves, id -> true);
    for (GroupHalf half : halves) {
      if (!half.status().has(Trait.RESERVE)) {
        commands.add(new RemoveGroup(call.array(), half.name(), call.has("-removevv")));
      }
    }
    commands.addAll(GroupCpgs.forgotten(call.at(), call.array(), halves));
    call.execute(new Together(commands), group);
    OneSided.done(call, halves, NAME);
    call.print("Group " + group + " deleted.");
  }
}
