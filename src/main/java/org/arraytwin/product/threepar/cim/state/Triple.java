package org.arraytwin.product.threepar.cim.state;

/**
 * What a synchronization shows of its state, in the numbers of CIM_StorageSynchronized.
 *
 * @param copyState CopyState
 * @param syncState SyncState
 * @param progressStatus ProgressStatus
 */
public record Triple(int copyState, int syncState, int progressStatus) {}
