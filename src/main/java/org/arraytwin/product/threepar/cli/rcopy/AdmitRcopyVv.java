package org.arraytwin.product.threepar.cli.rcopy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.arraytwin.array.Volume;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Together;
import org.arraytwin.fleet.remote.AdmitVolume;
import org.arraytwin.product.threepar.cli.word.Call;
import org.arraytwin.product.threepar.cli.word.Chosen;
import org.arraytwin.product.threepar.cli.word.CommandError;
import org.arraytwin.product.threepar.cli.word.Option;
import org.arraytwin.product.threepar.cli.word.Syntax;
import org.arraytwin.product.threepar.cli.word.Word;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.table.Trait;

/** {@code admitrcopyvv}. */
public final class AdmitRcopyVv implements Word {
  private static final String SAME_NAME = "@vvname@";

  @Override
  public String name() {
    return "admitrcopyvv";
  }

  @Override
  public Syntax syntax() {
    return new Syntax(
        "Adds a virtual volume and its remote volume to a Remote Copy group.",
        "<vv> <group> <target>:<sec_vv> [<target>:<sec_vv>]",
        3,
        Integer.MAX_VALUE,
        List.of(
            Option.flag("-pat", "<vv> is a pattern; @vvname@ in <sec_vv> is each volume's name"),
            Option.flag("-createvv", "creates the remote volume"),
            Option.flag("-nosync", "takes the volumes for equal, without a first copy"),
            Option.refused("-nowwn", "volumes keep the WWN that follows from their id")),
        List.of("Snapshots (<vv>:<snapname>) and sets (set:<name>) are not available here."));
  }

  @Override
  public void run(Call call) {
    String name = call.arguments().operand(0);
    if (name.startsWith("set:")) {
      throw new CommandError("this system has no virtual volume sets: " + name);
    }
    if (name.indexOf(':') >= 0) {
      throw new CommandError("this system has no named snapshots to start from: " + name);
    }
    List<GroupHalf> halves = Chosen.group(call, call.arguments().operand(1));
    Map<GroupHalf, String> remotes = new LinkedHashMap<>();
    for (String pair : call.arguments().from(2)) {
      int colon = pair.indexOf(':');
      if (colon <= 0 || colon == pair.length() - 1) {
        throw new CommandError("invalid target " + pair + "; <target>:<sec_vv> is needed");
      }
      GroupHalf half = Chosen.at(call, halves, pair.substring(0, colon));
      remotes.put(half, pair.substring(colon + 1));
    }
    for (GroupHalf half : halves) {
      if (!remotes.containsKey(half) && !half.status().has(Trait.RESERVE)) {
        throw new CommandError(
            "target " + half.target() + " of group " + half.group() + " needs a volume, too");
      }
    }
    List<Volume> volumes = Chosen.volumes(call.site(), name, call.has("-pat"));
    if (volumes.isEmpty()) {
      throw new CommandError("virtual volume " + name + " does not exist on the system");
    }
    for (Volume volume : volumes) {
      admit(call, remotes, volume.name());
    }
  }

  private static void admit(Call call, Map<GroupHalf, String> remotes, String volume) {
    List<Command> commands = new ArrayList<>(2);
    String group = "";
    for (Map.Entry<GroupHalf, String> remote : remotes.entrySet()) {
      group = remote.getKey().group();
      String name =
          call.has("-pat") ? remote.getValue().replace(SAME_NAME, volume) : remote.getValue();
      commands.add(
          new AdmitVolume(
              call.array(),
              remote.getKey().name(),
              volume,
              name,
              call.has("-createvv"),
              call.has("-nosync")));
    }
    try {
      call.execute(new Together(commands), group);
    } catch (CommandError e) {
      call.error(e.text());
    }
  }
}
