package org.arraytwin.slp;

import java.util.List;
import java.util.Locale;

/**
 * One service as it is told to user agents.
 *
 * @param url {@code service:TYPE:SCHEME://HOST:PORT} or {@code service:TYPE://HOST:PORT}
 * @param attributes what it says of itself
 */
public record Advertisement(String url, List<Attribute> attributes) {
  public Advertisement {
    attributes = List.copyOf(attributes);
    if (!url.startsWith("service:") || !url.contains("://")) {
      throw new IllegalArgumentException("service URL expected, not " + url);
    }
  }

  /** The type with its scheme, for example {@code service:wbem:http}. */
  String type() {
    return url.substring(0, url.indexOf("://")).toLowerCase(Locale.ROOT);
  }

  /** Whether it is asked for by that type, concrete or abstract (RFC 2608, 8.1). */
  boolean isOf(String wanted) {
    String folded = SlpText.fold(wanted);
    return type().equals(folded) || type().startsWith(folded + ":");
  }

  /** Who named the type; empty for IANA (RFC 2608, 10.1). */
  String namingAuthority() {
    String name = type().substring("service:".length());
    int scheme = name.indexOf(':');
    int dot = name.indexOf('.');
    if (dot < 0 || (scheme >= 0 && scheme < dot)) {
      return "";
    }
    return name.substring(dot + 1, scheme < 0 ? name.length() : scheme);
  }
}
