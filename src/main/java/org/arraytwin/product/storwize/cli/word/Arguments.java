package org.arraytwin.product.storwize.cli.word;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What followed a command.
 *
 * @param values by parameter, without hyphens; a flag's is empty
 * @param object what the command is about, empty where none was given
 */
public record Arguments(Map<String, String> values, String object) {
  public Arguments {
    values = Map.copyOf(values);
  }

  public boolean has(String name) {
    return values.containsKey(name);
  }

  /** A value, empty where it was not given. */
  public String value(String name) {
    return values.getOrDefault(name, "");
  }

  /** A number, or what it is where it was not given. */
  public int number(String name, int otherwise) {
    String value = values.get(name);
    return value == null ? otherwise : Integer.parseInt(value);
  }

  /** A number, or null where it was not given. */
  public @Nullable Integer number(String name) {
    String value = values.get(name);
    return value == null ? null : Integer.valueOf(value);
  }

  /** {@code on} or {@code off}, or null where it was not given. */
  public @Nullable Boolean onOff(String name) {
    String value = values.get(name);
    return value == null ? null : Boolean.valueOf(value.equals("on"));
  }

  /** Those of some flags that were given. */
  public List<String> flags(String... names) {
    List<String> given = new ArrayList<>();
    for (String name : names) {
      if (has(name)) {
        given.add(name);
      }
    }
    return given;
  }
}
