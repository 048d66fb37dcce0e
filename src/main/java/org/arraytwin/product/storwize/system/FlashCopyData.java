package org.arraytwin.product.storwize.system;

import java.nio.file.Path;
import java.util.List;
import org.arraytwin.config.BoundFile;
import org.arraytwin.config.ConfigException;
import org.arraytwin.config.ProductConfig;
import org.arraytwin.replication.table.SessionTable;
import org.arraytwin.replication.table.State;

/**
 * Rates, the state of a group of mappings, and states in CIM's numbers, as flashcopy.xml has it.
 */
public final class FlashCopyData {
  /** The kind of session that mappings are. */
  public static final String KIND = "storwize-flashcopy";

  /** The rate where none is given. */
  public static final int USUAL_RATE = 50;

  /** The fastest rate there is. */
  public static final int FASTEST_RATE = 150;

  private static final long KIB = 1024;

  private final FlashCopyXml xml;
  private final boolean prepOnce;

  private FlashCopyData(FlashCopyXml xml, boolean prepOnce) {
    this.xml = xml;
    this.prepOnce = prepOnce;
  }

  /**
   * Reads {@code storwize/flashcopy.xml}.
   *
   * @param data the folder of provider-config
   * @param config the product whose table has the states
   * @throws ConfigException where it is wrong: a rate from 1 to 150 without a speed, a state that
   *     is not there or that is left out
   */
  public static FlashCopyData read(Path data, ProductConfig config) {
    Path folder = data.resolve("storwize");
    Path file = folder.resolve("flashcopy.xml");
    FlashCopyXml xml = BoundFile.read(file, folder.resolve("flashcopy.xsd"), FlashCopyXml.class);
    SessionTable table = config.rules().table(KIND);
    if (table == null) {
      throw new ConfigException(file, "the product has no sessions " + KIND);
    }
    int next = 1;
    for (FlashCopyXml.RateXml rate : xml.rates) {
      if (rate.from != next || rate.to < rate.from) {
        throw new ConfigException(
            file, rate.line(), rate.column(), "rate " + next + " must be the next");
      }
      next = rate.to + 1;
    }
    if (next != FASTEST_RATE + 1) {
      throw new ConfigException(file, "rates must go up to " + FASTEST_RATE);
    }
    for (State state : table.states()) {
      if (xml.groups.stream().noneMatch(g -> g.state.equals(state.word()))) {
        throw new ConfigException(file, "no group of state " + state.word());
      }
      if (xml.syncs.stream().noneMatch(s -> s.state.equals(state.word()) && s.when.isEmpty())) {
        throw new ConfigException(file, "no sync of state " + state.word());
      }
    }
    return new FlashCopyData(xml, "refuse".equals(config.switches().get("startPreparedWithPrep")));
  }

  /** Whether what is prepared already is not started with {@code -prep}. */
  boolean prepOnce() {
    return prepOnce;
  }

  /** Memory for bitmaps of each kind that an I/O group has at first, MiB. */
  long bitmapMib() {
    return xml.bitmapMib;
  }

  /** Bytes a second that a rate means; 0 for rate 0. */
  public long bytesPerSecond(int rate) {
    return rate == 0
        ? 0
        : xml.rates.stream()
                .filter(r -> r.from <= rate && rate <= r.to)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("rate " + rate))
                .kib
            * KIB;
  }

  /** The highest rate that is no faster, for mappings that nobody gave a rate. */
  int rate(long bytesPerSecond) {
    int rate = 0;
    for (FlashCopyXml.RateXml row : xml.rates) {
      rate = row.kib * KIB <= bytesPerSecond ? row.to : rate;
    }
    return rate;
  }

  /** The state of a group whose members have these: that of the first row which any of them has. */
  String group(List<String> members) {
    for (FlashCopyXml.GroupXml row : xml.groups) {
      if (members.contains(row.state)) {
        return row.state;
      }
    }
    return "empty";
  }

  /** What CIM calls the status of a mapping: the first row that fits. */
  public SyncStates sync(Mapping mapping) {
    for (FlashCopyXml.SyncXml row : xml.syncs) {
      if (row.state.equals(mapping.status())
          && (row.when.isEmpty() || mapping.is(Mapping.Quality.of(row.when)))) {
        return new SyncStates(row.syncState, row.copyState, row.progressStatus);
      }
    }
    throw new IllegalStateException("no sync of state " + mapping.status());
  }
}
