package org.arraytwin.product.storwize.system;

/**
 * A status in the numbers of CIM_Synchronized.
 *
 * @param syncState SyncState
 * @param copyState CopyState
 * @param progressStatus ProgressStatus
 */
public record SyncStates(int syncState, int copyState, int progressStatus) {}
