package org.arraytwin.scenario.look;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One thing that can be looked at.
 *
 * @param word names it in an expectation
 * @param needs the words that must say of what; one of these lists must be there whole
 * @param shows what it is, for people
 * @param look finds what is seen
 */
public record Check(String word, List<List<String>> needs, String shows, Look look) {
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

  /**
   * @param needs words with blanks between them; other words that will do, too, behind a bar
   */
  static Check of(String word, String needs, String shows, Look look) {
    List<List<String>> ways = new ArrayList<>();
    for (String way : needs.split("\\|", -1)) {
      ways.add(way.isBlank() ? List.of() : List.of(way.strip().split(" +", -1)));
    }
    return new Check(word, List.copyOf(ways), shows, look);
  }

  /** What is seen, or a sentence that says why nothing is. */
  public String seen(Scene scene, String expected) {
    try {
      return look.seen(scene, expected);
    } catch (Unseen e) {
      return String.valueOf(e.getMessage());
    }
  }

  /** What it is about, for people: {@code array group, or array copy}. */
  public String about() {
    return needs.stream().map(way -> String.join(" ", way)).collect(Collectors.joining(", or "));
  }

  boolean satisfied(Set<String> words) {
    return needs.stream().anyMatch(words::containsAll);
  }
}
