package org.arraytwin.fleet.masking;

import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Reason;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.Steps;

/**
 * Forgets an initiator that sees nothing.
 *
 * @param array id
 * @param initiator WWN or iSCSI name
 */
public record RemoveInitiator(int array, String initiator) implements Command {
  private static final String ASKED = "remove initiator";

  @Override
  public void decide(Steps steps) {
    Site site = steps.powered(array, ASKED);
    String name = Masks.initiator(site, initiator, ASKED);
    String object = "initiator " + name + " on " + site.name();
    if (!site.masking().initiators().containsKey(name)) {
      throw Masks.refused(
          Reason.NON_EXISTENT_INITIATOR, object, "not known", ASKED, "name one that is known");
    }
    if (!site.masking().pathsOf(name).isEmpty()) {
      throw Masks.refused(
          Reason.EXISTENT_PATH, object, "seeing volumes", ASKED, "hide the volumes from it first");
    }
    steps.put(array, site.masking().withoutInitiator(name));
  }
}
