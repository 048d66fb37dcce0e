package org.arraytwin.http;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The declaration of the CIM extension in a Man or Opt header (RFC 2774; DSP0200 clause 7.2).
 *
 * @param prefix the two digits in front of the CIM headers
 */
record Extension(String prefix) {
  static final String URI = "http://www.dmtf.org/cim/mapping/http/v1.0";

  private static final Pattern FORM =
      Pattern.compile("\\s*\"?" + Pattern.quote(URI) + "\"?\\s*;\\s*ns\\s*=\\s*([0-9]{2,})\\s*");

  /** The extension that a header declares; null where it is absent or declares another. */
  static @Nullable Extension of(@Nullable String header) {
    if (header == null) {
      return null;
    }
    Matcher matcher = FORM.matcher(header);
    return matcher.matches() ? new Extension(matcher.group(1)) : null;
  }
}
