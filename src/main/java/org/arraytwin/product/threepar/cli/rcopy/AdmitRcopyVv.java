package org.arraytwin.product.threepar.cli.rcopy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.arraytwin.array.Volume;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Fleet;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.Together;
import org.arraytwin.fleet.remote.AdmitVolume;
import org.arraytwin.fleet.volume.CreateVolume;
import org.arraytwin.product.threepar.cli.word.Call;
import org.arraytwin.product.threepar.cli.word.Chosen;
import org.arraytwin.product.threepar.cli.word.CommandError;
import org.arraytwin.product.threepar.cli.word.Option;
import org.arraytwin.product.threepar.cli.word.Syntax;
import org.arraytwin.product.threepar.cli.word.Word;
import org.arraytwin.product.threepar.copy.Copies;
import org.arraytwin.product.threepar.copy.GroupCpgs;
import org.arraytwin.product.threepar.copy.VvSet;
import org.arraytwin.product.threepar.copy.VvSets;
import org.arraytwin.product.threepar.remote.Admission;
import org.arraytwin.product.threepar.remote.Domains;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.table.Trait;

/** {@code admitrcopyvv}. */
public final class AdmitRcopyVv implements Word {
  private static final String SET = "set:";
  private static final String NO_WWN = "-nowwn";
  private static final String SAME_NAME = "@vvname@";

  @Override
  public String name() {
    return "admitrcopyvv";
  }

  @Override
  public Syntax syntax() {
    return new Syntax(
        "Adds a virtual volume and its remote volume to a Remote Copy group.",
        "<vv>[:<snapname>]|set:<set> <group> <target>:<sec_vv> [<target>:<sec_vv>]",
        3,
        Integer.MAX_VALUE,
        List.of(
            Option.flag("-pat", "<vv> is a pattern; @vvname@ in <sec_vv> is each volume's name"),
            Option.flag("-createvv", "creates the remote volume, from the CPG of the group there"),
            Option.flag("-nosync", "takes the volumes for equal, without a first copy"),
            Option.flag(NO_WWN, "with -createvv: the remote volume has a WWN of its own")),
        List.of(
            "Of a set all members are added; @vvname@ in <sec_vv> is each volume's name.",
            "<snapname> is a read-only snapshot of <vv>, which the target has of <sec_vv>, too."));
  }

  @Override
  public void run(Call call) {
    String name = call.arguments().operand(0);
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
    if (call.has(NO_WWN) && !call.has("-createvv")) {
      throw new CommandError("option -nowwn needs -createvv");
    }
    List<Volume> volumes = volumes(call, bare(call, name, remotes));
    for (Volume volume : volumes) {
      try {
        admit(call, remotes, volume.name());
      } catch (CommandError e) {
        call.error(e.text());
      }
    }
    if (name.startsWith(SET) && !call.failed()) {
      call.order(
          desk -> {
            new VvSets(desk).admitted(name.substring(SET.length()));
            return name;
          });
    }
  }

  /** The name without the snapshot to start from, which must be a right one. */
  private static String bare(Call call, String name, Map<GroupHalf, String> remotes) {
    int colon = name.startsWith(SET) ? -1 : name.indexOf(':');
    if (colon < 0) {
      return name;
    }
    String volume = name.substring(0, colon);
    if (call.has("-createvv")) {
      throw new CommandError(
          "options conflict: with -createvv there is no snapshot to start from on the target");
    }
    if (remotes.size() > 1) {
      throw new CommandError(
          "A synchronization snapshot cannot be set with multiple targets: group "
              + remotes.keySet().iterator().next().group()
              + " has "
              + remotes.size()
              + "; name the snapshot when the group is started, with -t");
    }
    remotes.forEach(
        (half, remote) ->
            StartingPoints.require(call, half, volume, remote, name.substring(colon + 1)));
    return volume;
  }

