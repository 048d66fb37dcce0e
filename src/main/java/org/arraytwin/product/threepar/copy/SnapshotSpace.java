package org.arraytwin.product.threepar.copy;

import java.util.List;
import java.util.Map;
import org.arraytwin.array.Volume;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.document.Write;

/**
 * Whether base volumes have space for snapshots (CLI reference, createvv and setvv -snp_cpg): it
 * comes from the CPG of the volume itself here.
 */
public final class SnapshotSpace {
  private static final String KEY = "snapshots";
  private static final String NONE = "none";

  private SnapshotSpace() {}

  /** Whether the tree of a volume has some. */
  public static boolean of(Copies copies, Volume volume) {
    return of(copies.site(), copies.base(volume));
  }

  /** Whether a base volume has some. */
  public static boolean of(Site site, Volume base) {
    Note note = Note.find(site, Note.Shelf.VOLUME, String.valueOf(base.id()));
    return note == null || !note.value(KEY).equals(NONE);
  }

  /** What remembers that the next volume has none. */
  static Write none(int volume) {
    return new Note(Note.Shelf.VOLUME, String.valueOf(volume), Map.of(KEY, NONE)).put();
  }

  /**
   * What gives a base volume space for snapshots.
   *
   * @param pool name of the CPG to take it from, that of the volume itself
   * @throws CopyRefused where it is another one, or the volume is a copy or not there
   */
  static List<Write> given(Copies copies, String name, String pool) {
    Volume volume = VirtualCopies.volume(copies, name);
    if (copies.virtual(volume.id()) != null) {
      throw CopyRefused.state(
          "virtual volume " + name + " is a virtual copy; its base volume has the space");
    }
    requireOwn(copies.site().pools().get(volume.pool()).name(), pool);
    Note note = Note.find(copies.site(), Note.Shelf.VOLUME, String.valueOf(volume.id()));
    return note == null ? List.of() : List.of(note.with(KEY, "").kept());
  }

  /** Snapshots draw on the CPG of their base volume. */
  static void requireOwn(String own, String asked) {
    if (!own.equals(asked)) {
      throw CopyRefused.input(
          "snapshots draw on the CPG of their base volume here: "
              + own
              + ", not "
              + asked
              + "; give that");
    }
  }

  /**
   * Requires that a tree has some.
   *
   * @throws CopyRefused where it has none
   */
  static void require(Copies copies, Volume volume) {
    if (!of(copies, volume)) {
      throw CopyRefused.state(
          "virtual volume "
              + copies.base(volume).name()
              + " has no snapshot space; setvv -snp_cpg gives it some");
    }
  }
}
