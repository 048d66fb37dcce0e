package org.arraytwin.cim.mof.syntax;

import java.util.List;
import org.arraytwin.cim.Flavor;

/** The words for flavors. */
public final class Flavors {
  private Flavors() {}

  /** A flavor with flavor words applied to it, in order. */
  public static Flavor applied(Flavor start, List<String> words) {
    boolean overridable = start.overridable();
    boolean toSubclass = start.toSubclass();
    boolean translatable = start.translatable();
    for (String word : words) {
      switch (word) {
        case "enableoverride" -> overridable = true;
        case "disableoverride" -> overridable = false;
        case "tosubclass" -> toSubclass = true;
        case "restricted" -> toSubclass = false;
        default -> translatable = true;
      }
    }
    return new Flavor(overridable, toSubclass, translatable);
  }
}
