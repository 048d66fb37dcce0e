package org.arraytwin.product.threepar.cli.rcopy;

import java.util.ArrayList;
import java.util.List;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Together;
import org.arraytwin.fleet.remote.AdmitTarget;
import org.arraytwin.fleet.remote.CreateGroup;
import org.arraytwin.product.threepar.cli.word.Call;
import org.arraytwin.product.threepar.cli.word.Chosen;
import org.arraytwin.product.threepar.cli.word.CommandError;
import org.arraytwin.product.threepar.cli.word.Option;
import org.arraytwin.product.threepar.cli.word.Syntax;
import org.arraytwin.product.threepar.cli.word.Word;
import org.arraytwin.replication.Mode;

/** {@code creatercopygroup}. */
public final class CreateRcopyGroup implements Word {
  @Override
  public String name() {
    return "creatercopygroup";
  }

  @Override
  public Syntax syntax() {
    return new Syntax(
        "Creates a Remote Copy group here and its other half on the target.",
        "<group> <target>:<mode> [<target>:<mode>]",
        2,
        Integer.MAX_VALUE,
        List.of(
            Option.refused("-domain", "this system has no domains"),
            Option.refused("-usr_cpg", "groups have no CPGs of their own here"),
            Option.refused("-snp_cpg", "groups have no CPGs of their own here")),
        List.of(
            "The mode is sync or periodic. Names have at most 22 characters.",
            "With two targets, synchronous long distance: the pair of the targets stands by.",
            "On the target the group is called <group>.r<id of this system>."));
  }

  @Override
  public void run(Call call) {
    String group = call.arguments().operand(0);
    List<Command> commands = new ArrayList<>(2);
    for (String pair : call.arguments().from(1)) {
      int colon = pair.lastIndexOf(':');
      if (colon <= 0) {
        throw new CommandError("invalid target " + pair + "; <target>:<mode> is needed");
      }
      Mode mode = ModeWord.mode(pair.substring(colon + 1));
      String target = pair.substring(0, colon);
      Chosen.target(call, target);
      commands.add(
          commands.isEmpty()
              ? new CreateGroup(call.array(), group, target, mode)
              : new AdmitTarget(call.array(), group, target, mode));
    }
    call.execute(new Together(commands), group);
  }
}
