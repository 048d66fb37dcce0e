package org.arraytwin.product.storwize.system;

import java.util.Map;
import org.arraytwin.array.Provisioning;
import org.arraytwin.array.Volume;

/**
 * What a system remembers of a volume besides what the engine knows.
 *
 * @param volume itself
 * @param card what was asked for; empty where nothing was
 */
public record VdiskCard(Volume volume, Card card) {
  static final String EASY_TIER = "easytier";
  static final String GRAIN = "grainsize";
  static final String WARNING = "warning";
  private static final String USUAL_GRAIN = "256";

  /** That of a volume. */
  public static VdiskCard of(Cluster cluster, Volume volume) {
    String id = String.valueOf(volume.id());
    Card card = cluster.card(Drawer.VDISK, id);
    return new VdiskCard(volume, card == null ? new Card(id, Map.of()) : card);
  }

  public boolean thin() {
    return volume.provisioning() == Provisioning.THIN;
  }

  /** {@code on} or {@code off}. */
  public String easyTier() {
    return card.value(EASY_TIER).equals("off") ? "off" : "on";
  }

  /** KiB; empty of a full volume. */
  public String grain() {
    String asked = card.value(GRAIN);
    return !thin() ? "" : asked.isEmpty() ? USUAL_GRAIN : asked;
  }

  /** Percent of its size whose use is worth an event, 0 for none; empty of a full volume. */
  public String warning() {
    String asked = card.value(WARNING);
    return !thin() ? "" : asked.isEmpty() ? "0" : asked;
  }

  /** Whether it takes so much that it warns. */
  public boolean warns(long used) {
    int percent = warning().isEmpty() ? 0 : Integer.parseInt(warning());
    return percent > 0 && used >= Volume.share(volume.sizeBytes(), percent);
  }

  /**
   * Bytes set aside for it: those of a full volume, and of a thin one what is used and what is held
   * for it, at most its size; of one that does not grow what is held.
   *
   * @param used bytes in use
   */
  public long realBytes(long used) {
    if (volume.fixed()) {
      return volume.heldBytes();
    }
    return thin() ? Math.min(volume.sizeBytes(), used + volume.heldBytes()) : volume.sizeBytes();
  }
}
