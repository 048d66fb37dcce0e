package org.arraytwin.mutation;

import java.util.Set;
import org.arraytwin.replication.table.CellRef;

/**
 * A test and what it has to do with the tables.
 *
 * @param id JUnit's
 * @param cells that counted while it ran
 * @param decisions how often a cell counted
 * @param millis how long it took
 */
record Probe(String id, Set<CellRef> cells, long decisions, long millis) {
  /** Short, for reports. */
  String name() {
    String rest =
        id.substring(id.indexOf("class:") + "class:".length()).replace("org.arraytwin.", "");
    return rest.replaceAll("]/\\[[a-z-]+:", " ").replace("]", "");
  }
}
