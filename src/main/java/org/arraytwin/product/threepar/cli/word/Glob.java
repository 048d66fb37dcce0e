package org.arraytwin.product.threepar.cli.word;

/** Name patterns as the shell knows them: {@code *}, {@code ?} and {@code [abc]}, {@code [a-z]}. */
public final class Glob {
  private Glob() {}

  /** Whether a whole name matches; case counts. */
  public static boolean matches(String pattern, String name) {
    return matches(pattern, 0, name, 0);
  }

  /** Whether a name means more than itself. */
  public static boolean isPattern(String name) {
    return name.indexOf('*') >= 0 || name.indexOf('?') >= 0 || name.indexOf('[') >= 0;
  }

  private static boolean matches(String pattern, int patternStart, String name, int nameStart) {
    int p = patternStart;
    int n = nameStart;
    int star = -1;
    int resume = 0;
    while (n < name.length()) {
      int next = p < pattern.length() ? one(pattern, p, name.charAt(n)) : -1;
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = p++;
        resume = n;
      } else if (next >= 0) {
        p = next;
        n++;
      } else if (star >= 0) {
        // The latest star takes one character more; earlier ones need never be tried again.
        p = star + 1;
        n = ++resume;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }

  /** The position behind what matches one character, or -1. */
  private static int one(String pattern, int p, char c) {
    char first = pattern.charAt(p);
    int close = first == '[' ? pattern.indexOf(']', p + 2) : -1;
    if (close > 0) {
      return inSet(pattern.substring(p + 1, close), c) ? close + 1 : -1;
    }
    return first == '?' || first == c ? p + 1 : -1;
  }

  private static boolean inSet(String set, char c) {
    for (int i = 0; i < set.length(); i++) {
      if (i + 2 < set.length() && set.charAt(i + 1) == '-') {
        if (set.charAt(i) <= c && c <= set.charAt(i + 2)) {
          return true;
        }
        i += 2;
      } else if (set.charAt(i) == c) {
        return true;
      }
    }
    return false;
  }
}
