package org.arraytwin.fleet.service;

import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.Steps;
import org.arraytwin.fleet.site.Services;

/**
 * Sets an array's CIM server (startcim, stopcim, setcim). While it does not run, or not over HTTP,
 * connections to it are refused.
 *
 * @param array its id
 * @param active whether it runs
 * @param http whether it answers over HTTP
 * @param slp whether it lets itself be found
 * @param entities whether a peer's volumes that are out of reach are represented by entities
 */
public record SwitchCim(int array, boolean active, boolean http, boolean slp, boolean entities)
    implements Command {
  @Override
  public void decide(Steps steps) {
    Site site = steps.powered(array, "setcim");
    Services.Cim cim = new Services.Cim(active, http, slp, entities);
    steps.put(array, site.desk().services().with(cim));
  }
}
