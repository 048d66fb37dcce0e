package org.arraytwin.fleet.copy;

import io.vavr.collection.Vector;
import java.util.List;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Reason;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.Steps;
import org.arraytwin.fleet.site.LocalCopy;
import org.arraytwin.fleet.table.Decision;
import org.arraytwin.replication.copy.CopyGraph;
import org.arraytwin.replication.copy.PointInTime;

/**
 * An operator asks the same of all copies of a group: they do it at one instant, or none does.
 *
 * @param array id
 * @param group name
 * @param operation as the table of their kind names it
 * @param options words added
 */
public record OperateTogether(int array, String group, String operation, List<String> options)
    implements Command {
  public OperateTogether {
    options = List.copyOf(options);
  }

  @Override
  public void decide(Steps steps) {
    Site site = Sites.powered(steps, array, operation);
    Vector<LocalCopy> members = site.local().group(group);
    if (members.isEmpty()) {
      throw Sites.refused(
          Reason.NON_EXISTENT_SESSION,
          "group " + group + " of copies on " + site.name(),
          "without members",
          operation,
          "give copies this group first");
    }
    for (LocalCopy member : readersFirst(site.local().graph(), members)) {
      Decision.operate(steps, CopySessions.TOGETHER, array, member.name(), operation, options);
    }
  }

  /**
   * A copy of a volume that another member overwrites takes its image before that happens; one that
   * reads through another member is asked before that, so that it is not taken along.
   */
  private static Vector<LocalCopy> readersFirst(CopyGraph graph, Vector<LocalCopy> members) {
    Vector<LocalCopy> left = members;
    Vector<LocalCopy> ordered = Vector.empty();
    while (!left.isEmpty()) {
      Vector<LocalCopy> rest = left;
      LocalCopy next =
          left.find(c -> !rest.exists(o -> o.source() == c.target() || readsThrough(graph, o, c)))
              .getOrElse(left.head());
      ordered = ordered.append(next);
      left = left.remove(next);
    }
    return ordered;
  }

  private static boolean readsThrough(CopyGraph graph, LocalCopy reader, LocalCopy other) {
    PointInTime data = graph.onto(other.target());
    PointInTime older = data == null ? null : graph.older(data);
    while (older != null && older.target() != reader.target()) {
      older = graph.older(older);
    }
    return older != null;
  }
}
