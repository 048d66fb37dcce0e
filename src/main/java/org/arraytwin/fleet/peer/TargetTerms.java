package org.arraytwin.fleet.peer;

import org.arraytwin.fleet.Reason;
import org.arraytwin.fleet.Refusal;
import org.arraytwin.fleet.Refused;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.Steps;
import org.arraytwin.fleet.motion.GroupSessions;
import org.arraytwin.replication.Link;
import org.arraytwin.replication.TargetHalf;

/** What must hold before an operator changes a target. */
final class TargetTerms {
  /** Characters that the name of a target has at most (CLI help). */
  static final int MAX_NAME = 23;

  private TargetTerms() {}

  /** An array that has power and replicates. */
  static Site site(Steps steps, int array, String asked) {
    Site site = steps.powered(array, asked);
    GroupSessions.requireReplication(site, asked);
    return site;
  }

  /** The target of that name. */
  static TargetHalf target(Site site, String name, String asked) {
    TargetHalf target = site.target(name);
    if (target == null) {
      throw refused(
          Reason.NON_EXISTENT_TARGET,
          name,
          "not there",
          asked,
          "targets: " + site.targets().map(TargetHalf::name).mkString(", "));
    }
    return target;
  }

  /** A name that no target has yet, spelt as names of targets are. */
  static void requireFree(Site site, String name, String asked) {
    if (name.isEmpty() || name.length() > MAX_NAME) {
      throw refused(
          Reason.INV_INPUT_EXCEEDS_LENGTH,
          name,
          "a name of " + name.length() + " characters",
          asked,
          "1 to " + MAX_NAME + " characters");
    }
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      if (!plain && (i == 0 || "_-.".indexOf(c) < 0)) {
        throw refused(
            Reason.INV_INPUT_ILLEGAL_CHAR,
            name,
            "a name with '" + c + "' at position " + (i + 1),
            asked,
            "letters, digits, and behind the first character _ - .");
      }
    }
    if (site.target(name) != null) {
      throw refused(Reason.EXISTENT_TARGET, name, "there already", asked, "choose another name");
    }
  }

  /** The link at a position between two arrays. */
  static Link link(Steps steps, int array, int peer, int index, String target, String asked) {
    var links = steps.fleet().links(array, peer);
    if (index < 0 || index >= links.size()) {
      throw refused(
          Reason.NON_EXISTENT_LINK,
          target,
          "not joined by a link " + index,
          asked,
          links.isEmpty() ? "no link joins the arrays" : "0 to " + (links.size() - 1));
    }
    return links.get(index);
  }

  static Refused refused(Reason reason, String target, String state, String asked, String legal) {
    return new Refused(new Refusal(reason, "target " + target, state, asked, legal));
  }
}
