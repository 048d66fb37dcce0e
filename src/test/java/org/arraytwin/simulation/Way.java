package org.arraytwin.simulation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.arraytwin.catalog.Order;
import org.arraytwin.fleet.Fleet;
import org.jspecify.annotations.Nullable;

/**
 * A way to a cell that lives drawn by chance hardly ever come to: the shortest that a {@link Scout}
 * has found, or what is needed of the life that came there. Lives go such ways with other things in
 * between, and on from where they end.
 *
 * @param cell where it leads, for example {@code eternus-ec: copied#1}
 * @param seed of the fleet in which it was found
 * @param drawn whether that is the fleet of a life, with few links, or one with all
 * @param deeds from a fleet without groups and copies
 */
record Way(String cell, long seed, boolean drawn, List<Deed> deeds) {
  private static final String PASS = "pass";
  private static final String DRAWN = "drawn";

  Way {
    deeds = List.copyOf(deeds);
  }

  /** What a life did, with what was repaired at its end where that led to the cell. */
  static @Nullable Way of(Run run, String cell, Tables tables) {
    String fleet = run.topology().fleet();
    Stream<Way> origins =
        Stream.concat(Stream.of(new Way(cell, run.seed(), true, List.of())), tables.ways().stream())
            .filter(way -> new Way(cell, way.seed(), way.drawn(), List.of()).begins(fleet));
    return origins
        .flatMap(
            way ->
                Stream.of(run.deeds(), run.ended(tables))
                    .map(deeds -> new Way(cell, way.seed(), way.drawn(), deeds)))
        .filter(way -> Scout.leads(World.fleet(way.topology(), tables), way.deeds(), cell))
        .findFirst()
        .orElse(null);
  }

  private boolean begins(String fleet) {
    return topology().fleet().equals(fleet);
  }

  /** The kind of session to which the cell belongs. */
  String kind() {
    return cell.substring(0, cell.indexOf(':'));
  }

  /** The fleet, in which nothing has been created yet. */
  Topology topology() {
    return drawn ? Topology.of(seed).bare() : Topology.bare(seed, kind());
  }

  /** Without whatever need not be done to come there. */
  Way shortest(Tables tables) {
    Fleet start = World.fleet(topology(), tables);
    List<Deed> best = deeds;
    for (int part = Math.max(1, deeds.size() / 2); part >= 1; part = part / 2) {
      for (int from = best.size() - part; from > -part; from -= part) {
        List<Deed> fewer = new ArrayList<>(best);
        fewer.subList(Math.max(0, from), Math.min(fewer.size(), from + part)).clear();
        best = Scout.leads(start, fewer, cell) ? fewer : best;
      }
    }
    return new Way(cell, seed, drawn, best);
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
    boolean drawn = false;
    List<Deed> deeds = new ArrayList<>();
    for (String line : lines) {
      String[] parts = line.split("\t", -1);
      if (line.startsWith("#")) {
        continue;
      }
      if (parts[0].equals("cell")) {
        if (!deeds.isEmpty()) {
          ways.add(new Way(cell, seed, drawn, deeds));
          deeds = new ArrayList<>();
        }
        cell = parts[1];
        seed = Long.parseLong(parts[2]);
        drawn = parts.length > 3 && parts[3].equals(DRAWN);
      } else if (parts[0].equals(PASS)) {
        deeds.add(new Deed.Pass(Long.parseLong(parts[1])));
      } else if (!line.isEmpty()) {
        deeds.add(new Deed.Give(order(parts)));
      }
    }
    if (!deeds.isEmpty()) {
      ways.add(new Way(cell, seed, drawn, deeds));
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
    text.append("cell\t").append(cell).append('\t').append(seed);
    text.append(drawn ? "\t" + DRAWN : "").append('\n');
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
