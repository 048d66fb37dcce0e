package org.arraytwin.simulation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.arraytwin.catalog.Order;

/**
 * A way to a cell that lives drawn by chance hardly ever come to: the shortest that a {@link Scout}
 * has found. Lives go such ways with other things in between, and on from where they end.
 *
 * @param cell where it leads, for example {@code eternus-ec: copied#1}
 * @param seed of the fleet in which it was found
 * @param deeds from a fleet without groups and copies
 */
record Way(String cell, long seed, List<Deed> deeds) {
  private static final String PASS = "pass";

  Way {
    deeds = List.copyOf(deeds);
  }

  /** The kind of session to which the cell belongs. */
  String kind() {
    return cell.substring(0, cell.indexOf(':'));
  }

  /** The fleet, in which nothing has been created yet. */
  Topology topology() {
    return Topology.bare(seed, kind());
  }

  /**
   * Ways as they were written.
   *
   * @throws IllegalArgumentException where a line is none of a way
   */
  static List<Way> read(List<String> lines) {
    List<Way> ways = new ArrayList<>();
    String cell = "";
    long seed = 0;
    List<Deed> deeds = new ArrayList<>();
    for (String line : lines) {
      String[] parts = line.split("\t", -1);
      if (line.startsWith("#")) {
        continue;
      }
      if (parts[0].equals("cell")) {
        if (!deeds.isEmpty()) {
          ways.add(new Way(cell, seed, deeds));
          deeds = new ArrayList<>();
        }
        cell = parts[1];
        seed = Long.parseLong(parts[2]);
      } else if (parts[0].equals(PASS)) {
        deeds.add(new Deed.Pass(Long.parseLong(parts[1])));
      } else if (!line.isEmpty()) {
        deeds.add(new Deed.Give(order(parts)));
      }
    }
    if (!deeds.isEmpty()) {
      ways.add(new Way(cell, seed, deeds));
    }
    return List.copyOf(ways);
  }

  private static Order order(String[] parts) {
    Map<String, String> words = new LinkedHashMap<>();
    for (int i = 1; i < parts.length; i++) {
      int is = parts[i].indexOf('=');
      if (is < 0) {
        throw new IllegalArgumentException("no word and value: " + parts[i]);
      }
      words.put(parts[i].substring(0, is), parts[i].substring(is + 1));
    }
    return new Order(parts[0], words);
  }

  /** As {@link #read} reads it, with the empty line that ends it. */
  String text() {
    StringBuilder text = new StringBuilder();
    text.append("cell\t").append(cell).append('\t').append(seed).append('\n');
    for (Deed deed : deeds) {
      if (deed instanceof Deed.Pass pass) {
        text.append(PASS).append('\t').append(pass.micros());
      } else {
        Order order = ((Deed.Give) deed).order();
        text.append(order.name());
        order.words().forEach((word, value) -> text.append('\t').append(word + "=" + value));
      }
      text.append('\n');
    }
    return text.append('\n').toString();
  }
}
