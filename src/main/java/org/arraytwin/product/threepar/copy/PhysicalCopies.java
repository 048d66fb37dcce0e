package org.arraytwin.product.threepar.copy;

import java.util.ArrayList;
import java.util.List;
import org.arraytwin.array.Volume;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.copy.CreateCopy;
import org.arraytwin.fleet.copy.SetCopy;
import org.arraytwin.fleet.document.Write;
import org.arraytwin.fleet.session.Operate;
import org.arraytwin.fleet.volume.CreateVolume;
import org.arraytwin.product.threepar.copy.CopyDesk.Decision;
import org.arraytwin.replication.GroupHalf;
import org.jspecify.annotations.Nullable;

/**
 * Orders about physical copies (CLI reference, createvvcopy and promotevvcopy).
 *
 * @param desk where they are taken
 */
public record PhysicalCopies(CopyDesk desk) {
  private static final String COPY = "createvvcopy";
  private static final String RESYNC = "createvvcopy -r";
  private static final String HALT = "createvvcopy -halt";
  private static final String PROMOTE = "promotevvcopy";
  private static final String REMOVE = "removevv";

  /**
   * A copy that has begun.
   *
   * @param task id
   */
  public record Begun(String child, String parent, int task) {}

  /**
   * Copies a volume onto another, whether that was a copy of it before or not.
   *
   * @param parent volume name
   * @param child name of the volume that is overwritten
   * @param saved whether it stays a copy of its parent, so that it can be resynchronized
   * @param priority high, med or low
   * @throws CopyRefused where it is refused
   */
  public Begun copy(String parent, String child, boolean saved, String priority) {
    Begun[] begun = new Begun[1];
    desk.order(
        child,
        copies -> {
          Orders orders = new Orders(copies);
          begun[0] = add(orders, parent, child, saved, priority);
          return orders.decision();
        });
    return begun[0];
  }

  /**
   * A volume that is made for a copy of another.
   *
   * @param name empty: one of the array's choice
   * @param pool name of the CPG that it comes from; empty: that of its parent
   */
  public record NewVolume(String name, String pool) {}

  /**
   * Copies a volume onto a new one of its size and provisioning (CIM API reference 3.1.1 table 90).
   *
   * @param parent volume name
   * @param saved whether it stays a copy of its parent, so that it can be resynchronized
   * @throws CopyRefused where it is refused; nothing is made then
   */
  public Begun copyToNew(String parent, NewVolume child, boolean saved) {
    Begun[] begun = new Begun[1];
    desk.order(
        child.name().isEmpty() ? parent : child.name(),
        copies -> {
          Orders orders = new Orders(copies);
          begun[0] = addNew(orders, parent, child, saved);
          return orders.decision();
        });
    return begun[0];
  }

  /** Several copies that begin at one instant. */
  static final class Orders {
    private final Copies copies;
    private final List<Command> tasks = new ArrayList<>();
    private final List<Command> commands = new ArrayList<>();
    private final List<Write> writes = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private int session;
    private int task;

    Orders(Copies copies) {
      this.copies = copies;
      session = copies.site().local().copies().size();
      task = CopyTasks.next(copies);
    }

    void write(Write write) {
      writes.add(write);
    }

    /** Their ids are taken first: what is asked of copies may begin other tasks. */
    Decision decision() {
      List<Command> all = new ArrayList<>(tasks);
      all.addAll(commands);
      List<Write> noted = new ArrayList<>(writes);
      noted.addAll(CopyTasks.forgotten(copies, tasks.size()));
      return new Decision(all, noted);
    }
  }

  /** Adds a copy to those that are to begin. */
  Begun add(Orders orders, String from, String onto, boolean saved, String priority) {
    Copies copies = orders.copies;
    Volume parent = VirtualCopies.volume(copies, from);
    Volume child = VirtualCopies.volume(copies, onto);
    requireParent(copies, parent);
    requireDestination(copies, parent, child);
    Replica before = copies.onto(child.id());
    boolean again = before != null && before.state().associated();
    String name =
        before == null ? VirtualCopies.session(copies.site(), onto) : before.copy().name();
    int session = before != null && again ? before.copy().id() : orders.session++;
    if (before != null && !again) {
      orders.writes.addAll(CopyTasks.settled(copies, before.copy().id()));
      orders.commands.add(operate(copies, before, REMOVE));
    }
    long rate = desk.data().bytesPerSecond(priority);
    orders.commands.add(
        again
            ? new SetCopy(copies.array(), name, rate, 0, !saved, "")
            : created(copies, name, from, onto, rate, saved));
    return begun(orders, new Begun(onto, from, orders.task++), name, session);
  }

  /** Adds a copy to a new volume to those that are to begin. */
  Begun addNew(Orders orders, String from, NewVolume wanted, boolean saved) {
    Copies copies = orders.copies;
    Volume parent = VirtualCopies.volume(copies, from);
    requireParent(copies, parent);
    String onto = wanted.name();
    if (onto.isEmpty()) {
      onto = VvNames.free(copies, orders.names, from, ".pc");
    }
    orders.names.add(onto);
    String pool = wanted.pool();
    if (pool.isEmpty()) {
      pool = copies.site().pools().get(parent.pool()).name();
    }
    orders.commands.add(
        new CreateVolume(copies.array(), onto, pool, parent.sizeBytes(), parent.provisioning()));
    String name = VirtualCopies.session(copies.site(), onto);
    long rate = desk.data().bytesPerSecond(CopyData.USUAL_PRIORITY);
    orders.commands.add(created(copies, name, from, onto, rate, saved));
    return begun(orders, new Begun(onto, from, orders.task++), name, orders.session++);
  }

