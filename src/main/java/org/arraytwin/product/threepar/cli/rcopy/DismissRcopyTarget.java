package org.arraytwin.product.threepar.cli.rcopy;

import java.util.ArrayList;
import java.util.List;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Together;
import org.arraytwin.fleet.remote.RemoveGroup;
import org.arraytwin.product.threepar.cli.word.Call;
import org.arraytwin.product.threepar.cli.word.Chosen;
import org.arraytwin.product.threepar.cli.word.CommandError;
import org.arraytwin.product.threepar.cli.word.Confirm;
import org.arraytwin.product.threepar.cli.word.Syntax;
import org.arraytwin.product.threepar.cli.word.Word;
import org.arraytwin.product.threepar.copy.GroupCpgs;
import org.arraytwin.replication.GroupHalf;

/** {@code dismissrcopytarget}. */
public final class DismissRcopyTarget implements Word {
  @Override
  public String name() {
    return "dismissrcopytarget";
  }

  @Override
  public Syntax syntax() {
    return new Syntax(
        "Takes one of its two targets from a stopped Remote Copy group.",
        "<target> <group>",
        2,
        2,
        List.of(Confirm.FORCE),
        List.of("The volumes on that target stay.", Confirm.NO_TERMINAL));
  }

  @Override
  public void run(Call call) {
    Confirm.require(call, name());
    String target = call.arguments().operand(0);
    String group = call.arguments().operand(1);
    List<GroupHalf> halves = Chosen.group(call, group);
    GroupHalf half = Chosen.at(call, halves, target);
    if (halves.size() < 2) {
      throw new CommandError(
          "target " + target + " is the only one of group " + group + "; removercopygroup ends it");
    }
    dismiss(call, half);
  }

  /**
   * Takes a target from a group that has another one.
   *
   * @throws CommandError where it is refused
   */
  public static void dismiss(Call call, GroupHalf half) {
    List<Command> commands = new ArrayList<>();
    commands.add(new RemoveGroup(call.array(), half.name(), false));
    commands.addAll(GroupCpgs.forgotten(call.at(), call.array(), List.of(half)));
    call.execute(new Together(commands), half.group());
    call.print("Target " + half.target() + " has been dismissed from group " + half.group() + ".");
  }
}
