package org.arraytwin.slp;

import java.util.ArrayList;
import java.util.List;

/**
 * A text in which stars stand for anything; compared without regard to case and blanks.
 *
 * @param parts the folded texts between the stars; the first and last are empty where a star is
 */
record Wildcard(List<String> parts) {
  /** Of a text whose escapes are resolved part by part, so that an escaped star is a star. */
  static Wildcard escaped(String text) {
    List<String> parts = new ArrayList<>();
    for (String part : text.split("\\*", -1)) {
      parts.add(SlpText.fold(SlpText.unescape(part)));
    }
    return new Wildcard(List.copyOf(parts));
  }

  static Wildcard of(String text) {
    List<String> parts = new ArrayList<>();
    for (String part : text.split("\\*", -1)) {
      parts.add(SlpText.fold(part));
    }
    return new Wildcard(List.copyOf(parts));
  }

  boolean matches(String text) {
    String folded = SlpText.fold(text);
    String first = parts.get(0);
    if (parts.size() == 1) {
      return folded.equals(first);
    }
    String last = parts.get(parts.size() - 1);
    if (folded.length() < first.length() + last.length()
        || !folded.startsWith(first)
        || !folded.endsWith(last)) {
      return false;
    }
    int at = first.length();
    int end = folded.length() - last.length();
    for (String part : parts.subList(1, parts.size() - 1)) {
      int found = folded.indexOf(part, at);
      if (found < 0 || found + part.length() > end) {
        return false;
      }
      at = found + part.length();
    }
    return true;
  }
}
