package org.arraytwin.product.threepar.copy;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.arraytwin.config.BoundFile;
import org.arraytwin.config.ConfigException;
import org.arraytwin.config.ProductConfig;
import org.arraytwin.replication.table.SessionTable;
import org.arraytwin.replication.table.State;

/**
 * Priorities and states of local copies as local-copies.xml has them, and the product's switches.
 */
public final class CopyData {
  /** The kind of session that virtual copies are. */
  public static final String VIRTUAL = "threepar-virtual-copy";

  /** The kind of session that physical copies are. */
  public static final String PHYSICAL = "threepar-physical-copy";

  /** The state of a physical copy of which nothing has been copied yet. */
  static final String NOT_BEGUN = "Initialized";

  /** The priority where none is given (CLI reference, createvvcopy -pri). */
  public static final String USUAL_PRIORITY = "med";

  /** The volume that is the system's own, where a fleet lists it. */
  private static final String INTERNAL = "admin";

  private static final long MIB = 1L << 20;

  private final Map<String, Long> priorities = new LinkedHashMap<>();
  private final Map<String, Map<String, CopyState>> states = new LinkedHashMap<>();
  private final boolean systemVolumes;
  private final boolean alternating;
  private final boolean asynchronousClones;

  private CopyData(CopyXml xml, Map<String, String> switches) {
    systemVolumes = "by-name".equals(switches.get("internalVolumes"));
    alternating = "strict".equals(switches.get("alternatingVirtualCopies"));
    asynchronousClones = "both".equals(switches.get("cloneModes"));
    for (CopyXml.PriorityXml row : xml.priorities) {
      priorities.put(row.word, row.mibPerSecond * MIB);
    }
    for (CopyXml.StateXml row : xml.states) {
      states
          .computeIfAbsent(row.kind, k -> new LinkedHashMap<>())
          .put(
              row.word,
              new CopyState(row.associated, row.syncState, row.copyState, row.progressStatus));
    }
  }

  /**
   * Reads {@code threepar/local-copies.xml}.
   *
   * @param data the folder of provider-config
   * @param config the product whose tables have the states
   * @throws ConfigException where it is wrong: no usual priority, a state that is left out
   */
  public static CopyData read(Path data, ProductConfig config) {
    Path folder = data.resolve("threepar");
    Path file = folder.resolve("local-copies.xml");
    CopyXml xml = BoundFile.read(file, folder.resolve("local-copies.xsd"), CopyXml.class);
    CopyData read = new CopyData(xml, config.switches());
    if (!read.priorities.containsKey(USUAL_PRIORITY)) {
      throw new ConfigException(file, "no priority " + USUAL_PRIORITY);
    }
    for (String kind : List.of(VIRTUAL, PHYSICAL)) {
      SessionTable table = config.rules().table(kind);
      if (table == null) {
        throw new ConfigException(file, "the product has no sessions " + kind);
      }
      for (State state : table.states()) {
        if (!read.states.getOrDefault(kind, Map.of()).containsKey(state.word())) {
          throw new ConfigException(file, "no state " + state.word() + " of " + kind);
        }
      }
    }
    return read;
  }

  /** Whether a kind of session is one of local copies. */
  static boolean isLocal(String kind) {
    return kind.equals(VIRTUAL) || kind.equals(PHYSICAL);
  }

  /** Whether a volume of that name is the system's own. */
  public boolean internal(String volume) {
    return systemVolumes && INTERNAL.equals(volume);
  }

  /** Whether a base volume, too, has read-only virtual copies alone, being read/write itself. */
  boolean alternating() {
    return alternating;
  }

  /**
   * Whether a physical copy that stays one is an asynchronous clone, any other a synchronous one.
   */
  public boolean asynchronousClones() {
    return asynchronousClones;
  }

  /** The priorities there are, fastest first. */
  public List<String> priorities() {
    return List.copyOf(priorities.keySet());
  }

  /**
   * Bytes a second that a physical copy of a priority moves.
   *
   * @throws CopyRefused where there is no such priority
   */
  long bytesPerSecond(String priority) {
    Long rate = priorities.get(priority);
    if (rate == null) {
      throw CopyRefused.input(
          "invalid priority " + priority + "; legal are " + String.join(", ", priorities.keySet()));
    }
    return rate;
  }

  /** What CIM says of a copy of that kind in that state. */
  CopyState state(String kind, String word) {
    CopyState state = states.getOrDefault(kind, Map.of()).get(word);
    if (state == null) {
      throw new IllegalStateException("no state " + word + " of " + kind);
    }
    return state;
  }
}
