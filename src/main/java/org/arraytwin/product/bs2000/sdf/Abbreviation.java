package org.arraytwin.product.bs2000.sdf;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.arraytwin.product.bs2000.sdf.SdfException.Mistake;
import org.jspecify.annotations.Nullable;

/**
 * Names may be shortened part by part: each part that is typed begins the part of the name in its
 * place, and parts at the end may be left out, as long as one name alone can be meant.
 */
final class Abbreviation {
  private Abbreviation() {}

  /**
   * The one that is meant, or null where none is.
   *
   * @throws SdfException where several could be meant
   */
  static <T> @Nullable T find(String typed, Collection<T> all, Function<T, String> name) {
    List<T> found = new ArrayList<>();
    for (T one : all) {
      if (plain(name.apply(one)).equals(plain(typed))) {
        return one;
      }
      if (begins(plain(typed), plain(name.apply(one)))) {
        found.add(one);
      }
    }
    if (found.size() > 1) {
      throw new SdfException(
          Mistake.AMBIGUOUS, typed, String.join(", ", found.stream().map(name).toList()));
    }
    return found.isEmpty() ? null : found.get(0);
  }

  /** The star of a keyword may be left out. */
  private static String plain(String word) {
    return word.startsWith("*") ? word.substring(1) : word;
  }

  static boolean begins(String typed, String name) {
    String[] given = typed.split("-", -1);
    String[] full = name.split("-", -1);
    if (given.length > full.length || typed.isEmpty()) {
      return false;
    }
    for (int i = 0; i < given.length; i++) {
      if (given[i].isEmpty() || !full[i].startsWith(given[i])) {
        return false;
      }
    }
    return true;
  }
}
