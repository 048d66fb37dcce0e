package org.arraytwin.replication;

import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import org.arraytwin.array.VolumeNames;
import org.arraytwin.replication.table.Family;
import org.arraytwin.replication.table.SessionTable;
import org.arraytwin.replication.table.Wording;
import org.jspecify.annotations.Nullable;

/**
 * What the manuals leave open, decided by the product's configuration, and what its sessions do.
 *
 * @param timings durations
 * @param returningPrimaryTurnsSecondaryRev a returning primary that learns of its peer's failover
 *     takes role Secondary-Rev at once (the switch {@code table107Strict})
 * @param maxConcurrentSyncs volumes that one array synchronizes at once
 * @param volumeNames how volumes may be called
 * @param limits how much replication is allowed
 * @param tables one for each kind of session it has; the first of a family is its default
 * @param atOnce how many copies of a kind bring data to their targets at once on one array, where
 *     others wait for their turn; kinds that are left out have no such limit
 */
public record Rules(
    Timings timings,
    boolean returningPrimaryTurnsSecondaryRev,
    int maxConcurrentSyncs,
    VolumeNames volumeNames,
    Limits limits,
    Vector<SessionTable> tables,
    TreeMap<String, Integer> atOnce) {
  /** With names of volumes as usual, and without limits. */
  public Rules(
      Timings timings,
      boolean returningPrimaryTurnsSecondaryRev,
      int maxConcurrentSyncs,
      Vector<SessionTable> tables) {
    this(
        timings,
        returningPrimaryTurnsSecondaryRev,
        maxConcurrentSyncs,
        VolumeNames.USUAL,
        Limits.NONE,
        tables,
        TreeMap.empty());
  }

  /** The same with other tables. */
  public Rules with(Vector<SessionTable> others) {
    return new Rules(
        timings,
        returningPrimaryTurnsSecondaryRev,
        maxConcurrentSyncs,
        volumeNames,
        limits,
        others,
        atOnce);
  }

  /** The same with other limits. */
  public Rules limited(Limits others) {
    return new Rules(
        timings,
        returningPrimaryTurnsSecondaryRev,
        maxConcurrentSyncs,
        volumeNames,
        others,
        tables,
        atOnce);
  }

  /** The table of a kind, or null where the product has no such sessions. */
  public @Nullable SessionTable table(String kind) {
    for (int i = 0; i < tables.size(); i++) {
      if (tables.get(i).kind().equals(kind)) {
        return tables.get(i);
      }
    }
    return null;
  }

  /** In which words sessions of a kind are told of. */
  public Wording wording(String kind) {
    SessionTable table = table(kind);
    return table == null ? Wording.USUAL : table.wording();
  }

  /** The first table of a family, or null where the product has none. */
  public @Nullable SessionTable table(Family family) {
    for (SessionTable table : tables) {
      if (table.family() == family) {
        return table;
      }
    }
    return null;
  }

  /**
   * How much replication to other arrays a product allows; 0 stands for no limit.
   *
   * @param licensed whether it is licensed at all
   * @param mixedModes whether groups of different modes may run to one target at once
   * @param syncTargets targets of an array with synchronous groups
   * @param periodicTargets targets of an array with periodic groups
   * @param periodicGroups periodic groups of an array
   * @param syncVolumes volumes of a synchronous group
   * @param periodicVolumes volumes of a periodic group
   */
  public record Limits(
      boolean licensed,
      boolean mixedModes,
      int syncTargets,
      int periodicTargets,
      int periodicGroups,
      int syncVolumes,
      int periodicVolumes) {
    public static final Limits NONE = new Limits(true, true, 0, 0, 0, 0, 0);

    /** Targets of an array with groups of that mode; 0 for no limit. */
    public int targets(Mode mode) {
      return mode == Mode.SYNC ? syncTargets : periodicTargets;
    }

    /** Groups of that mode of an array; 0 for no limit. */
    public int groups(Mode mode) {
      return mode == Mode.SYNC ? 0 : periodicGroups;
    }

    /** Volumes of a group of that mode; 0 for no limit. */
    public int volumes(Mode mode) {
      return mode == Mode.SYNC ? syncVolumes : periodicVolumes;
    }

    /** Whether so many are too many. */
    public static boolean exceeded(int limit, int many) {
      return limit > 0 && many > limit;
    }
  }
}
