package org.arraytwin.product.threepar.cli.rcopy;

import java.util.ArrayList;
import java.util.List;
import org.arraytwin.fleet.Site;
import org.arraytwin.product.threepar.cli.word.Call;
import org.arraytwin.product.threepar.cli.word.CommandError;
import org.arraytwin.product.threepar.remote.MirrorConfig;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.TargetHalf;
import org.arraytwin.replication.table.Trait;

/**
 * Lines about groups whose target has the policy {@code no_mirror_config}: they are given on the
 * secondary first, where they wait, and then on the primary, which has both done (CLI help).
 */
final class OneSided {
  private OneSided() {}

  /**
   * Lets a line wait where it was given on the secondary side.
   *
   * @param words of the line that the primary must be given, too, the group last
   * @return whether that is all to be done
   */
  static boolean waits(Call call, GroupHalf half, String... words) {
    boolean off = MirrorConfig.off(call.site(), half.peer());
    if (off && !half.source() && call.site().talks()) {
      await(call, half.peer(), line(words, half.group()));
      return true;
    }
    return false;
  }

  /** The same for a group all of whose targets have that policy. */
  static boolean waits(Call call, List<GroupHalf> halves, String... words) {
    List<GroupHalf> active = active(halves);
    return !active.isEmpty() && active.stream().allMatch(half -> waits(call, half, words));
  }

  static void await(Call call, int peer, String line) {
    call.order(
        desk -> {
          new MirrorConfig(desk).await(peer, line);
          return line;
        });
  }

  /**
   * Requires on the primary side that the secondary was given a line before.
   *
   * @param words of that line, the group's name there is added
   */
  static void require(Call call, GroupHalf half, String... words) {
    require(call, half.peer(), line(words, half.remoteGroup()));
  }

  /** The same where the line has the name of the group in it. */
  static void require(Call call, int peer, String line) {
    boolean off = MirrorConfig.off(call.site(), peer);
    if (off && call.at().fleet().inTouch(call.array(), peer)) {
      Site there = call.at().fleet().site(peer);
      if (!MirrorConfig.waits(there, line)) {
        TargetHalf target = call.site().target(peer);
        throw new CommandError(
            "You must enter this command on the secondary server before entering it on the primary:"
                + " target "
                + (target == null ? there.name() : target.name())
                + " has no_mirror_config; there it is "
                + line);
      }
    }
  }

  /** The same for each target of a group. */
  static void require(Call call, List<GroupHalf> halves, String... words) {
    active(halves).forEach(half -> require(call, half, words));
  }

  /** Refuses where a target was given other volumes of a group than this side. */
  static void requireMatch(Call call, GroupHalf half) {
    Site there = call.at().fleet().site(half.peer());
    if (MirrorConfig.mismatched(there, half.remoteGroup())) {
      throw new CommandError(
          "Secondary group on target "
              + half.target()
              + " has a mismatched volume configuration: "
              + half.remoteGroup()
              + " was given other volumes there; give this side the same, or set mirror_config"
              + " there again");
    }
  }

  /** What has waited on the secondary is done. */
  static void done(Call call, GroupHalf half, String... words) {
    done(call, half.peer(), line(words, half.remoteGroup()));
  }

  static void done(Call call, int peer, String line) {
    call.order(
        desk -> {
          new MirrorConfig(desk).done(peer, line);
          return line;
        });
  }

  /** The same for each target of a group. */
  static void done(Call call, List<GroupHalf> halves, String... words) {
    active(halves).forEach(half -> done(call, half, words));
  }

  private static String line(String[] words, String group) {
    List<String> all = new ArrayList<>(List.of(words));
    all.add(group);
    return String.join(" ", all);
  }

  private static List<GroupHalf> active(List<GroupHalf> halves) {
    return halves.stream().filter(half -> !half.status().has(Trait.RESERVE)).toList();
  }
}
