package org.arraytwin.replication;

/**
 * What the manuals leave open, decided by the product's configuration.
 *
 * @param timings durations
 * @param returningPrimaryTurnsSecondaryRev a returning primary that learns of its peer's failover
 *     takes role Secondary-Rev at once (the switch {@code table107Strict})
 * @param maxConcurrentSyncs volumes that one array synchronizes at once
 */
public record Rules(
    Timings timings, boolean returningPrimaryTurnsSecondaryRev, int maxConcurrentSyncs) {}
