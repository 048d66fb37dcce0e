package org.arraytwin.scenario;

import java.util.List;

/**
 * One thing that can be looked at.
 *
 * @param word names it in an expectation
 * @param needs the words that must say of what
 * @param shows what it is, for people
 * @param look finds what is seen
 */
record Check(String word, List<String> needs, String shows, Look look) {
  /** Looks at something. */
  @FunctionalInterface
  interface Look {
    /**
     * What is seen.
     *
     * @param expected what is hoped for, which some looks repeat where it is so
     * @throws Unseen where there is nothing to look at
     */
    String seen(Scene scene, String expected);
  }

  static Check of(String word, String needs, String shows, Look look) {
    return new Check(
        word, needs.isEmpty() ? List.of() : List.of(needs.split(" ", -1)), shows, look);
  }
}
