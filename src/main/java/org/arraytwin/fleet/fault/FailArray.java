package org.arraytwin.fleet.fault;

import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Reason;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.Steps;
import org.arraytwin.fleet.copy.CopyFaults;
import org.arraytwin.fleet.motion.Hosts;
import org.arraytwin.fleet.motion.Links;
import org.arraytwin.replication.TargetHalf;

/**
 * Takes the power from an array: its hosts, its servers and its links stop at once; its peers learn
 * by silence.
 *
 * @param array its name
 */
public record FailArray(String array) implements Command {
  @Override
  public void decide(Steps steps) {
    Site site = Wires.site(steps, array, "fail-array");
    if (!site.powered()) {
      throw Wires.refused(
          Reason.ARRAY_WITHOUT_POWER,
          "array " + array,
          "without power already",
          "fail-array",
          "restore it");
    }
    steps.power(site.id(), false);
    CopyFaults.power(steps, site.id(), false);
    for (TargetHalf target : site.targets()) {
      Links.changed(steps, site.id(), target.peer());
    }
    Hosts.refreshLone(steps, site.id());
  }
}
