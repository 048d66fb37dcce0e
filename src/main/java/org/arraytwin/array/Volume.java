package org.arraytwin.array;

/**
 * A virtual volume.
 *
 * @param id dense id in its array
 * @param name unique in its array
 * @param pool id of its pool
 * @param sizeBytes multiple of 64 KiB
 * @param provisioning full or thin
 */
public record Volume(int id, String name, int pool, long sizeBytes, Provisioning provisioning) {}
