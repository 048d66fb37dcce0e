package org.arraytwin.product.bs2000.pair;

import java.util.Objects;
import org.arraytwin.product.bs2000.system.Disk;
import org.arraytwin.product.eternus.session.CopySession;
import org.jspecify.annotations.Nullable;

/**
 * A unit and its clone or snap unit.
 *
 * @param type of replication
 * @param unit the original
 * @param copy the clone or snap unit
 * @param session of the storage system; null while it is being ended
 * @param back the storage system's session that reconstructs the unit, or null
 * @param status of the pair
 * @param turned whether the session runs from the clone unit to the unit, to reconstruct it
 */
public record Pair(
    CopyType type,
    Disk unit,
    Disk copy,
    @Nullable CopySession session,
    @Nullable CopySession back,
    Status status,
    boolean turned) {
  /** The session of a pair whose status takes a command. */
  public CopySession live() {
    return Objects.requireNonNull(session, "an ended pair takes no command");
  }
}
