package org.arraytwin.fleet.masking;

import org.arraytwin.array.HostPort;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Reason;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.Steps;

/**
 * Adds a port by which hosts reach an array.
 *
 * @param array id
 * @param port unique by id and by name
 */
public record AddPort(int array, HostPort port) implements Command {
  @Override
  public void decide(Steps steps) {
    Site site = steps.fleet().site(array);
    boolean taken =
        site.masking()
            .ports()
            .values()
            .exists(p -> p.id().equals(port.id()) || p.name().equalsIgnoreCase(port.name()));
    if (taken) {
      throw Masks.refused(
          Reason.EXISTENT_PORT,
          "port " + port.id() + " (" + port.name() + ") on " + site.name(),
          "there",
          "add port",
          "another id and name");
    }
    steps.put(array, site.masking().with(port));
  }
}
