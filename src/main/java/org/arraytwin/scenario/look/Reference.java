package org.arraytwin.scenario.look;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.arraytwin.catalog.WrongWords;
import org.jspecify.annotations.Nullable;

/**
 * What contents are compared with: {@code ARRAY}, {@code ARRAY:VOLUME}, either followed by
 * {@code @+TIME}, {@code @MARK} or {@code @write N}.
 *
 * @param array whose
 * @param volume of it, null for the same group's volumes there
 * @param when a moment of the past, null for now
 */
record Reference(String array, @Nullable String volume, @Nullable String when) {
  private static final Pattern FORM = Pattern.compile("([^:@]+)(?::([^@]+))?(?:@(.+))?");
  private static final String WRITE = "write ";

  static Reference parse(String word, String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new WrongWords(
          word
              + " '"
              + text
              + "' is wrong, expected ARRAY or ARRAY:VOLUME, then @+TIME, @MARK or @write N"
              + " for the past");
    }
    return new Reference(matcher.group(1), matcher.group(2), matcher.group(3));
  }

  /** The write number it names, or -1. */
  long write() {
    return when != null && when.startsWith(WRITE)
        ? Long.parseLong(when.substring(WRITE.length()))
        : -1;
  }
}
