package org.arraytwin.scenario.look;

import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.arraytwin.catalog.Span;
import org.arraytwin.catalog.WrongWords;
import org.jspecify.annotations.Nullable;

/**
 * What contents are compared with: {@code ARRAY}, {@code ARRAY:VOLUME}, either followed by
 * {@code @+TIME}, {@code @MARK} or {@code @write N}.
 *
 * @param array whose
 * @param volume of it, null for the same group's volumes there, or for the copy's source
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

  /**
   * Looks at the moment it names.
   *
   * @param marks the moments that have a name by then
   */
  void requireMoment(String word, Set<String> marks) {
    if (when == null || when.matches("write [0-9]{1,15}") || marks.contains(when)) {
      return;
    }
    if (!when.startsWith("+") || !isSpan(when.substring(1))) {
      throw new WrongWords(
          word + ": '@" + when + "' is no moment, expected @+TIME, @write N or a mark above");
    }
  }

  private static boolean isSpan(String text) {
    try {
      Span.parse(text);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** A group has volumes on both arrays and a copy a source; a volume alone stands for itself. */
  void requireVolume(String word, Map<String, String> words) {
    if (volume != null) {
      return;
    }
    String moment = when == null ? "" : "@" + when;
    String wanted = ", expected " + array + ":VOLUME" + moment;
    String copy = words.get("copy");
    if (copy != null && !array.equals(words.get("array"))) {
      throw new WrongWords(
          word
              + " '"
              + array
              + moment
              + "': the source of copy "
              + copy
              + " is not there"
              + wanted);
    }
    if (copy == null && !words.containsKey("group")) {
      throw new WrongWords(word + " '" + array + moment + "' names no volume" + wanted);
    }
  }

  /** The write number it names, or -1. */
  long write() {
    return when != null && when.startsWith(WRITE)
        ? Long.parseLong(when.substring(WRITE.length()))
        : -1;
  }
}
