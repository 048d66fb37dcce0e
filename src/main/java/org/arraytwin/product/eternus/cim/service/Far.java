package org.arraytwin.product.eternus.cim.service;

import org.arraytwin.array.Volume;
import org.arraytwin.cim.ObjectPath;
import org.arraytwin.fleet.Site;

/**
 * A volume of another box, as a client names it.
 *
 * @param site the box
 * @param path as the client has it
 */
public record Far(Site site, Volume volume, ObjectPath path) {}
