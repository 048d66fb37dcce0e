package org.arraytwin.product.threepar.copy;

import java.util.ArrayList;
import java.util.List;
import org.arraytwin.array.Volume;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.document.Write;
import org.arraytwin.fleet.session.Operate;
import org.arraytwin.fleet.volume.Overwrite;
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
            Volume onto = onto(copies, replica, target);
            requireQuiet(copies, replica, onto, replicated);
            boolean restored = onto.id() == replica.parent().id() && isBase(copies, onto);
            if (restored) {
              operations.add(operate(copies, replica, PROMOTE));
              writes.addAll(
                  CopyTasks.begun(
                      copies,
                      task,
                      CopyTask.PROMOTE,
                      replica.copy().id(),
                      onto.name(),
                      desk.method()));
            } else {
              operations.add(new Overwrite(copies.array(), replica.copy().name(), onto.name()));
              writes.addAll(
                  CopyTasks.done(
                      copies,
                      task,
                      CopyTask.PROMOTE,
                      replica.copy().id(),
                      onto.name(),
                      desk.method()));
            }
            commands.add(CopyTasks.taken(copies, task));
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

  private static boolean isBase(Copies copies, Volume volume) {
    return copies.virtual(volume.id()) == null;
  }

  /**
   * The base volume, or a read/write copy between that and the virtual copy (promotesv -target).
   */
  private static Volume onto(Copies copies, Replica replica, String target) {
    Volume base = copies.base(replica.volume());
    Volume onto = target.isEmpty() ? base : VirtualCopies.volume(copies, target);
    List<String> legal = new ArrayList<>();
    for (Replica up = replica; up != null; up = copies.virtual(up.parent().id())) {
      Replica above = copies.virtual(up.parent().id());
      if (above == null || !above.readOnly()) {
        legal.add(up.parent().name());
      }
    }
    if (!legal.contains(onto.name())) {
      throw CopyRefused.input(
          "virtual volume "
              + replica.volume().name()
              + " cannot be promoted to "
              + onto.name()
              + "; legal are "
              + String.join(", ", legal));
    }
    return onto;
  }

  /** Refuses what would come in the way of other promotes, failed copies and Remote Copy. */
  private static void requireQuiet(
      Copies copies, Replica replica, Volume onto, boolean replicated) {
    Volume base = copies.base(replica.volume());
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
    boolean restored = onto.id() == replica.parent().id() && onto.id() == base.id();
    Replica half = copies.halfway(onto.id());
    if (!restored && half != null) {
      throw CopyRefused.state(
          "virtual volume "
              + onto.name()
              + " is not whole: a promote of "
              + half.volume().name()
              + " was halted; promote that again, or promotevvcopy");
    }
    if (onto.id() == base.id()) {
      requireOutside(copies, base, replicated);
    }
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
