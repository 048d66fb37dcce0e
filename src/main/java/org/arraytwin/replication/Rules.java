package org.arraytwin.replication;

import io.vavr.collection.Vector;
import org.arraytwin.array.VolumeNames;
import org.arraytwin.replication.table.Family;
import org.arraytwin.replication.table.SessionTable;
import org.jspecify.annotations.Nullable;

/**
 * What the manuals leave open, decided by the product's configuration, and what its sessions do.
 *
 * @param timings durations
 * @param returningPrimaryTurnsSecondaryRev a returning primary that learns of its peer's failover
 *     takes role Secondary-Rev at once (the switch {@code table107Strict})
 * @param maxConcurrentSyncs volumes that one array synchronizes at once
 * @param volumeNames how volumes may be called
 * @param tables one for each kind of session it has; the first of a family is its default
 */
public record Rules(
    Timings timings,
    boolean returningPrimaryTurnsSecondaryRev,
    int maxConcurrentSyncs,
    VolumeNames volumeNames,
    Vector<SessionTable> tables) {
  /** With names of volumes as usual. */
  public Rules(
      Timings timings,
      boolean returningPrimaryTurnsSecondaryRev,
      int maxConcurrentSyncs,
      Vector<SessionTable> tables) {
    this(timings, returningPrimaryTurnsSecondaryRev, maxConcurrentSyncs, VolumeNames.USUAL, tables);
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

  /** The first table of a family, or null where the product has none. */
  public @Nullable SessionTable table(Family family) {
    for (SessionTable table : tables) {
      if (table.family() == family) {
        return table;
      }
    }
    return null;
  }
}
