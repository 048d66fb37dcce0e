package org.arraytwin.slp;

import java.util.List;
import java.util.stream.Collectors;

/**
 * One attribute of a service.
 *
 * @param tag its name
 * @param values none for a keyword
 */
public record Attribute(String tag, List<String> values) {
  public Attribute {
    values = List.copyOf(values);
  }

  public static Attribute of(String tag, String... values) {
    return new Attribute(tag, List.of(values));
  }

  /** As it stands in an attribute list. */
  String text() {
    if (values.isEmpty()) {
      return SlpText.escapeTag(tag);
    }
    return values.stream()
        .map(SlpText::escapeValue)
        .collect(Collectors.joining(",", "(" + SlpText.escapeTag(tag) + "=", ")"));
  }
}
