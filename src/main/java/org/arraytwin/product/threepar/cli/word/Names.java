package org.arraytwin.product.threepar.cli.word;

/** The rules for names. */
public final class Names {
  /** Characters of a group's name while its target mirrors the configuration (facts 2.1). */
  public static final int MAX_GROUP = 22;

  private Names() {}

  /**
   * Checks the name of a group to be created.
   *
   * @throws CommandError where it is not legal
   */
  public static void requireGroup(String name) {
    if (name.length() > MAX_GROUP) {
      throw new CommandError("group name " + name + " is longer than " + MAX_GROUP + " characters");
    }
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      if (!letter && (i == 0 || "._-".indexOf(c) < 0)) {
        throw new CommandError(
            "group name "
                + name
                + " has an illegal character; letters, digits, '.', '_' and '-' are legal, a letter"
                + " or digit first");
      }
    }
    if (name.isEmpty()) {
      throw new CommandError("group name is empty");
    }
  }
}