  private static Command created(
      Copies copies, String name, String from, String onto, long rate, boolean saved) {
    return new CreateCopy(
        copies.array(), name, CopyData.PHYSICAL, from, onto, "", rate, 0, false, !saved, "");
  }

  private Begun begun(Orders orders, Begun begun, String name, int session) {
    Copies copies = orders.copies;
    orders.commands.add(new Operate(copies.array(), name, COPY, List.of()));
    orders.tasks.add(CopyTasks.taken(copies, begun.task()));
    orders.writes.addAll(
        CopyTasks.begun(
            copies, begun.task(), CopyTask.COPY, session, begun.child(), desk.method()));
    return begun;
  }

  private static void requireParent(Copies copies, Volume parent) {
    Replica replica = copies.onto(parent.id());
    boolean half = copies.halfway(parent.id()) != null;
    if (half || (replica != null && (replica.failed() || replica.busy()))) {
      throw CopyRefused.state(
          "virtual volume " + parent.name() + " is not whole: a copy to it runs or has failed");
    }
  }

  private static void requireDestination(Copies copies, Volume parent, Volume child) {
    SnapshotSpace.require(copies, child);
    Replica replica = copies.onto(child.id());
    if (replica != null && replica.virtual()) {
      throw CopyRefused.state(
          "virtual volume " + child.name() + " is a virtual copy; a base volume is needed");
    }
    boolean other = replica != null && replica.parent().id() != parent.id();
    if (replica != null && other && replica.state().associated()) {
      throw CopyRefused.inUse(
          "virtual volume "
              + child.name()
              + " is a physical copy of "
              + replica.parent().name()
              + "; promote it first");
    }
    if (parent.sizeBytes() > child.sizeBytes()) {
      throw CopyRefused.input(
          "virtual volume "
              + child.name()
              + " is smaller than "
              + parent.name()
              + "; one of at least its size is needed");
    }
    requireOutside(copies, child);
    if (copies.tree(child).nonEmpty()) {
      throw CopyRefused.state(
          "virtual volume " + child.name() + " has virtual copies; remove them first");
    }
  }

  /** Whether a physical copy of one volume could be made onto another, new or again. */
  public static boolean possible(Copies copies, Volume parent, Volume child) {
    if (parent.id() == child.id() || parent.sizeBytes() > child.sizeBytes()) {
      return false;
    }
    try {
      requireDestination(copies, parent, child);
      return copies.onto(child.id()) == null;
    } catch (CopyRefused e) {
      return false;
    }
  }

  private static void requireOutside(Copies copies, Volume volume) {
    GroupHalf half = copies.site().groupOf(volume.id());
    if (half != null) {
      throw CopyRefused.state(
          "virtual volume " + volume.name() + " is in Remote Copy group " + half.group());
    }
  }

  /**
   * Copies again what has changed on either side.
   *
   * @throws CopyRefused where it is refused
   */
  public Begun resync(String child, @Nullable String priority) {
    Begun[] begun = new Begun[1];
    desk.order(
        child,
        copies -> {
          Replica replica = copy(copies, child);
          requireOutside(copies, replica.volume());
          int task = CopyTasks.next(copies);
          begun[0] = new Begun(child, replica.parent().name(), task);
          List<Command> commands = new ArrayList<>(List.of(CopyTasks.taken(copies, task)));
          if (priority != null) {
            commands.add(
                new SetCopy(
                    copies.array(),
                    replica.copy().name(),
                    desk.data().bytesPerSecond(priority),
                    0,
                    replica.copy().settings().autodelete(),
                    ""));
          }
          commands.add(operate(copies, replica, RESYNC));
          List<Write> writes =
              CopyTasks.begun(
                  copies, task, CopyTask.COPY, replica.copy().id(), child, desk.method());
          writes.addAll(CopyTasks.forgotten(copies, 1));
          return new Decision(commands, writes);
        });
    return begun[0];
  }

  /**
   * Halts a copy; its volume is marked cpf.
   *
   * @throws CopyRefused where none is under way
   */
  public void halt(String child) {
    desk.order(
        child,
        copies -> new Decision(List.of(operate(copies, copy(copies, child), HALT)), List.of()));
  }

  /**
   * Makes a physical copy a base volume of its own. A base volume that a halted promote has left
   * half-way is accepted as it is.
   *
   * @throws CopyRefused where it is neither
   */
  public void promote(String child) {
    desk.order(
        child,
        copies -> {
          Replica half = copies.halfway(VirtualCopies.volume(copies, child).id());
          Replica replica = half != null && half.virtual() ? half : copy(copies, child);
          return new Decision(
              List.of(operate(copies, replica, PROMOTE)),
              CopyTasks.settled(copies, replica.copy().id()));
        });
  }

  private static Command operate(Copies copies, Replica replica, String operation) {
    return new Operate(copies.array(), replica.copy().name(), operation, List.of());
  }

  private static Replica copy(Copies copies, String child) {
    Replica replica = copies.onto(VirtualCopies.volume(copies, child).id());
    if (replica == null || replica.virtual()) {
      throw CopyRefused.input("virtual volume " + child + " is not a physical copy");
    }
    return replica;
  }
}
