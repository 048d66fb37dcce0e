package org.arraytwin.replication;

/**
 * A snapshot that replication keeps of one volume: what a resync starts from or a rollback returns
 * to.
 *
 * @param content of the volume when it was taken
 * @param point the moment it stands for
 * @param takenAtMicros virtual time
 */
public record Retained(Content content, Point point, long takenAtMicros) {}
