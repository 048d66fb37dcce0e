package org.arraytwin.cimxml;

import org.arraytwin.cim.CimInstance;
import org.arraytwin.cim.ObjectPath;

/**
 * An instance with the name it is to be found by, as ModifyInstance carries it.
 *
 * @param path keys still text
 * @param instance typed as its own elements say, not by a class
 */
public record NamedInstance(ObjectPath path, CimInstance instance) {}