  private static List<Volume> volumes(Call call, String name) {
    if (name.startsWith(SET)) {
      VvSet set = call.copies().set(name.substring(SET.length()));
      if (set == null || set.members().isEmpty()) {
        throw new CommandError(
            "virtual volume set "
                + name.substring(SET.length())
                + (set == null ? " does not exist on the system" : " has no members"));
      }
      return set.members();
    }
    List<Volume> volumes = Chosen.volumes(call.site(), name, call.has("-pat"));
    if (volumes.isEmpty()) {
      throw new CommandError("virtual volume " + name + " does not exist on the system");
    }
    return volumes;
  }

  private static void require(Copies copies, boolean secondary, String domain, String name) {
    String problem = new Admission(copies, secondary, domain).problem(name);
    if (problem != null) {
      throw new CommandError(problem);
    }
  }

  /** Refuses a volume of a target that is reached, but does not suit it. */
  static void requireSecondary(Call call, GroupHalf half, int peer, String name) {
    if (call.at().fleet().inTouch(call.array(), peer)) {
      require(call.copies(peer), true, Domains.of(call.site(), half), name);
    }
  }

  private void admit(Call call, Map<GroupHalf, String> remotes, String volume) {
    if (OneSided.waits(call, List.copyOf(remotes.keySet()), name(), volume)) {
      return;
    }
    GroupHalf first = remotes.keySet().iterator().next();
    require(call.copies(), false, Domains.of(call.site(), first), volume);
    boolean each = call.has("-pat") || call.arguments().operand(0).startsWith(SET);
    List<Command> commands = new ArrayList<>(2);
    String group = "";
    for (Map.Entry<GroupHalf, String> remote : remotes.entrySet()) {
      group = remote.getKey().group();
      String name = each ? remote.getValue().replace(SAME_NAME, volume) : remote.getValue();
      OneSided.require(call, remote.getKey(), name(), name);
      requireSecondary(call, remote.getKey(), remote.getKey().peer(), name);
      if (call.has("-createvv")) {
        create(call, remote.getKey(), volume, name, commands);
      }
      commands.add(
          new AdmitVolume(
              call.array(),
              remote.getKey().name(),
              volume,
              name,
              /* createRemote= */ false,
              call.has("-nosync")));
    }
    call.execute(new Together(commands), group);
    remotes.forEach(
        (half, remote) ->
            OneSided.done(call, half, name(), each ? remote.replace(SAME_NAME, volume) : remote));
  }

  /** A volume that is not on the target yet comes from the CPG that the group has there. */
  private static void create(
      Call call, GroupHalf half, String volume, String remote, List<Command> commands) {
    Fleet fleet = call.at().fleet();
    Site peer = fleet.site(half.peer());
    Volume mine = call.site().volume(volume);
    if (mine == null || !fleet.inTouch(call.array(), half.peer())) {
      return; // the admission tells what is wrong
    }
    if (peer.volume(remote) != null) {
      throw new CommandError(
          "Remote volume already exists on target "
              + half.target()
              + ": "
              + remote
              + "; leave -createvv out, or choose another name");
    }
    GroupHalf there = fleet.half(fleet.session(half.session()).peer(call.array()));
    String cpg = GroupCpgs.user(peer, there);
    if (cpg.isEmpty()) {
      throw new CommandError(
          "Group "
              + half.group()
              + " has no CPG: none of target "
              + half.target()
              + " is known for its volumes; setrcopygroup cpg -usr_cpg sets it");
    }
    String problem = Domains.problem(peer, cpg, Domains.of(call.site(), half));
    if (problem != null) {
      throw new CommandError(problem);
    }
    String wwn = call.has(NO_WWN) ? "" : mine.wwn(call.site().array());
    requireFreeWwn(peer, half, wwn);
    commands.add(
        new CreateVolume(peer.id(), remote, cpg, mine.sizeBytes(), mine.provisioning(), wwn));
  }

  /** Hosts know both volumes by one WWN, so that the target must not have it yet. */
  private static void requireFreeWwn(Site peer, GroupHalf half, String wwn) {
    Volume other = peer.knownAs(wwn);
    if (other != null) {
      throw new CommandError(
          "WWN of the remote volume already exists on target "
              + half.target()
              + ": "
              + other.name()
              + " has "
              + wwn
              + "; -nowwn gives the new one its own");
    }
  }
}
