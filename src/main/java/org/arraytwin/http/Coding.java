package org.arraytwin.http;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;

/** What an answer's body is encoded with (RFC 9110 12.5.3). */
enum Coding {
  /** Not at all. */
  IDENTITY,
  /** With gzip, if it is large enough to be worth it. */
  GZIP,
  /** With gzip whatever its size: the client takes nothing else. */
  GZIP_ONLY,
  /** The client takes neither. */
  NONE;

  private static final String ANY = "*";

  /** The coding that a client prefers, which is gzip only where it names it. */
  static Coding of(HttpFields headers) {
    if (!headers.contains(HttpHeader.ACCEPT_ENCODING)) {
      return IDENTITY;
    }
    Map<String, Double> weights = new HashMap<>();
    for (String item : headers.getCSV(HttpHeader.ACCEPT_ENCODING, false)) {
      String[] parts = item.toLowerCase(Locale.ROOT).replace(" ", "").split(";", -1);
      weights.put(parts[0].equals("x-gzip") ? "gzip" : parts[0], weight(parts));
    }
    double rest = weights.getOrDefault(ANY, 0.0);
    double gzip = weights.getOrDefault("gzip", rest);
    boolean refused = weights.getOrDefault("identity", weights.getOrDefault(ANY, 1.0)) == 0;
    if (refused) {
      return gzip > 0 ? GZIP_ONLY : NONE;
    }
    boolean preferred = gzip > 0 && gzip >= weights.getOrDefault("identity", 0.0);
    return preferred && weights.containsKey("gzip") ? GZIP : IDENTITY;
  }

  private static double weight(String[] parts) {
    for (int i = 1; i < parts.length; i++) {
      if (parts[i].startsWith("q=")) {
        return parts[i].matches("q=0(\\.0*)?") ? 0 : fraction(parts[i].substring(2));
      }
    }
    return 1;
  }

  private static double fraction(String text) {
    return text.matches("[01](\\.[0-9]{0,3})?") ? Double.parseDouble(text) : 1;
  }
}
