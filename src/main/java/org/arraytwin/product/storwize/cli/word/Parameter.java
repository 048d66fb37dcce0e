package org.arraytwin.product.storwize.cli.word;

import java.util.List;
import org.arraytwin.product.storwize.system.Trouble;
import org.jspecify.annotations.Nullable;

/**
 * What may be given with a command.
 *
 * @param name without its hyphen
 * @param value what must follow it, empty for a mere flag
 * @param needed whether it must be there
 * @param values what the value must be one of, empty for anything
 * @param least of a number, or null for no number
 * @param most of a number, or null for no number
 * @param refused the message it is refused with although the product has it, else empty
 * @param about one line of help
 */
public record Parameter(
    String name,
    String value,
    boolean needed,
    List<String> values,
    @Nullable Integer least,
    @Nullable Integer most,
    String refused,
    String about) {
  public Parameter {
    values = List.copyOf(values);
  }

  boolean flag() {
    return value.isEmpty();
  }

  void check(String given) {
    if (!values.isEmpty() && !values.contains(given)) {
      throw new Trouble("5706E", name);
    }
    if (least != null && most != null) {
      int number = number(given);
      if (number < least) {
        throw new Trouble("5702E", given);
      }
      if (number > most) {
        throw new Trouble("5703E", given);
      }
    }
  }

  private static int number(String given) {
    try {
      return Integer.parseInt(given);
    } catch (NumberFormatException e) {
      throw new Trouble("5716E", given);
    }
  }

  /** As the help prints it. */
  String shown() {
    String text = flag() ? "-" + name : "-" + name + " " + value;
    return needed ? text : "[" + text + "]";
  }
}
