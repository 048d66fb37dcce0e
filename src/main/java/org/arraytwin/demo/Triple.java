package org.arraytwin.demo;

/**
 * CopyState, SyncState and ProgressStatus of a pair.
 *
 * @param copyState number
 * @param syncState number
 * @param progressStatus number
 */
record Triple(int copyState, int syncState, int progressStatus) {
  @Override
  public String toString() {
    return copyState + "/" + syncState + "/" + progressStatus;
  }
}
