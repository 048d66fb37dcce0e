package org.arraytwin.replication;

import org.jspecify.annotations.Nullable;

/**
 * One volume pair of a group as one array knows it.
 *
 * @param localVolume id of the volume in this array
 * @param remoteVolume name of the peer's volume
 * @param remoteVolumeId its id there
 * @param remoteWwn its WWN, 32 hex digits
 * @param status see {@link SyncStatus}
 * @param lastSyncMicros when it was last in sync, 0 for never
 * @param everSynced whether an initial copy was ever completed (or asserted)
 * @param asserted in sync by {@code -nosync} only: claimed, not proven
 * @param retained the snapshot kept for resync or rollback, if any
 */
public record PairHalf(
    int localVolume,
    String remoteVolume,
    int remoteVolumeId,
    String remoteWwn,
    SyncStatus status,
    long lastSyncMicros,
    boolean everSynced,
    boolean asserted,
    @Nullable Retained retained) {

  /** A pair that joins a group: nothing was ever copied. */
  public static PairHalf joining(
      int localVolume,
      String remoteVolume,
      int remoteVolumeId,
      String remoteWwn,
      boolean asserted) {
    return new PairHalf(
        localVolume,
        remoteVolume,
        remoteVolumeId,
        remoteWwn,
        SyncStatus.NEW,
        0,
        false,
        asserted,
        null);
  }

  public PairHalf with(SyncStatus newStatus) {
    return new PairHalf(
        localVolume,
        remoteVolume,
        remoteVolumeId,
        remoteWwn,
        newStatus,
        lastSyncMicros,
        everSynced,
        asserted,
        retained);
  }

  /** In sync since that time. */
  public PairHalf syncedAt(long micros, boolean isAsserted) {
    return new PairHalf(
        localVolume,
        remoteVolume,
        remoteVolumeId,
        remoteWwn,
        SyncStatus.SYNCED,
        micros,
        true,
        isAsserted,
        retained);
  }

  public PairHalf keeping(@Nullable Retained snapshot) {
    return new PairHalf(
        localVolume,
        remoteVolume,
        remoteVolumeId,
        remoteWwn,
        status,
        lastSyncMicros,
        everSynced,
        asserted,
        snapshot);
  }
}
