package org.arraytwin.fleet.remote;

import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Fleet;
import org.arraytwin.fleet.Reason;
import org.arraytwin.fleet.Refusal;
import org.arraytwin.fleet.Refused;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.Steps;
import org.arraytwin.replication.Mode;
import org.arraytwin.replication.Policies;
import org.arraytwin.replication.TargetHalf;
import org.arraytwin.replication.table.Family;
import org.arraytwin.replication.table.SessionTable;

/**
 * Creates a group on an array and its other half on the target (creatercopygroup). The other half
 * is named {@code <group>.r<system id>}; that name never changes with the role.
 *
 * @param array id of the array that becomes the primary
 * @param name 1 to 31 letters, digits, {@code _ - .}
 * @param target name of the target
 * @param mode sync or periodic
 */
public record CreateGroup(int array, String name, String target, Mode mode) implements Command {
  /** Characters of a name at most; the product may want fewer. */
  public static final int MAX_NAME = 31;

  private static final String ASKED = "creatercopygroup";

  @Override
  public void decide(Steps steps) {
    Site site = Groups.site(steps, array, ASKED);
    requireName(site);
    if (site.group(name) != null) {
      throw refused(Reason.EXISTENT_RCOPY_GROUP, "there already", "choose another name");
    }
    TargetHalf to = site.target(target);
    if (to == null) {
      throw refused(
          Reason.NON_EXISTENT_TARGET,
          "not created, for there is no target " + target,
          "targets: " + site.targets().map(TargetHalf::name).mkString(", "));
    }
    Fleet fleet = steps.fleet();
    if (!fleet.inTouch(array, to.peer())) {
      throw refused(
          Reason.RCOPY_TARGET_IS_NOT_READY,
          "not created, for target " + target + " is not ready",
          "wait until showrcopy targets shows ready");
    }
    Site peer = fleet.site(to.peer());
    String remote = name + ".r" + site.array().systemId();
    if (peer.group(remote) != null) {
      throw refused(
          Reason.EXISTENT_RCOPY_GROUP, "there already on " + target, "choose another name");
    }
    Quota.requireGroup(site, to.peer(), mode, name, ASKED);
    SessionTable table = table(site, peer);
    new NewGroup(name, remote, mode, Policies.DEFAULT, table).create(steps, array, to);
  }

  /** The rules of the group: both arrays must have them. */
  private SessionTable table(Site site, Site peer) {
    SessionTable table = site.rules().table(Family.GROUP);
    if (table == null || peer.rules().table(table.kind()) == null) {
      throw refused(
          Reason.NON_EXISTENT_OPERATION,
          "not created, for " + site.name() + " and " + peer.name() + " share no kind of group",
          "groups join arrays of one product");
    }
    return table;
  }

  private void requireName(Site site) {
    if (name.length() > MAX_NAME || name.isEmpty()) {
      throw refused(
          Reason.INV_INPUT_EXCEEDS_LENGTH,
          "a name of " + name.length() + " characters on " + site.name(),
          "1 to " + MAX_NAME + " characters");
    }
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean letterOrDigit =
          (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      if (!letterOrDigit && (i == 0 || "_-.".indexOf(c) < 0)) {
        throw refused(
            Reason.INV_INPUT_ILLEGAL_CHAR,
            "a name with '" + c + "' at position " + (i + 1),
            "letters, digits, and behind the first character _ - .");
      }
    }
  }

  private Refused refused(Reason reason, String state, String legal) {
    return new Refused(new Refusal(reason, "group " + name, state, ASKED, legal));
  }
}
