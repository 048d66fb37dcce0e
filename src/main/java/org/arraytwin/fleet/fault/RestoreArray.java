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
 * Gives an array its power back. It comes up with its groups Stopped and its targets failed until
 * the links are back and its peers have told it what has happened.
 *
 * @param array its name
 */
public record RestoreArray(String array) implements Command {
  @Override
  public void decide(Steps steps) {
    Site site = Wires.site(steps, array, "restore-array");
    if (site.powered()) {
      throw Wires.refused(
          Reason.ARRAY_HAS_POWER, "array " + array, "running", "restore-array", "fail it first");
    }
    Links.boot(steps, site.id());
    steps.power(site.id(), true);
    CopyFaults.power(steps, site.id(), true);
    for (TargetHalf target : site.targets()) {
      Links.changed(steps, site.id(), target.peer());
    }
    Hosts.refreshLone(steps, site.id());
  }
}
