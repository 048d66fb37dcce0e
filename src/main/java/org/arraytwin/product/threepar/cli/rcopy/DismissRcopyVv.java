package org.arraytwin.product.threepar.cli.rcopy;

import java.util.List;
import org.arraytwin.array.Volume;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.Together;
import org.arraytwin.fleet.remote.DismissVolume;
import org.arraytwin.product.threepar.cli.word.Call;
import org.arraytwin.product.threepar.cli.word.Chosen;
import org.arraytwin.product.threepar.cli.word.CommandError;
import org.arraytwin.product.threepar.cli.word.Confirm;
import org.arraytwin.product.threepar.cli.word.Option;
import org.arraytwin.product.threepar.cli.word.Syntax;
import org.arraytwin.product.threepar.cli.word.Word;
import org.arraytwin.product.threepar.remote.MirrorConfig;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.PairHalf;
import org.arraytwin.replication.table.Trait;

/** {@code dismissrcopyvv}. */
public final class DismissRcopyVv implements Word {
  @Override
  public String name() {
    return "dismissrcopyvv";
  }

  @Override
  public Syntax syntax() {
    return new Syntax(
        "Takes a virtual volume out of a stopped Remote Copy group.",
        "<vv> <group>",
        2,
        2,
        List.of(
            Confirm.FORCE,
            Option.flag("-pat", "<vv> is a pattern of *, ? and []"),
            GroupLine.KEEP_SNAPSHOT,
            Option.flag("-removevv", "removes the volume on the target too")),
        List.of(Confirm.NO_TERMINAL));
  }

  @Override
  public void run(Call call) {
    Confirm.require(call, name());
    String name = call.arguments().operand(0);
    List<GroupHalf> halves = Chosen.group(call, call.arguments().operand(1));
    Site site = call.site();
    List<Volume> volumes = Chosen.volumes(site, name, call.has("-pat"));
    if (call.has("-pat")) {
      volumes = volumes.stream().filter(v -> halves.get(0).pairs().at(v.id()) >= 0).toList();
    }
    if (volumes.isEmpty()) {
      throw new CommandError("virtual volume " + name + " does not exist in the group");
    }
    for (Volume volume : volumes) {
      try {
        dismiss(call, halves, volume);
      } catch (CommandError e) {
        call.error(e.text());
      }
    }
  }

  private void dismiss(Call call, List<GroupHalf> halves, Volume volume) {
    if (OneSided.waits(call, halves, name(), volume.name())) {
      return;
    }
    for (GroupHalf half : halves) {
      requireNotCreatedOff(call, half);
      OneSided.require(call, half, name(), remote(half, volume));
    }
    call.execute(new Together(commands(call, halves, volume)), halves.get(0).group());
    halves.forEach(half -> OneSided.done(call, half, name(), remote(half, volume)));
  }

  private static String remote(GroupHalf half, Volume volume) {
    PairHalf pair = half.pairs().of(volume.id());
    return pair == null ? volume.name() : pair.remoteVolume();
  }

  /** A group made by hand on both sides is changed by hand on both sides (WSAPI). */
  private static void requireNotCreatedOff(Call call, GroupHalf half) {
    if (MirrorConfig.createdOff(call.site(), half) && !MirrorConfig.off(call.site(), half.peer())) {
      throw new CommandError(
          "Group "
              + half.group()
              + " was created with mirror_config off: target "
              + half.target()
              + " has it on now; setrcopytarget pol no_mirror_config "
              + half.target()
              + " first");
    }
  }

  private static List<Command> commands(Call call, List<GroupHalf> halves, Volume volume) {
    List<Command> commands = GroupLine.kept(call, halves, id -> id == volume.id());
    for (GroupHalf half : halves) {
      if (!half.status().has(Trait.RESERVE)) {
        commands.add(
            new DismissVolume(call.array(), half.name(), volume.name(), call.has("-removevv")));
      }
    }
    return commands;
  }
}
