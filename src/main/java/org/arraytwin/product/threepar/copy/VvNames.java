package org.arraytwin.product.threepar.copy;

import java.util.Collection;
import org.arraytwin.array.VolumeNames;

/**
 * Names of volumes, as the product file has them, and of sets: the same characters, fewer of them.
 */
final class VvNames {
  /** Characters of a set's name (Web Services API guide, table 67). */
  private static final int SET = 27;

  /** Stands for the parent's name in the name of a copy of each member of a set. */
  static final String PARENT = "@vvname@";

  private VvNames() {}

  /**
   * @throws CopyRefused where a name is none of a volume
   */
  static void requireVolume(Copies copies, String name) {
    VolumeNames rule = copies.site().rules().volumeNames();
    require(rule, name, rule.most());
  }

  /**
   * @throws CopyRefused where a name is none of a set
   */
  static void requireSet(Copies copies, String name) {
    require(copies.site().rules().volumeNames(), name, SET);
  }

  /**
   * A name of the array's choice: the parent's, an ending, and the lowest number that is free (CLI
   * 2.3.1 p. 11.35). Where all that would be too long, the parent's is cut.
   *
   * @param taken names that are about to be given to others
   */
  static String free(Copies copies, Collection<String> taken, String parent, String ending) {
    int most = copies.site().rules().volumeNames().most();
    String name = joined(parent, ending, most);
    for (int i = 0; copies.named(name) != null || taken.contains(name); i++) {
      name = joined(parent, ending + i, most);
    }
    return name;
  }

  private static String joined(String parent, String ending, int most) {
    return parent.substring(0, Math.min(parent.length(), most - ending.length())) + ending;
  }

  private static void require(VolumeNames rule, String name, int longest) {
    if (!rule.fits(name) || name.length() > longest || !rule.spelt(name)) {
      throw CopyRefused.input(
          "invalid name " + name + "; 1 to " + longest + " " + rule.legal() + " are legal");
    }
  }
}
