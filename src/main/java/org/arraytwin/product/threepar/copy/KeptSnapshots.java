package org.arraytwin.product.threepar.copy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.arraytwin.array.Volume;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.volume.TakeRetained;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.PairHalf;

/**
 * Resync snapshots that stay when their volumes leave a remote copy group (CLI help, {@code
 * -keepsnap}): they become read-only virtual copies, {@code sv.rcpy.<vv>.<target>}.
 */
public final class KeptSnapshots {
  private static final String PREFIX = "sv.rcpy.";

  private KeptSnapshots() {}

  /**
   * What makes virtual copies of the resync snapshots of a group.
   *
   * @param copies of the array
   * @param halves of the group there
   * @param wanted by volume id: whether to keep that of it
   * @throws CopyRefused where one cannot become a virtual copy
   */
  public static List<Command> of(Copies copies, List<GroupHalf> halves, IntPredicate wanted) {
    List<Command> commands = new ArrayList<>();
    List<String> made = new ArrayList<>();
    for (GroupHalf half : halves) {
      for (PairHalf pair : half.pairs()) {
        Volume volume = copies.site().volumes().get(pair.localVolume());
        if (volume != null && pair.retained() != null && wanted.test(volume.id())) {
          keep(copies, half, volume, made, commands);
        }
      }
    }
    return commands;
  }

  private static void keep(
      Copies copies, GroupHalf half, Volume volume, List<String> made, List<Command> commands) {
    String name = VvNames.free(copies, made, PREFIX + volume.name(), "." + half.target());
    List<Command> taken;
    try {
      taken = VirtualCopies.all(copies, List.of(volume.name()), List.of(name), made);
    } catch (CopyRefused e) {
      throw CopyRefused.state(
          "Resync snapshot could not be renamed: that of virtual volume "
              + volume.name()
              + ", "
              + e.text());
    }
    commands.addAll(taken);
    commands.add(
        new TakeRetained(copies.array(), half.name(), VirtualCopies.session(copies.site(), name)));
  }
}
