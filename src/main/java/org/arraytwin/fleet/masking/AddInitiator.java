package org.arraytwin.fleet.masking;

import org.arraytwin.array.HostProtocol;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Reason;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.Steps;
import org.arraytwin.fleet.site.Masking;

/**
 * Makes an initiator known to an array.
 *
 * @param array id
 * @param initiator WWN of 16 hex digits, in any case, or iSCSI name
 */
public record AddInitiator(int array, String initiator) implements Command {
  private static final String ASKED = "add initiator";

  @Override
  public void decide(Steps steps) {
    Site site = steps.powered(array, ASKED);
    String name = Masks.initiator(site, initiator, ASKED);
    Masking masking = site.masking();
    if (masking.initiators().containsKey(name)) {
      throw Masks.refused(
          Reason.EXISTENT_INITIATOR,
          "initiator " + name + " on " + site.name(),
          "known",
          ASKED,
          "nothing is to be done");
    }
    HostProtocol protocol = Masks.protocol(name);
    steps.put(array, masking.withInitiator(name, protocol));
  }
}
