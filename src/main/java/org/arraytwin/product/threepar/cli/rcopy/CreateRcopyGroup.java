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
import org.arraytwin.product.threepar.copy.GroupCpgs;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.Mode;
import org.jspecify.annotations.Nullable;

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
            CpgOptions.USER_OPTION,
            CpgOptions.SNAPSHOT_OPTION,
            Option.refused("-domain", "this system has no domains")),
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
    CpgOptions user = CpgOptions.of(call, CpgOptions.USER);
    CpgOptions snapshot = CpgOptions.of(call, CpgOptions.SNAPSHOT);
    requireUser(user, snapshot, group);
    requireTargets(call, user);
    requireTargets(call, snapshot);
    call.execute(new Together(commands), group);
    if (user != null) {
      List<GroupHalf> halves = Chosen.group(call, group);
      call.order(
          desk -> {
            new GroupCpgs(desk)
                .set(
                    halves,
                    CpgOptions.choice(call, halves, user),
                    CpgOptions.choice(call, halves, snapshot));
            return halves;
          });
    }
  }

  private static void requireUser(
      @Nullable CpgOptions user, @Nullable CpgOptions snapshot, String group) {
    if (snapshot != null && user == null) {
      throw new CommandError("Group " + group + " has no CPG: -snp_cpg needs -usr_cpg");
    }
  }

  /** The group has the targets behind its name, whichever are named for its CPGs. */
  private static void requireTargets(Call call, @Nullable CpgOptions given) {
    List<String> targets = call.arguments().from(1).stream().map(CreateRcopyGroup::target).toList();
    if (given != null && !targets.containsAll(given.targets().keySet())) {
      throw new CommandError(
          "CPGs are given for target "
              + String.join(", ", given.targets().keySet())
              + "; the group has "
              + String.join(", ", targets));
    }
  }

  private static String target(String pair) {
    return pair.substring(0, Math.max(0, pair.lastIndexOf(':')));
  }
}
