package org.arraytwin.product.bs2000.snap;

import java.util.ArrayList;
import java.util.List;
import org.arraytwin.fleet.document.Write;
import org.arraytwin.product.bs2000.system.Machine;

/**
 * The snap pairs of a whole pubset, taken at one instant.
 *
 * @param id a letter, unique in the pubset
 * @param createdMicros when it was taken
 * @param snaps mnemonics of the snap units, in the order of the pubset's VSNs
 */
record Snapset(String id, long createdMicros, List<String> snaps) {
  private static final String NOTE = "snapset";

  /** How many letters there are: a Snapset is named by one of them. */
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

  Snapset {
    snaps = List.copyOf(snaps);
  }

  /** The Snapsets of a pubset, the earliest first. */
  static List<Snapset> of(Machine machine, String pubset) {
    String text = machine.notebook().text(NOTE, pubset);
    List<Snapset> all = new ArrayList<>();
    for (String line : text == null || text.isEmpty() ? new String[0] : text.split(";", -1)) {
      String[] fields = line.split(",", -1);
      all.add(
          new Snapset(
              fields[0], Long.parseLong(fields[1]), List.of(fields).subList(2, fields.length)));
    }
    return all;
  }

  /** Notes the Snapsets of a pubset. */
  static Write note(Machine machine, String pubset, List<Snapset> all) {
    return machine
        .notebook()
        .put(
            NOTE,
            pubset,
            String.join(
                ";",
                all.stream()
                    .map(s -> s.id + "," + s.createdMicros + "," + String.join(",", s.snaps))
                    .toList()));
  }

  /** The first letter that none of some has. */
  static String free(List<Snapset> taken) {
    for (int i = 0; i < LETTERS.length(); i++) {
      String letter = LETTERS.substring(i, i + 1);
      if (taken.stream().noneMatch(s -> s.id.equals(letter))) {
        return letter;
      }
    }
    throw new IllegalArgumentException("more Snapsets than letters");
  }
}
