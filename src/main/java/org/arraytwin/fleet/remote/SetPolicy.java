package org.arraytwin.fleet.remote;

import org.arraytwin.fleet.Session;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.Steps;
import org.arraytwin.fleet.motion.GroupSessions;
import org.arraytwin.fleet.motion.Hosts;
import org.arraytwin.fleet.motion.OfGroup;
import org.arraytwin.replication.Policies;
import org.arraytwin.replication.TargetHalf;
import org.arraytwin.replication.table.Happening;

/**
 * Sets one policy (setrcopygroup pol); the peer learns of it where the target is ready.
 *
 * @param array id of the side it is run on
 * @param group its name there
 * @param policy which
 * @param on or its no_ form
 */
public record SetPolicy(int array, String group, Policy policy, boolean on) implements OfGroup {
  @Override
  public void decide(Steps steps) {
    Asked asked =
        new Asked()
            .with("fail_wrt_on_err", on && policy == Policy.FAIL_WRT_ON_ERR)
            .with("over_per_alert", on && policy == Policy.OVER_PER_ALERT)
            .with("auto_failover", on && policy == Policy.AUTO_FAILOVER);
    Groups at = Groups.allowed(steps, array, group, "setrcopygroup pol", asked);
    for (Session.End end : at.ends()) {
      if (end.array() == array || at.targetReady()) {
        Policies old = steps.fleet().half(end).policies();
        steps.put(end.array(), steps.fleet().half(end).edit().policies(changed(old)).done());
      }
    }
    Site site = steps.fleet().site(array);
    TargetHalf target = site.target(at.half().peer());
    boolean held = at.half().policies().failWrtOnErr() && at.half().running();
    if (policy == Policy.FAIL_WRT_ON_ERR && !on && held && target != null && !target.ready()) {
      GroupSessions.happen(steps, at.session(), array, Happening.HOLDING_OUT_OVER);
    }
    Hosts.refresh(steps, at.session());
  }

  private Policies changed(Policies old) {
    return switch (policy) {
      case AUTO_RECOVER -> old.recovering(on);
      case OVER_PER_ALERT -> old.alertingOverPeriod(on);
      case FAIL_WRT_ON_ERR -> old.stoppingHosts(on);
      case AUTO_FAILOVER -> old.failingOver(on);
    };
  }
}
