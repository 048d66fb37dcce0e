package org.arraytwin.product.threepar.cli.rcopy;

import java.util.List;
import org.arraytwin.array.Volume;
import org.arraytwin.fleet.remote.AdmitVolume;
import org.arraytwin.product.threepar.cli.word.Call;
import org.arraytwin.product.threepar.cli.word.Chosen;
import org.arraytwin.product.threepar.cli.word.CommandError;
import org.arraytwin.product.threepar.cli.word.Option;
import org.arraytwin.product.threepar.cli.word.Syntax;
import org.arraytwin.product.threepar.cli.word.Word;
import org.arraytwin.replication.GroupHalf;

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
        "<vv> <group> <target>:<sec_vv>",
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
    if (call.arguments().operands().size() > 3) {
      throw new CommandError("groups with more than one target are not supported here");
    }
    String pair = call.arguments().operand(2);
    int colon = pair.indexOf(':');
    if (colon <= 0 || colon == pair.length() - 1) {
      throw new CommandError("invalid target " + pair + "; <target>:<sec_vv> is needed");
    }
    GroupHalf half = Chosen.group(call, call.arguments().operand(1));
    Chosen.requireTarget(call, half, pair.substring(0, colon));
    List<Volume> volumes = Chosen.volumes(call.site(), name, call.has("-pat"));
    if (volumes.isEmpty()) {
      throw new CommandError("virtual volume " + name + " does not exist on the system");
    }
    for (Volume volume : volumes) {
      admit(call, half.name(), volume.name(), pair.substring(colon + 1));
    }
  }

  private static void admit(Call call, String group, String volume, String remote) {
    String remoteName = call.has("-pat") ? remote.replace(SAME_NAME, volume) : remote;
    try {
      call.execute(
          new AdmitVolume(
              call.array(), group, volume, remoteName, call.has("-createvv"), call.has("-nosync")),
          group);
    } catch (CommandError e) {
      call.error(e.text());
    }
  }
}
