package org.arraytwin.scenario.look;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** What could have been meant by a word that is none of those known. */
public final class Nearest {
  private static final int ALL = 12;
  private static final int FEW = 4;

  private Nearest() {}

  /**
   * All that are known where they are few, else those most like the word, and how many there are.
   */
  public static String oneOf(String word, Collection<String> known) {
    if (known.size() <= ALL) {
      return "one of " + String.join(", ", known);
    }
    return "one of "
        + known.size()
        + " (./arraytwin scenario words lists them), nearest: "
        + String.join(", ", few(word, known));
  }

  private static List<String> few(String word, Collection<String> known) {
    Comparator<String> far = Comparator.comparingInt(one -> distance(lower(word), lower(one)));
    return known.stream().distinct().sorted(far).limit(FEW).toList();
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  /** Characters to put in, take out or change, at least, to make one text of the other. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int above = row[j];
        int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(changed, 1 + Math.min(above, row[j - 1]));
        diagonal = above;
      }
    }
    return row[b.length()];
  }
}
