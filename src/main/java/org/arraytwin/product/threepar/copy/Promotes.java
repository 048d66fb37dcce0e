package org.arraytwin.product.threepar.copy;

import java.util.ArrayList;
import java.util.List;
import org.arraytwin.array.Volume;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.document.Write;
import org.arraytwin.fleet.session.Operate;
import org.arraytwin.product.threepar.copy.CopyDesk.Decision;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.table.Trait;

/**
 * Orders that promote virtual copies: their base volume becomes what they are (CLI reference,
 * promotesv).
 *
 * @param desk where they are taken
 */
public record Promotes(CopyDesk desk) {
  private static final String PROMOTE = "promotesv";
  private static final String HALT = "promotesv -halt";

  /** A promote that has begun. */
  public record Begun(String volume, int task) {}

  /**
   * Promotes a virtual copy, or all members of a set.
   *
   * @param name of it, or {@code set:} and the name of a set
   * @param target the volume that it is promoted to; empty: its base volume
   * @param replicated whether that may be in a Remote Copy group which is not started
   * @throws CopyRefused where it is refused
   */
  public List<Begun> promote(String name, String target, boolean replicated) {
    List<Begun> begun = new ArrayList<>();
    desk.order(
        name,
        copies -> {
          begun.clear();
          List<Command> commands = new ArrayList<>();
          List<Command> operations = new ArrayList<>();
          List<Write> writes = new ArrayList<>();
          int task = CopyTasks.next(copies);
          for (Volume volume : VirtualCopies.parents(copies, name)) {
            Replica replica = copy(copies, volume);
            requireTarget(copies, replica, target, replicated);
            writes.addAll(
                CopyTasks.begun(
                    copies,
                    task,
                    CopyTask.PROMOTE,
                    replica.copy().id(),
                    replica.parent().name(),
                    desk.method()));
            commands.add(CopyTasks.taken(copies, task));
            operations.add(operate(copies, replica, PROMOTE));
            begun.add(new Begun(volume.name(), task++));
          }
          commands.addAll(operations);
          writes.addAll(CopyTasks.forgotten(copies, begun.size()));
          return new Decision(commands, writes);
        });
    return begun;
  }

  /**
   * Halts the promote of a virtual copy, or of all members of a set.
   *
   * @throws CopyRefused where none is under way
   */
  public void halt(String name) {
    desk.order(
        name,
        copies -> {
          List<Command> commands = new ArrayList<>();
          for (Volume volume : VirtualCopies.parents(copies, name)) {
            commands.add(operate(copies, copy(copies, volume), HALT));
          }
          return new Decision(commands, List.of());
        });
  }

  private static Command operate(Copies copies, Replica replica, String operation) {
    return new Operate(copies.array(), replica.copy().name(), operation, List.of());
  }

  private static Replica copy(Copies copies, Volume volume) {
    Replica replica = copies.onto(volume.id());
    if (replica == null) {
      throw CopyRefused.input("Base volume may not be promoted: " + volume.name());
    }
    if (!replica.virtual()) {
      throw CopyRefused.input(
          "virtual volume " + volume.name() + " is a physical copy; promotevvcopy promotes it");
    }
    return replica;
  }

  private static void requireTarget(
      Copies copies, Replica replica, String target, boolean replicated) {
    Volume base = copies.base(replica.volume());
    Volume parent = replica.parent();
    Volume onto = target.isEmpty() ? base : VirtualCopies.volume(copies, target);
    if (onto.id() != parent.id() || parent.id() != base.id()) {
      throw CopyRefused.unsupported(
          "virtual volume "
              + replica.volume().name()
              + " is a copy of "
              + parent.name()
              + "; this system promotes copies of a base volume to that alone");
    }
    for (Replica other : copies.tree(base)) {
      if (other.promoting()) {
        throw CopyRefused.state(
            "a promote of "
                + other.volume().name()
                + " is under way in the family of "
                + base.name()
                + "; one at a time is possible");
      }
    }
    requireOutside(copies, base, replicated);
  }

  private static void requireOutside(Copies copies, Volume base, boolean replicated) {
    GroupHalf half = copies.site().groupOf(base.id());
    if (half == null) {
      return;
    }
    if (!replicated) {
      throw CopyRefused.state(
          "virtual volume "
              + base.name()
              + " is in Remote Copy group "
              + half.group()
              + "; -rcp allows that while the group is not started");
    }
    for (GroupHalf each : copies.site().halves(half.group())) {
      if (each.status().has(Trait.RUNNING) || each.status().has(Trait.BUSY)) {
        throw CopyRefused.state("Remote Copy group " + half.group() + " is started; stop it first");
      }
    }
  }
}
