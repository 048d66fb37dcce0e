package org.arraytwin.fleet.service;

import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Reason;
import org.arraytwin.fleet.Refusal;
import org.arraytwin.fleet.Refused;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.Steps;
import org.arraytwin.fleet.motion.Links;
import org.arraytwin.fleet.site.Services;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.TargetHalf;

/**
 * Starts or stops replication to other arrays altogether (startrcopy, stoprcopy). Stopped, the
 * array talks to no peer, who finds out by silence; groups that it receives stop. Started, the
 * links come back as after a loss of power.
 *
 * @param array its id
 * @param on whether it is to replicate
 */
public record SwitchReplication(int array, boolean on) implements Command {
  @Override
  public void decide(Steps steps) {
    String asked = on ? "startrcopy" : "stoprcopy";
    Site site = steps.powered(array, asked);
    Services services = site.desk().services();
    if (services.replication() == on) {
      throw new Refused(
          new Refusal(
              on ? Reason.RCOPY_IS_READY : Reason.RCOPY_IS_NOT_READY,
              "array " + site.name(),
              on ? "replicating already" : "not replicating",
              asked,
              on ? "there is nothing to start" : "there is nothing to stop"));
    }
    if (!on) {
      for (GroupHalf half : site.groups()) {
        if (half != null && half.source() && (half.running() || half.changing())) {
          throw new Refused(
              new Refusal(
                  Reason.RCOPY_GROUP_NOT_STOPPED,
                  "group " + half.name() + " on " + site.name(),
                  half.status().word(),
                  asked,
                  "stop the group first"));
        }
      }
      Links.boot(steps, array);
    }
    steps.put(array, new Services(on, steps.now(), services.cim()));
    for (TargetHalf target : site.targets()) {
      Links.changed(steps, array, target.peer());
    }
  }
}
