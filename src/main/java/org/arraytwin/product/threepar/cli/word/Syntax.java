package org.arraytwin.product.threepar.cli.word;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What may follow a word.
 *
 * @param about what the word does, one sentence
 * @param operands as the usage prints them, empty for none
 * @param least how many operands there must be
 * @param most how many there may be
 * @param options in the order of the help
 * @param notes further lines of help
 */
public record Syntax(
    String about, String operands, int least, int most, List<Option> options, List<String> notes) {
  public Syntax {
    options = List.copyOf(options);
    notes = List.copyOf(notes);
  }

  public @Nullable Option option(String name) {
    for (Option option : options) {
      if (option.name().equals(name)) {
        return option;
      }
    }
    return null;
  }

  /** The line that a wrong call is answered with. */
  public String usage(String word) {
    String line = word + (options.isEmpty() ? "" : " [options]");
    return operands.isEmpty() ? line : line + " " + operands;
  }
}
