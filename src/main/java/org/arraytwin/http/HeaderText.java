package org.arraytwin.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Free text as the value of a header or trailer. */
final class HeaderText {
  /** A header has room for so many characters, nine bytes each at worst. */
  private static final int LONGEST_CHARS = 500;

  private HeaderText() {}

  /** Percent-encoded UTF-8; what is too long for a header ends in three dots. */
  static String escaped(String text) {
    String fitting = text;
    if (text.length() > LONGEST_CHARS) {
      int end = LONGEST_CHARS;
      if (Character.isHighSurrogate(text.charAt(end - 1))) {
        end--;
      }
      fitting = text.substring(0, end) + "...";
    }
    return URLEncoder.encode(fitting, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
