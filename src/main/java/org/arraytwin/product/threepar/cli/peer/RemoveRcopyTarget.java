package org.arraytwin.product.threepar.cli.peer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.arraytwin.fleet.peer.ForgetTarget;
import org.arraytwin.product.threepar.cli.rcopy.DismissRcopyTarget;
import org.arraytwin.product.threepar.cli.rcopy.RemoveRcopyGroup;
import org.arraytwin.product.threepar.cli.word.Call;
import org.arraytwin.product.threepar.cli.word.Chosen;
import org.arraytwin.product.threepar.cli.word.CommandError;
import org.arraytwin.product.threepar.cli.word.Confirm;
import org.arraytwin.product.threepar.cli.word.Option;
import org.arraytwin.product.threepar.cli.word.Syntax;
import org.arraytwin.product.threepar.cli.word.Word;
import org.arraytwin.product.threepar.remote.MirrorConfig;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.TargetHalf;
import org.arraytwin.replication.table.Trait;

/** {@code removercopytarget} (sources: docs/FIDELITY.md). */
public final class RemoveRcopyTarget implements Word {
  private static final String CLEAR = "-cleargroups";

  @Override
  public String name() {
    return "removercopytarget";
  }

  @Override
  public Syntax syntax() {
    return new Syntax(
        "Removes a target and the links to it from this system.",
        "<target>",
        1,
        1,
        List.of(
            Confirm.FORCE,
            Option.flag(CLEAR, "removes its groups first, or takes it from those with two")),
        List.of(
            "The groups must be stopped, and this system their primary. On the target this system",
            "stays a target, which fails.",
            Confirm.NO_TERMINAL));
  }

  @Override
  public void run(Call call) {
    Confirm.require(call, name());
    remove(call, Chosen.target(call, call.arguments().operand(0)), call.has(CLEAR));
  }

  /**
   * Removes a target.
   *
   * @param groups whether its groups go first
   */
  public static void remove(Call call, TargetHalf target, boolean groups) {
    if (groups) {
      for (GroupHalf half : halves(call, target)) {
        clear(call, half);
      }
    }
    if (call.failed()) {
      throw new CommandError(
          "Target " + target.name() + " is in use: not all of its groups could be removed");
    }
    call.execute(new ForgetTarget(call.array(), target.name()), target.name());
    call.order(
        desk -> {
          new MirrorConfig(desk).set(target, false);
          return target;
        });
  }

  /** Its halves, the pairs that stand by left out: they go with the others. */
  private static List<GroupHalf> halves(Call call, TargetHalf target) {
    Map<Integer, GroupHalf> found = new LinkedHashMap<>();
    for (GroupHalf half : call.site().groups()) {
      if (half != null && half.peer() == target.peer() && !half.status().has(Trait.RESERVE)) {
        found.put(half.id(), half);
      }
    }
    return List.copyOf(found.values());
  }

  private static void clear(Call call, GroupHalf half) {
    try {
      if (call.site().halves(half.group()).size() < 2) {
        RemoveRcopyGroup.remove(call, List.of(half));
      } else {
        DismissRcopyTarget.dismiss(call, half);
      }
    } catch (CommandError e) {
      call.error(e.text());
    }
  }
}
