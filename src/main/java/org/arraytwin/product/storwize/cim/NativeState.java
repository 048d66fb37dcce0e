package org.arraytwin.product.storwize.cim;

import java.util.Locale;

/**
 * The states of relationships in CIM's numbers. NativeState is documented but for {@link
 * #CONSISTENT_COPYING}; SyncState, CopyState and ProgressStatus are inferred.
 */
enum NativeState {
  IDLING(0, 13, 7, 2),
  IDLING_DISCONNECTED(1, 12, 5, 2),
  CONSISTENT_SYNCHRONIZED(2, 6, 4, 2),
  CONSISTENT_DISCONNECTED(3, 12, 5, 2),
  CONSISTENT_STOPPED(4, 13, 9, 2),
  INCONSISTENT_COPYING(5, 5, 3, 6),
  INCONSISTENT_DISCONNECTED(6, 12, 5, 2),
  INCONSISTENT_STOPPED(7, 13, 9, 3),
  CONSISTENT_COPYING(8, 6, 4, 6);

  private final long number;
  private final long syncState;
  private final long copyState;
  private final long progressStatus;

  NativeState(long number, long syncState, long copyState, long progressStatus) {
    this.number = number;
    this.syncState = syncState;
    this.copyState = copyState;
    this.progressStatus = progressStatus;
  }

  /** The state of a word such as {@code consistent_stopped}. */
  static NativeState of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  Long number() {
    return number;
  }

  Long syncState() {
    return syncState;
  }

  Long copyState() {
    return copyState;
  }

  Long progressStatus() {
    return progressStatus;
  }
}
