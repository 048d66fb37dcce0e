package org.arraytwin.product.storwize.cli.word;

import java.util.ArrayList;
import java.util.List;
import org.arraytwin.product.storwize.system.Trouble;

/** Splits a line as the shell of a Storwize does: blanks part words, quotes hold them together. */
public final class Tokens {
  private Tokens() {}

  /**
   * The words of a line.
   *
   * @throws Trouble for a quote that is not closed
   */
  public static List<String> of(String line) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean open = false;
    char quote = 0;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (quote != 0 && c == quote) {
        quote = 0;
      } else if (quote == 0 && (c == '"' || c == '\'')) {
        quote = c;
        open = true;
      } else if (quote == 0 && c <= ' ') {
        if (open) {
          words.add(word.toString());
        }
        word.setLength(0);
        open = false;
      } else {
        word.append(c);
        open = true;
      }
    }
    if (quote != 0) {
      throw new Trouble("5700E");
    }
    if (open) {
      words.add(word.toString());
    }
    return words;
  }
}
