package org.arraytwin.product.threepar.cli.rcopy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.arraytwin.array.Volume;
import org.arraytwin.product.threepar.cli.word.Call;
import org.arraytwin.product.threepar.cli.word.Chosen;
import org.arraytwin.product.threepar.cli.word.CommandError;
import org.arraytwin.product.threepar.copy.Copies;
import org.arraytwin.product.threepar.copy.Replica;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.PairHalf;
import org.jspecify.annotations.Nullable;

/**
 * What {@code startrcopygroup} is told to start volumes from: {@code <vv>:<snapshot>}, or {@code
 * <vv>:-} for a whole copy. The conditions are those of the web services API.
 */
final class StartingPoints {
  private static final String WHOLE = "-";

  private StartingPoints() {}

  /**
   * Refuses what cannot be started from.
   *
   * @param group its name
   * @param points as typed
   */
  static void check(Call call, String group, List<String> points) {
    GroupHalf half = half(call, Chosen.group(call, group));
    Set<String> named = new HashSet<>();
    for (String point : points) {
      int colon = point.indexOf(':');
      if (colon <= 0 || colon == point.length() - 1) {
        throw new CommandError(
            "invalid starting point " + point + "; <vv>:<snapshot> or <vv>:- is needed");
      }
      String volume = point.substring(0, colon);
      check(call, half, volume, point.substring(colon + 1));
      named.add(volume);
    }
    for (PairHalf pair : half.pairs()) {
      Volume volume = call.site().volumes().get(pair.localVolume());
      if (!pair.everSynced() && volume != null && !named.contains(volume.name())) {
        throw new CommandError(
            "Not all virtual volumes are specified: " + volume.name() + " is missing");
      }
    }
  }

  private static GroupHalf half(Call call, List<GroupHalf> halves) {
    String target = call.arguments().value("-t");
    if (target != null) {
      return Chosen.at(call, halves, target);
    }
    if (halves.size() > 1) {
      throw new CommandError(
          "Target is not specified: group "
              + halves.get(0).group()
              + " has more than one; -t <target> must be given: "
              + String.join(", ", halves.stream().map(GroupHalf::target).toList()));
    }
    return halves.get(0);
  }

  private static void check(Call call, GroupHalf half, String name, String snapshot) {
    PairHalf pair = pair(call, half, name);
    if (pair == null) {
      throw incorrect(
          "virtual volume " + name + " is not in group " + half.group() + "; name its volumes");
    }
    if (pair.everSynced()) {
      throw new CommandError(
          "Virtual volume is already synced: "
              + name
              + " is copied from what has changed; leave it out");
    }
    if (!snapshot.equals(WHOLE)) {
      require(call, half, name, pair.remoteVolume(), snapshot);
    }
  }

  /**
   * Refuses what is no snapshot to start from: that is a read-only one of the volume itself, which
   * the target has, too, of the remote volume and under the same name, as {@code createsv -rcopy}
   * makes both.
   *
   * @param half of the group, for the target
   * @param name of the volume
   * @param remote name of the volume on the target
   */
  static void require(Call call, GroupHalf half, String name, String remote, String snapshot) {
    Volume volume = call.site().volume(snapshot);
    if (volume == null) {
      throw incorrect("snapshot " + snapshot + " does not exist; name one of " + name);
    }
    if (!isSnapshot(call.copies(), volume, name)) {
      throw incorrect(snapshot + " is no snapshot of " + name + "; name one that is");
    }
    Replica replica = call.copies().virtual(volume.id());
    if (replica != null && !replica.readOnly()) {
      throw new CommandError(
          "Snapshot is read/write: " + snapshot + "; a read-only one of " + name + " is needed");
    }
    Copies there = call.copies(half.peer());
    Volume same = there.named(snapshot);
    Replica other = same == null ? null : there.virtual(same.id());
    if (same == null || other == null || !other.readOnly() || !isSnapshot(there, same, remote)) {
      throw incorrect(
          "target "
              + half.target()
              + " has no read-only snapshot "
              + snapshot
              + " of "
              + remote
              + "; only a whole copy is possible");
    }
  }

  private static boolean isSnapshot(Copies copies, Volume volume, String base) {
    return copies.virtual(volume.id()) != null && copies.base(volume).name().equals(base);
  }

  private static CommandError incorrect(String why) {
    return new CommandError("Snapshot or virtual volume is not correct: " + why);
  }

  private static @Nullable PairHalf pair(Call call, GroupHalf half, String name) {
    Volume volume = call.site().volume(name);
    return volume == null ? null : half.pairs().of(volume.id());
  }
}
