package org.arraytwin.fleet.copy;

import io.vavr.collection.Vector;
import org.arraytwin.fleet.site.Local;
import org.arraytwin.fleet.site.LocalCopy;
import org.arraytwin.replication.copy.CopyGraph;
import org.arraytwin.replication.copy.PointInTime;
import org.arraytwin.replication.table.Action;
import org.arraytwin.replication.table.Cell;
import org.arraytwin.replication.table.Effect;
import org.arraytwin.replication.table.SessionTable;
import org.arraytwin.replication.table.Trait;
import org.arraytwin.replication.table.Verdict;

/** The copies of one group, which do what they do at one instant. */
final class Mates {
  private static final Vector<Trait> HOLDING =
      Vector.of(Trait.RUNNING, Trait.BUSY, Trait.TARGET_FAILED, Trait.SOURCE_OFFLINE);

  private Mates() {}

  /** The members of a copy's group; itself alone where it belongs to none. */
  static Vector<LocalCopy> of(Local local, LocalCopy copy) {
    String group = copy.settings().group();
    return group == null ? Vector.of(copy) : local.group(group);
  }

  /** Whether a copy neither moves data nor is about to. */
  static boolean atRest(LocalCopy copy) {
    return !HOLDING.exists(copy.state()::has);
  }

  /**
   * A copy of a volume that another member overwrites takes its image before that happens; one that
   * reads through another member is asked before that, so that it is not taken along.
   */
  static Vector<LocalCopy> readersFirst(CopyGraph graph, Vector<LocalCopy> members) {
    Vector<LocalCopy> left = members;
    Vector<LocalCopy> ordered = Vector.empty();
    while (!left.isEmpty()) {
      Vector<LocalCopy> rest = left;
      LocalCopy next =
          left.find(
                  c ->
                      !rest.exists(
                          o -> o.sourceRun().overlaps(c.targetRun()) || readsThrough(graph, o, c)))
              .getOrElse(left.head());
      ordered = ordered.append(next);
      left = left.remove(next);
    }
    return ordered;
  }

  /** What members do at one instant, or prepare to. */
  private static final Vector<Effect> IMAGES =
      Vector.of(
          Effect.COPY, Effect.MIRROR, Effect.RESTORE_SOURCE, Effect.FLUSH, Effect.START_TOGETHER);

  /** Whether an operation lets a kind of copies take an image, or prepare for one. */
  static boolean takesImage(SessionTable table, String operation) {
    Action action = table.operation(operation);
    return action != null && action.cells().stream().anyMatch(Mates::takesImage);
  }

  private static boolean takesImage(Cell cell) {
    return cell.verdict() instanceof Verdict.Take take
        && take.effects().stream().anyMatch(IMAGES::contains);
  }

  /**
   * Whether some members overwrite grains of one another's sources, so that no order has all at one
   * instant.
   */
  static boolean ring(Vector<LocalCopy> members) {
    Vector<LocalCopy> left = members;
    while (!left.isEmpty()) {
      Vector<LocalCopy> rest = left;
      Vector<LocalCopy> bound =
          left.filter(c -> rest.exists(o -> o.sourceRun().overlaps(c.targetRun())));
      if (bound.size() == left.size()) {
        return true;
      }
      left = bound;
    }
    return false;
  }

  private static boolean readsThrough(CopyGraph graph, LocalCopy reader, LocalCopy other) {
    PointInTime data = graph.onto(other.to());
    PointInTime older = data == null ? null : graph.older(data);
    while (older != null && !older.to().equals(reader.to())) {
      older = graph.older(older);
    }
    return older != null;
  }
}
