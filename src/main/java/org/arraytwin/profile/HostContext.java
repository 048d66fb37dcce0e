package org.arraytwin.profile;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.arraytwin.config.FleetPlan;
import org.arraytwin.config.ProductConfig;
import org.arraytwin.fleet.FleetWriter;
import org.arraytwin.wbem.store.Shelf;

/**
 * What a kind of host is given to be one computer of a fleet.
 *
 * @param station what the fleet file says of it
 * @param fleet where to read it and to send commands
 * @param configs the product files of the arrays that it operates, by array id
 * @param data the folder of provider-config
 * @param shelf where it keeps what is its own: documents with the first of its arrays, in folders
 *     whose names begin with {@link #room()}
 */
public record HostContext(
    FleetPlan.Station station,
    FleetWriter fleet,
    Map<Integer, ProductConfig> configs,
    Path data,
    Shelf shelf) {
  public HostContext {
    configs = Map.copyOf(configs);
  }

  /** How the names of all its folders of documents begin. */
  public String room() {
    return "host " + station.name() + " ";
  }

  /** Ids of the arrays that it operates, in the order of the fleet file. */
  public List<Integer> arrays() {
    return station.arrays();
  }
}
