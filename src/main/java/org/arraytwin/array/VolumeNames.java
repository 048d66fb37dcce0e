package org.arraytwin.array;

/**
 * How volumes of a product may be called.
 *
 * @param most characters, 1 or more
 * @param pattern regular expression that a whole name matches
 * @param legal what the pattern wants, in words
 */
public record VolumeNames(int most, String pattern, String legal) {
  /** Where the product's file says nothing. */
  public static final VolumeNames USUAL =
      new VolumeNames(63, "[!-~]+", "printable ASCII characters without spaces");

  /** Whether a name has as many characters as it may. */
  public boolean fits(String name) {
    return !name.isEmpty() && name.length() <= most;
  }

  /** Whether it has such characters as it may. */
  public boolean spelt(String name) {
    return name.matches(pattern);
  }
}
