package org.arraytwin.product.storwize.system;

/**
 * A mapping that is asked for.
 *
 * @param source name or id of a volume
 * @param target name or id of a volume
 * @param name empty: {@code fcmap} and its id
 * @param group name or id of a consistency group, empty for none
 * @param copyRate 0 to 150
 * @param cleanRate 0 to 150
 * @param grainSize KiB: 64 or 256; 0 for that of the mappings its volumes are in, else the usual
 * @param incremental whether only differences are copied from the second start on
 * @param autodelete whether it goes once it is complete
 * @param keepTarget whether the source goes offline rather than that the mapping stops, while the
 *     target cannot be written
 * @param ioGroup name or id of the I/O group for its bitmap, empty for the source's
 */
public record NewMapping(
    String source,
    String target,
    String name,
    String group,
    int copyRate,
    int cleanRate,
    int grainSize,
    boolean incremental,
    boolean autodelete,
    boolean keepTarget,
    String ioGroup) {}
