package org.arraytwin.product.threepar.cli.word;

import org.jspecify.annotations.Nullable;

/**
 * An option of a word.
 *
 * @param name with its hyphen
 * @param argument what must follow it, for example {@code <target>}; null for a mere flag
 * @param about one line of help
 * @param refusal why this array does not take it although the product documents it, else null
 */
public record Option(
    String name, @Nullable String argument, String about, @Nullable String refusal) {
  public static Option flag(String name, String about) {
    return new Option(name, null, about, null);
  }

  public static Option value(String name, String argument, String about) {
    return new Option(name, argument, about, null);
  }

  /** An option of the product that needs something this array does not have. */
  public static Option refused(String name, String why) {
    return new Option(name, null, why, why);
  }

  /** As the help prints it. */
  public String shown() {
    return argument == null ? name : name + " " + argument;
  }
}
