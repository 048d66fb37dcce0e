package org.arraytwin.fleet.copy;

import io.vavr.collection.Vector;
import java.util.List;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Reason;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.Steps;
import org.arraytwin.fleet.site.LocalCopy;
import org.arraytwin.fleet.table.Decision;

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
    Site site = steps.powered(array, operation);
    Vector<LocalCopy> members = site.local().group(group);
    if (members.isEmpty()) {
      throw Sites.refused(
          Reason.NON_EXISTENT_SESSION,
          "group " + group + " of copies on " + site.name(),
          "without members",
          operation,
          "give copies this group first");
    }
    boolean image = members.exists(m -> Mates.takesImage(Sites.table(site, m), operation));
    if (image && Mates.ring(members)) {
      throw Sites.refused(
          Reason.VOL_ENTANGLED,
          "group " + group + " of copies on " + site.name(),
          "with members that overwrite one another's sources, which no instant can have been",
          operation,
          "take one of them out of the group");
    }
    int resting = members.count(Mates::atRest);
    CopySessions sessions =
        resting == 0 || resting == members.size() ? CopySessions.TOGETHER : CopySessions.MIXED;
    for (LocalCopy member : Mates.readersFirst(site.local().graph(), members)) {
      Decision.operate(steps, sessions, array, member.name(), operation, options);
    }
  }
}
