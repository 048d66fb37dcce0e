package org.arraytwin.fleet.peer;

import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Reason;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.Steps;
import org.arraytwin.fleet.motion.Links;
import org.arraytwin.replication.Link;
import org.arraytwin.replication.TargetHalf;

/**
 * Takes a link to a target into use on one array, or out of it (admitrcopylink, dismissrcopylink).
 * It carries something while both arrays use it; the peer finds one that is out of use silent.
 *
 * @param array id
 * @param target name of the target
 * @param index position among the links between the two arrays, from 0
 * @param used whether it is to be used
 */
public record UseLink(int array, String target, int index, boolean used) implements Command {
  @Override
  public void decide(Steps steps) {
    String asked = used ? "use-link" : "dismiss-link";
    Site site = TargetTerms.site(steps, array, asked);
    TargetHalf present = TargetTerms.target(site, target, asked);
    Link link = TargetTerms.link(steps, array, present.peer(), index, target, asked);
    if (link.usedBy(array) == used) {
      throw TargetTerms.refused(
          used ? Reason.LINK_IS_IN_USE : Reason.LINK_IS_NOT_IN_USE,
          target,
          used ? "using link " + index + " already" : "not using link " + index,
          asked,
          used ? "dismiss it first" : "name a link that it uses");
    }
    steps.put(link.usedBy(array, used, steps.now()));
    if (!used) {
      steps.put(array, present.believed(present.status(), present.linkUp().update(index, false)));
    }
    Links.changed(steps, array, present.peer());
  }
}
