package org.arraytwin.fleet.copy;

import io.vavr.collection.Vector;
import org.arraytwin.fleet.site.Local;
import org.arraytwin.fleet.site.LocalCopy;
import org.arraytwin.replication.copy.CopyGraph;
import org.arraytwin.replication.copy.PointInTime;
import org.arraytwin.replication.table.Trait;

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

  /**
   * Whether some members overwrite one another's sources, so that no order has all at one instant.
   */
  static boolean ring(Vector<LocalCopy> members) {
    Vector<LocalCopy> left = members;
    while (!left.isEmpty()) {
      Vector<LocalCopy> rest = left;
      Vector<LocalCopy> bound = left.filter(c -> rest.exists(o -> o.source() == c.target()));
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
