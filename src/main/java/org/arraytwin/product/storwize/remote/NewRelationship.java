package org.arraytwin.product.storwize.remote;

import org.arraytwin.replication.Mode;

/**
 * A relationship that is asked for.
 *
 * @param master name or id of a volume here
 * @param aux name or id of a volume there
 * @param cluster name or id of the other system
 * @param name empty: {@code rcrel} and a number
 * @param group name or id of a consistency group, empty for none
 * @param sync whether both volumes are declared to hold the same
 * @param mode sync for Metro, async for Global Mirror, periodic for that with change volumes
 */
public record NewRelationship(
    String master,
    String aux,
    String cluster,
    String name,
    String group,
    boolean sync,
    Mode mode) {}
