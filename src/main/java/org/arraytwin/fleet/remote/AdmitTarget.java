package org.arraytwin.fleet.remote;

import java.util.List;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Reason;
import org.arraytwin.fleet.Refusal;
import org.arraytwin.fleet.Refused;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.Steps;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.Mode;
import org.arraytwin.replication.Policies;
import org.arraytwin.replication.TargetHalf;
import org.arraytwin.replication.table.SessionTable;

/**
 * Adds a second target to a group that is not running (admitrcopytarget). On each array the group
 * then has a half for each of the two others; the pair of the two targets stands by where there are
 * links between them (synchronous long distance, RC31x p. 71).
 *
 * @param array id of the primary side
 * @param group its name there
 * @param target name of the further target
 * @param mode sync or periodic
 */
public record AdmitTarget(int array, String group, String target, Mode mode) implements Command {
  /** Targets of one group. */
  public static final int MAX_TARGETS = 2;

  private static final String ASKED = "admitrcopytarget";

  @Override
  public void decide(Steps steps) {
    Groups at = Groups.allowed(steps, array, group, ASKED);
    Site site = steps.fleet().site(array);
    TargetHalf to = site.target(target);
    if (to == null) {
      throw at.refuse(
          Reason.NON_EXISTENT_TARGET,
          "to be admitted to target " + target + ", which is not there",
          "targets: " + site.targets().map(TargetHalf::name).mkString(", "));
    }
    GroupHalf first = at.half();
    List<GroupHalf> halves = site.halves(first.group());
    if (halves.stream().anyMatch(h -> h.peer() == to.peer())) {
      throw at.refuse(
          Reason.RCOPY_GROUP_TARGET_NOT_UNIQUE,
          "replicated to " + target + " already",
          "name another target");
    }
    if (halves.size() >= MAX_TARGETS) {
      throw at.refuse(
          Reason.RCOPY_GROUP_TOO_MANY_TARGETS,
          "replicated to " + halves.size() + " targets",
          "a group has at most " + MAX_TARGETS + " targets");
    }
    if (!steps.fleet().inTouch(array, to.peer())) {
      throw at.refuse(
          Reason.RCOPY_TARGET_IS_NOT_READY,
          "to be admitted to target " + target + ", which is not ready",
          "wait until showrcopy targets shows ready");
    }
    Quota.requireGroup(site, to.peer(), mode, first.group(), ASKED);
    create(steps, first, to);
  }

  private void create(Steps steps, GroupHalf first, TargetHalf to) {
    Site site = steps.fleet().site(array);
    Site far = steps.fleet().site(to.peer());
    SessionTable table = far.rules().table(first.kind());
    String remote = first.remoteGroup();
    if (table == null || far.group(remote) != null) {
      throw new Refused(
          new Refusal(
              table == null ? Reason.NON_EXISTENT_OPERATION : Reason.EXISTENT_RCOPY_GROUP,
              "group " + remote + " on " + far.name(),
              table == null ? "not of a kind known there" : "there already",
              ASKED,
              table == null ? "groups join arrays of one product" : "remove it first"));
    }
    String group = first.group();
    new NewGroup(GroupHalf.named(group, to.name()), remote, mode, Policies.DEFAULT, table)
        .create(steps, array, to);
    Site near = steps.fleet().site(first.peer());
    TargetHalf across = near.target(to.peer());
    TargetHalf back = steps.fleet().site(to.peer()).target(near.id());
    if (across != null && back != null && far.id() != site.id()) {
      boolean nearLeads = first.mode() == Mode.SYNC || mode != Mode.SYNC;
      Site leading = nearLeads ? near : far;
      TargetHalf other = nearLeads ? across : back;
      String mine = GroupHalf.named(remote, other.name());
      String theirs = GroupHalf.named(remote, (nearLeads ? back : across).name());
      Quota.requireGroup(leading, other.peer(), Mode.PERIODIC, mine, ASKED);
      new NewGroup(mine, theirs, Mode.PERIODIC, Policies.DEFAULT, table)
          .standBy(steps, leading.id(), other);
    }
  }
}
