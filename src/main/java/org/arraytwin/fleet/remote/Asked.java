package org.arraytwin.fleet.remote;

import java.util.ArrayList;
import java.util.List;

/** The options given with an operation. */
final class Asked {
  private final List<String> words = new ArrayList<>(5);

  Asked with(String word, boolean given) {
    if (given) {
      words.add(word);
    }
    return this;
  }

  List<String> words() {
    return words;
  }
}
