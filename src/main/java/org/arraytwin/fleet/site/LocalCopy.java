package org.arraytwin.fleet.site;

import org.arraytwin.replication.Extents;
import org.arraytwin.replication.copy.Run;
import org.arraytwin.replication.copy.Spot;
import org.arraytwin.replication.table.State;

/**
 * A copy session within one array; its data is in {@link Local#graph()} under its target.
 *
 * @param id dense id in its array
 * @param name unique in its array
 * @param kind of its table
 * @param state in that table
 * @param left the state it had before
 * @param whole whether the target was complete when it came into its state, where that counts
 * @param from where its source begins
 * @param to where its target begins
 * @param grains how many it copies: the whole source, or a part of it
 * @param settings what the operator chose
 * @param known whether its bitmaps can be trusted
 * @param stamp changes with state, rates and roles, so that older deadlines are void
 * @param createdMicros when it was created
 * @param instantMicros the moment the target stands for, -1 for none yet; while it follows its
 *     source it stands for none, and this is since when it does
 * @param lost grains of the target's image that are gone, because it was broken off or because what
 *     it read through is gone
 * @param older grains of the target's image that hold what was there before, because what was read
 *     there at the moment went with a lost cache
 * @param syncedMicros when all of a copy or of a restore had last come across, -1 for never
 */
public record LocalCopy(
    int id,
    String name,
    String kind,
    State state,
    State left,
    boolean whole,
    Spot from,
    Spot to,
    long grains,
    CopySettings settings,
    boolean known,
    long stamp,
    long createdMicros,
    long instantMicros,
    long lost,
    Extents older,
    long syncedMicros) {

  /** Volume id of the source. */
  public int source() {
    return from.volume();
  }

  /** Volume id of the target. */
  public int target() {
    return to.volume();
  }

  /** The grains that it copies. */
  public Run sourceRun() {
    return new Run(from.volume(), from.first(), grains);
  }

  /** The grains that it copies them to. */
  public Run targetRun() {
    return new Run(to.volume(), to.first(), grains);
  }

  /** In another state. */
  public LocalCopy in(State next, boolean complete) {
    return with(next, state, complete, from, to, settings, known, instantMicros, lost, older);
  }

  public LocalCopy with(CopySettings newSettings) {
    return with(
        state, left, whole, from, to, newSettings, known, stamp, instantMicros, lost, older);
  }

  /** The same whose data now moves at other rates. */
  public LocalCopy repaced() {
    return with(state, left, whole, from, to, settings, known, instantMicros, lost, older);
  }

  /** With its bitmaps trusted, or not. */
  public LocalCopy known(boolean trusted) {
    return with(state, left, whole, from, to, settings, trusted, instantMicros, lost, older);
  }

  /** Standing for a moment. */
  public LocalCopy at(long micros) {
    return with(state, left, whole, from, to, settings, true, micros, 0, Extents.none());
  }

  /** Standing for the moment at which it ceased to follow its source. */
  public LocalCopy parted(long micros) {
    return with(state, left, whole, from, to, settings, known, micros, lost, Extents.none());
  }

  /** With so many grains of its image gone. */
  public LocalCopy losing(long grains) {
    return with(state, left, whole, from, to, settings, known, stamp, instantMicros, grains, older);
  }

  /** With more grains of its image gone back to what was there before. */
  public LocalCopy fallenBack(Extents more) {
    Extents all = older.union(more);
    return with(state, left, whole, from, to, settings, known, stamp, instantMicros, lost, all);
  }

  /** With all come across at a moment. */
  public LocalCopy synced(long micros) {
    return new LocalCopy(
        id,
        name,
        kind,
        state,
        left,
        whole,
        from,
        to,
        grains,
        settings,
        known,
        stamp,
        createdMicros,
        instantMicros,
        lost,
        older,
        micros);
  }

  /** With source and target exchanged. */
  public LocalCopy reversed() {
    return with(
        state,
        left,
        whole,
        /* newFrom= */ to,
        /* newTo= */ from,
        settings,
        known,
        instantMicros,
        lost,
        older);
  }

  private LocalCopy with(
      State newState,
      State newLeft,
      boolean complete,
      Spot newFrom,
      Spot newTo,
      CopySettings newSettings,
      boolean trusted,
      long instant,
      long newLost,
      Extents newOlder) {
    return with(
        newState,
        newLeft,
        complete,
        newFrom,
        newTo,
        newSettings,
        trusted,
        stamp + 1,
        instant,
        newLost,
        newOlder);
  }

  private LocalCopy with(
      State newState,
      State newLeft,
      boolean complete,
      Spot newFrom,
      Spot newTo,
      CopySettings newSettings,
      boolean trusted,
      long newStamp,
      long instant,
      long newLost,
      Extents newOlder) {
    return new LocalCopy(
        id,
        name,
        kind,
        newState,
        newLeft,
        complete,
        newFrom,
        newTo,
        grains,
        newSettings,
        trusted,
        newStamp,
        createdMicros,
        instant,
        newLost,
        newOlder,
        syncedMicros);
  }
}
