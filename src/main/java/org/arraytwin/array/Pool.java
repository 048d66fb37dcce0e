package org.arraytwin.array;

/**
 * A pool that volumes draw their space from; a CPG on a 3PAR.
 *
 * @param id dense id in its array
 * @param name as the operator gave it
 * @param sizeBytes managed space
 * @param raid RAID type as the product prints it, for example {@code RAID5}
 * @param device device type as the product prints it, for example {@code FC}
 */
public record Pool(int id, String name, long sizeBytes, String raid, String device) {}
