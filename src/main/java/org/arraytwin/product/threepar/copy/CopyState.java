package org.arraytwin.product.threepar.copy;

/**
 * What CIM says of a copy in some state.
 *
 * @param associated whether its two volumes are associated at all
 * @param syncState SyncState
 * @param copyState CopyState
 * @param progressStatus ProgressStatus
 */
public record CopyState(boolean associated, long syncState, long copyState, long progressStatus) {}
