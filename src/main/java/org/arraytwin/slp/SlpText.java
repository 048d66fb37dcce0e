package org.arraytwin.slp;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** How texts are written, escaped and compared (RFC 2608, 5 and 6.4). */
final class SlpText {
  private static final String RESERVED = "(),\\!<=>~";
  private static final String RESERVED_IN_TAGS = RESERVED + "*_";
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  private SlpText() {}

  /**
   * In lower case, with runs of blanks as one and none at the ends: equal texts become the same.
   */
  static String fold(String text) {
    return BLANKS.matcher(text.strip()).replaceAll(" ").toLowerCase(Locale.ROOT);
  }

  static String escapeValue(String value) {
    return escape(value, RESERVED);
  }

  static String escapeTag(String tag) {
    return escape(tag, RESERVED_IN_TAGS);
  }

  private static String escape(String text, String reserved) {
    StringBuilder escaped = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x20 || c == 0x7F || reserved.indexOf(c) >= 0) {
        escaped.append(String.format(Locale.ROOT, "\\%02X", (int) c));
      } else {
        escaped.append(c);
      }
    }
    return escaped.toString();
  }

  /**
   * The text meant by one with escapes.
   *
   * @throws SlpException PARSE_ERROR where a backslash is not followed by two hexadecimal digits
   */
  static String unescape(String text) {
    if (text.indexOf('\\') < 0) {
      return text;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
    int from = 0;
    for (int at = text.indexOf('\\'); at >= 0; at = text.indexOf('\\', from)) {
      bytes.writeBytes(text.substring(from, at).getBytes(StandardCharsets.UTF_8));
      int high = at + 2 < text.length() ? Character.digit(text.charAt(at + 1), 16) : -1;
      int low = at + 2 < text.length() ? Character.digit(text.charAt(at + 2), 16) : -1;
      if (high < 0 || low < 0) {
        throw SlpException.malformed("escape at " + at + " of '" + text + "' lacks its two digits");
      }
      bytes.write(high << 4 | low);
      from = at + 3;
    }
    bytes.writeBytes(text.substring(from).getBytes(StandardCharsets.UTF_8));
    return bytes.toString(StandardCharsets.UTF_8);
  }

  /** The items of a list, unescaped; empty ones are left out. */
  static List<String> list(String text) {
    List<String> items = new ArrayList<>();
    for (String item : text.split(",", -1)) {
      String plain = unescape(item).strip();
      if (!plain.isEmpty()) {
        items.add(plain);
      }
    }
    return items;
  }
}
