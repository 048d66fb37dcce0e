package org.arraytwin.profile;

import org.arraytwin.cim.CimClass;
import org.arraytwin.cim.ClassRepository;

/**
 * The namespace that instances live in.
 *
 * @param namespace without leading slash
 * @param classes its classes
 */
public record Home(String namespace, ClassRepository classes) {
  /**
   * A class of this namespace.
   *
   * @throws IllegalArgumentException where the MOF files lack it
   */
  public CimClass require(String name) {
    CimClass found = classes.get(name);
    if (found == null) {
      throw new IllegalArgumentException(
          "class " + name + " is served in " + namespace + " but the MOF files do not declare it");
    }
    return found;
  }
}
