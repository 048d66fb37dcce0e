package org.arraytwin.product.threepar.cli.peer;

import java.util.List;
import java.util.function.BiConsumer;
import org.arraytwin.fleet.peer.RenameTarget;
import org.arraytwin.fleet.remote.GrantTarget;
import org.arraytwin.product.threepar.cli.word.Call;
import org.arraytwin.product.threepar.cli.word.Chosen;
import org.arraytwin.product.threepar.cli.word.CommandError;
import org.arraytwin.product.threepar.cli.word.Syntax;
import org.arraytwin.product.threepar.cli.word.Word;
import org.arraytwin.product.threepar.remote.MirrorConfig;
import org.arraytwin.replication.TargetHalf;

/** {@code setrcopytarget} with its subcommands (sources: docs/FIDELITY.md). */
public final class TargetWords {
  private static final String WITNESS = "setrcopytarget witness";

  private TargetWords() {}

  /** All of them. */
  public static List<Word> all() {
    return List.of(
        new One(
            "setrcopytarget enable",
            "Lets this system exchange something with a target again.",
            "<target>",
            1,
            "Its groups stay stopped, but for those with auto_recover.",
            (call, target) -> grant(call, target, Long.MAX_VALUE)),
        new One(
            "setrcopytarget disable",
            "Lets this system exchange nothing with a target any more.",
            "<target>",
            1,
            "Groups of the target stop on both systems.",
            (call, target) -> grant(call, target, 0)),
        new One(
            "setrcopytarget name",
            "Gives a target another name on this system.",
            "<new_name> <target>",
            2,
            "Names have at most 23 characters.",
            TargetWords::rename),
        new One(
            "setrcopytarget pol",
            "Sets the policy of a target.",
            "{mirror_config|no_mirror_config} <target>",
            2,
            "With no_mirror_config, commands about groups are given on the secondary first.",
            TargetWords::policy),
        new Witness());
  }

  private static void grant(Call call, TargetHalf target, long bytesPerSecond) {
    boolean enabled = target.granted();
    if (enabled == bytesPerSecond > 0) {
      throw new CommandError(
          "Target " + target.name() + " is already " + (enabled ? "enabled" : "disabled"));
    }
    call.execute(new GrantTarget(call.array(), target.name(), bytesPerSecond), target.name());
  }

  private static void rename(Call call, TargetHalf target) {
    String name = call.arguments().operand(0);
    if (name.equals(target.name())) {
      throw new CommandError("Target " + name + " already exists: it is the name it has");
    }
    call.execute(new RenameTarget(call.array(), target.name(), name), name);
  }

  private static void policy(Call call, TargetHalf target) {
    String policy = call.arguments().operand(0);
    if (!List.of("mirror_config", "no_mirror_config").contains(policy)) {
      throw new CommandError(
          "invalid policy " + policy + "; mirror_config and no_mirror_config are legal");
    }
    if (!call.site().talks()) {
      throw new CommandError("Remote Copy config is not started");
    }
    call.order(
        desk -> {
          new MirrorConfig(desk).set(target, policy.startsWith("no_"));
          return target;
        });
  }

  /** One that does something to the target that its last operand names. */
  private record One(
      String name,
      String about,
      String operands,
      int count,
      String note,
      BiConsumer<Call, TargetHalf> action)
      implements Word {
    @Override
    public Syntax syntax() {
      return new Syntax(about, operands, count, count, List.of(), List.of(note));
    }

    @Override
    public void run(Call call) {
      action.accept(call, Chosen.target(call, call.arguments().operand(count - 1)));
    }
  }

  /** What would need a third site. */
  private static final class Witness implements Word {
    @Override
    public String name() {
      return WITNESS;
    }

    @Override
    public Syntax syntax() {
      return new Syntax(
          "Sets the quorum witness of a target; not available.",
          "{create|start|stop|remove|check} ...",
          0,
          Integer.MAX_VALUE,
          List.of(),
          List.of("There is no third site; setrcopygroup override stands in for its answer."));
    }

    @Override
    public void run(Call call) {
      throw new CommandError(
          "setrcopytarget witness is not available: there is no quorum witness at a third site;"
              + " setrcopygroup override tells a group in Failsafe that it may go on");
    }
  }
}
