package org.arraytwin.cim;

import java.util.Locale;

/** CIM names compare without regard to case (DSP0004 clause 5.1.2.6); this is the one folding. */
public final class Names {
  private Names() {}

  /** The folded form of a CIM name, for use as a map key. */
  public static String fold(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if ((c >= 'A' && c <= 'Z') || c >= 0x80) {
        return name.toLowerCase(Locale.ROOT);
      }
    }
    return name;
  }

  /** Whether two names are the same CIM name. */
  public static boolean same(String a, String b) {
    return a.equalsIgnoreCase(b);
  }
}
