package org.arraytwin.product.threepar.cli.word;

import org.jspecify.annotations.Nullable;

/**
 * An option of a word.
 *
 * @param name with its hyphen
 * @param argument what must follow it, for example {@code <target>}; null for a mere flag
 * @param about one line of help
 * @param refusal why this array does not take it although the product documents it, else null
 * @param pairs whether all {@code <name>:<name>} behind the argument belong to it, too
 */
public record Option(
    String name, @Nullable String argument, String about, @Nullable String refusal, boolean pairs) {
  public static Option flag(String name, String about) {
    return new Option(name, null, about, null, false);
  }

  public static Option value(String name, String argument, String about) {
    return new Option(name, argument, about, null, false);
  }

  /** One whose argument is a word and pairs behind it; they are told parted by blanks. */
  public static Option pairs(String name, String argument, String about) {
    return new Option(name, argument, about, null, true);
  }

  /** An option of the product that needs something this array does not have. */
  public static Option refused(String name, String why) {
    return new Option(name, null, why, why, false);
  }

  /** As the help prints it. */
  public String shown() {
    return argument == null ? name : name + " " + argument;
  }
}
