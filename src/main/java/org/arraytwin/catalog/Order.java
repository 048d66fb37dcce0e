package org.arraytwin.catalog;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;

/**
 * A command in words.
 *
 * @param name of its form
 * @param words value by name, in the order of the form
 */
public record Order(String name, Map<String, String> words) {
  public Order {
    words = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(words));
  }

  /** On one line, for people. */
  public String text() {
    StringJoiner text = new StringJoiner(" ");
    text.add(name);
    words.forEach((word, value) -> text.add(word + "=" + value));
    return text.toString();
  }
}
