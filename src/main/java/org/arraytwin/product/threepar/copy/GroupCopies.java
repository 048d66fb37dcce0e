package org.arraytwin.product.threepar.copy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.arraytwin.array.Volume;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.document.Write;
import org.arraytwin.product.threepar.copy.CopyDesk.Decision;
import org.jspecify.annotations.Nullable;

/**
 * Orders that copy several volumes at one instant and may make sets of them: all is done or
 * nothing.
 *
 * @param desk where they are taken
 */
public record GroupCopies(CopyDesk desk) {
  /**
   * The sets that are to be made.
   *
   * @param sources name of the set of the volumes that are copied; null for none
   * @param targets name of the set of their copies; null for none
   */
  public record Sets(@Nullable String sources, @Nullable String targets) {
    public static final Sets NONE = new Sets(null, null);
  }

  /**
   * What has been made.
   *
   * @param targets names of the copies, in the order of their sources
   * @param tasks that copy; none for virtual copies
   * @param sets under the names that they have been given
   */
  public record Made(List<String> targets, List<Integer> tasks, Sets sets) {
    public Made {
      targets = List.copyOf(targets);
      tasks = List.copyOf(tasks);
    }
  }

  /**
   * Virtual copies.
   *
   * @param parents names of volumes
   * @param names of the copies, as many as parents or fewer; the array chooses those that are left
   *     out or empty
   * @throws CopyRefused where it is refused
   */
  public Made snapshots(List<String> parents, List<String> names, Sets sets) {
    Made[] made = new Made[1];
    desk.order(
        String.join(" ", parents),
        copies -> {
          List<String> targets = new ArrayList<>();
          List<Command> commands = VirtualCopies.all(copies, parents, names, targets);
          List<Integer> ids = next(copies, targets.size());
          List<Write> writes = new ArrayList<>();
          made[0] = new Made(targets, List.of(), sets(copies, sets, parents, ids, writes));
          return new Decision(commands, writes);
        });
    return made[0];
  }

  /**
   * Physical copies.
   *
   * @param parents names of volumes
   * @param targets names of the volumes that are overwritten, as many as parents
   * @param saved whether they stay copies of their parents
   * @throws CopyRefused where it is refused, or the numbers differ
   */
  public Made clones(List<String> parents, List<String> targets, boolean saved, Sets sets) {
    if (parents.size() != targets.size() || targets.stream().distinct().count() != targets.size()) {
      throw CopyRefused.input(
          parents.size() + " volumes need as many others to be copied onto, each named once");
    }
    Made[] made = new Made[1];
    desk.order(
        String.join(" ", targets),
        copies -> {
          PhysicalCopies.Orders orders = new PhysicalCopies.Orders(copies);
          List<Integer> tasks = new ArrayList<>();
          for (int i = 0; i < parents.size(); i++) {
            tasks.add(
                new PhysicalCopies(desk)
                    .add(orders, parents.get(i), targets.get(i), saved, CopyData.USUAL_PRIORITY)
                    .task());
          }
          List<Write> writes = new ArrayList<>();
          Sets given = sets(copies, sets, parents, ids(copies, targets), writes);
          writes.forEach(orders::write);
          made[0] = new Made(targets, tasks, given);
          return orders.decision();
        });
    return made[0];
  }

  /**
   * Physical copies onto new volumes.
   *
   * @param parents names of volumes
   * @param names of the new ones, as many as parents or fewer; the array chooses those that are
   *     left out or empty
   * @param pool name of the CPG that they come from; empty: that of each parent
   * @param saved whether they stay copies of their parents
   * @throws CopyRefused where it is refused; nothing is made then
   */
  public Made newClones(
      List<String> parents, List<String> names, String pool, boolean saved, Sets sets) {
    Made[] made = new Made[1];
    desk.order(
        String.join(" ", parents),
        copies -> {
          PhysicalCopies.Orders orders = new PhysicalCopies.Orders(copies);
          List<Integer> tasks = new ArrayList<>();
          List<String> targets = new ArrayList<>();
          for (int i = 0; i < parents.size(); i++) {
            String name = i < names.size() ? names.get(i) : "";
            PhysicalCopies.Begun begun =
                new PhysicalCopies(desk)
                    .addNew(
                        orders, parents.get(i), new PhysicalCopies.NewVolume(name, pool), saved);
            tasks.add(begun.task());
            targets.add(begun.child());
          }
          List<Write> writes = new ArrayList<>();
          Sets given = sets(copies, sets, parents, next(copies, targets.size()), writes);
          writes.forEach(orders::write);
          made[0] = new Made(targets, tasks, given);
          return orders.decision();
        });
    return made[0];
  }

  /** The ids that so many new volumes will have. */
  private static List<Integer> next(Copies copies, int many) {
    int first = copies.site().volumes().size();
    return IntStream.range(first, first + many).boxed().toList();
  }

  private static List<Integer> ids(Copies copies, List<String> names) {
    return names.stream().map(name -> VirtualCopies.volume(copies, name)).map(Volume::id).toList();
  }

  /** Writes down the sets that are wanted; an empty name is one of the array's choice. */
  private static Sets sets(
      Copies copies, Sets wanted, List<String> parents, List<Integer> targets, List<Write> writes) {
    String sources = wanted.sources();
    if (sources != null) {
      sources = sources.isEmpty() ? VvSets.free(copies, "vvset") : sources;
      writes.add(VvSets.created(copies, sources, ids(copies, parents), 0));
    }
    String copied = wanted.targets();
    if (copied != null) {
      String stem = sources == null ? "vvset" : sources;
      copied = copied.isEmpty() ? VvSets.free(copies, stem + ".ro") : copied;
      if (copied.equals(sources)) {
        throw CopyRefused.input("virtual volume set " + copied + " cannot be both of two sets");
      }
      writes.add(VvSets.created(copies, copied, targets, sources == null ? 0 : 1));
    }
    return new Sets(sources, copied);
  }
}
