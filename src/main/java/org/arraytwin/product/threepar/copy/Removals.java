package org.arraytwin.product.threepar.copy;

import java.util.ArrayList;
import java.util.List;
import org.arraytwin.array.Volume;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.document.Write;
import org.arraytwin.fleet.session.Operate;
import org.arraytwin.fleet.volume.RemoveVolume;
import org.arraytwin.product.threepar.copy.CopyDesk.Decision;
import org.jspecify.annotations.Nullable;

/**
 * Orders that remove volumes, whatever copies they are (CLI reference, removevv).
 *
 * @param desk where they are taken
 */
public record Removals(CopyDesk desk) {
  /**
   * Removes a volume.
   *
   * @param cascade whether its virtual copies go with it
   * @throws CopyRefused where it is refused
   */
  public void remove(String name, boolean cascade) {
    desk.order(
        name,
        copies -> {
          Volume volume = VirtualCopies.volume(copies, name);
          List<Volume> all = new ArrayList<>();
          if (cascade) {
            copies.tree(volume).forEach(child -> all.add(0, child.volume()));
          }
          all.add(volume);
          List<Command> commands = new ArrayList<>();
          List<Write> writes = new ArrayList<>();
          for (Volume each : all) {
            remove(copies, each, all, commands, writes);
          }
          return new Decision(commands, writes);
        });
  }

  private static void remove(
      Copies copies, Volume volume, List<Volume> all, List<Command> commands, List<Write> writes) {
    Note note = Note.find(copies.site(), Note.Shelf.VOLUME, String.valueOf(volume.id()));
    if (note != null && note.number(VirtualCopies.RETAINED) > copies.at().now()) {
      throw CopyRefused.state(
          "virtual volume "
              + volume.name()
              + " is within its retention time and cannot be removed");
    }
    Replica child = copies.from(volume.id()).find(c -> !all.contains(c.volume())).getOrNull();
    if (child != null) {
      throw CopyRefused.state(
          "virtual volume " + volume.name() + " is in use by volume " + child.volume().name());
    }
    Replica replica = copies.onto(volume.id());
    if (replica != null) {
      writes.addAll(CopyTasks.settled(copies, replica.copy().id()));
      commands.add(new Operate(copies.array(), replica.copy().name(), "removevv", List.of()));
    }
    if (note != null) {
      writes.add(note.remove());
    }
    commands.add(new RemoveVolume(copies.array(), volume.id()));
  }

  /** The volumes whose time is over. */
  public static List<Volume> expired(Copies copies) {
    return Note.all(copies.site(), Note.Shelf.VOLUME).stream()
        .filter(note -> note.number(VirtualCopies.EXPIRES) >= 0)
        .filter(note -> note.number(VirtualCopies.EXPIRES) <= copies.at().now())
        .map(note -> copies.site().volumes().get(Integer.parseInt(note.id())))
        .filter(volume -> volume != null)
        .toList();
  }

  /** When a volume expires, microseconds, or null. */
  public static @Nullable Long expires(Copies copies, Volume volume) {
    return time(copies, volume, VirtualCopies.EXPIRES);
  }

  /** Until when a volume is retained, microseconds, or null. */
  public static @Nullable Long retained(Copies copies, Volume volume) {
    return time(copies, volume, VirtualCopies.RETAINED);
  }

  private static @Nullable Long time(Copies copies, Volume volume, String name) {
    Note note = Note.find(copies.site(), Note.Shelf.VOLUME, String.valueOf(volume.id()));
    long time = note == null ? -1 : note.number(name);
    return time < 0 ? null : time;
  }
}
