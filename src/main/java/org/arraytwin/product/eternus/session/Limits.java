package org.arraytwin.product.eternus.session;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.arraytwin.config.BoundFile;
import org.arraytwin.config.ConfigException;
import org.arraytwin.config.Located;
import org.arraytwin.config.ProductConfig;

/** How many copy sessions there may be, and which may follow which ({@code eternus/limits.xml}). */
public final class Limits {
  private record Model(String prefix, int sessions) {}

  private record Onto(Set<Hop> refused, long belowBytes) {}

  private final int perSource;
  private final int generations;
  private final int consistencyPerArray;
  private final int hops;
  private final int most;
  private final List<Model> models = new ArrayList<>();
  private final Map<Hop, Set<Hop>> cascades = new EnumMap<>(Hop.class);
  private final Map<Hop, Onto> ontos = new EnumMap<>(Hop.class);

  private Limits(LimitsXml xml, ProductConfig config) {
    hops = number(config, "maxHops");
    most = number(config, "maxCopySessions");
    int switched = number(config, "maxSourceSessions");
    perSource = switched < Integer.MAX_VALUE ? switched : xml.source.sessions;
    generations = xml.source.generations;
    consistencyPerArray = xml.source.consistencyPerArray;
  }

  /** The number that a switch gives; the largest one where it gives none. */
  private static int number(ProductConfig config, String name) {
    String text = config.switches().getOrDefault(name, "");
    return text.matches("[0-9]+") ? Integer.parseInt(text) : Integer.MAX_VALUE;
  }

  /**
   * Reads the file.
   *
   * @param data the folder of provider-config
   * @param config the product, whose switch {@code cascadeTable} says which of the tables counts
   * @throws ConfigException where it is wrong, or where a kind of copy has no row
   */
  public static Limits read(Path data, ProductConfig config) {
    return read(data, config, "cascadeTable");
  }

  /** The same for whom another switch counts. */
  public static Limits read(Path data, ProductConfig config, String cascadeSwitch) {
    Path folder = data.resolve("eternus");
    Path file = folder.resolve("limits.xml");
    LimitsXml xml = BoundFile.read(file, folder.resolve("limits.xsd"), LimitsXml.class);
    Limits limits = new Limits(xml, config);
    xml.models.forEach(m -> limits.models.add(new Model(m.prefix, m.sessions)));
    String table = config.switches().getOrDefault(cascadeSwitch, "DX-S3");
    for (LimitsXml.CascadeXml row : xml.cascades) {
      if (row.table.equals(table)) {
        limits.cascades.put(hop(file, row, row.second), hops(file, row, row.refused));
      }
    }
    for (LimitsXml.OntoXml row : xml.ontos) {
      Onto onto = new Onto(hops(file, row, row.refused), row.belowBytes);
      limits.ontos.put(hop(file, row, row.first), onto);
    }
    for (Hop hop : Hop.values()) {
      if (!limits.cascades.containsKey(hop) || !limits.ontos.containsKey(hop)) {
        throw new ConfigException(file, "table " + table + " has no row for " + hop.word());
      }
    }
    return limits;
  }

  private static Hop hop(Path file, Located at, String word) {
    for (Hop hop : Hop.values()) {
      if (hop.word().equals(word)) {
        return hop;
      }
    }
    throw new ConfigException(
        file, at.line(), at.column(), "'" + word + "' is no kind of copy that can be cascaded");
  }

  private static Set<Hop> hops(Path file, Located at, List<String> words) {
    Set<Hop> all = EnumSet.noneOf(Hop.class);
    words.forEach(word -> all.add(hop(file, at, word)));
    return all;
  }

  /** Sessions from one source area; all generations of SnapOPC+ count as one. */
  public int perSource() {
    return perSource;
  }

  /** Generations of SnapOPC+ of one source area. */
  public int generations() {
    return generations;
  }

  /** Sessions of one source area to one other box where one of them is of Consistency transfer. */
  public int consistencyPerArray() {
    return consistencyPerArray;
  }

  /** How many sessions may follow one another. */
  public int hops() {
    return hops;
  }

  /** Sessions of a storage system: by a switch, or of the first row whose beginning it has. */
  public int perArray(String model) {
    if (most < Integer.MAX_VALUE) {
      return most;
    }
    for (Model row : models) {
      if (model.startsWith(row.prefix())) {
        return row.sessions();
      }
    }
    return Integer.MAX_VALUE;
  }

  /** Whether a session may copy from where another one copies to. */
  boolean follows(Hop second, Hop first) {
    return !cascades.getOrDefault(second, Set.of()).contains(first);
  }

  /** Whether a session may copy to where another one copies from. */
  boolean precedes(Hop first, Hop second, long bytes) {
    Onto row = ontos.get(first);
    return row == null || !row.refused().contains(second) || bytes < row.belowBytes();
  }
}
