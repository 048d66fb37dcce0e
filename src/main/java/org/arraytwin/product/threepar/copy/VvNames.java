package org.arraytwin.product.threepar.copy;

/** Names of volumes and of sets: letters, digits, and behind the first character {@code _ - .} */
final class VvNames {
  /** Characters of a volume's name (CLI reference, createsv). */
  static final int VOLUME = 31;

  /** Characters of a set's name (Web Services API guide, table 67). */
  static final int SET = 27;

  /** Stands for the parent's name in the name of a copy of each member of a set. */
  static final String PARENT = "@vvname@";

  private VvNames() {}

  /**
   * @throws CopyRefused where a name is not one
   */
  static void require(String name, int longest) {
    boolean fits = !name.isEmpty() && name.length() <= longest;
    for (int i = 0; fits && i < name.length(); i++) {
      char c = name.charAt(i);
      boolean letterOrDigit =
          (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      fits = letterOrDigit || (i > 0 && "_-.".indexOf(c) >= 0);
    }
    if (!fits) {
      throw CopyRefused.input(
          "invalid name "
              + name
              + "; 1 to "
              + longest
              + " letters, digits, and behind the first character _ - . are legal");
    }
  }
}
