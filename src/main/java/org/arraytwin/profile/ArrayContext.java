package org.arraytwin.profile;

import java.nio.file.Path;
import java.util.List;
import org.arraytwin.cim.ClassRepository;
import org.arraytwin.config.ProductConfig;
import org.arraytwin.fleet.FleetWriter;

/**
 * What a product is given to serve one array.
 *
 * @param array id in the fleet
 * @param fleet where to read it and to send commands
 * @param config the product's file
 * @param mof the folder of class declarations
 * @param data the folder of provider-config
 * @param protocol what clients can do with the server that the array is put into
 * @param schema the user's own classes, which stand in place of those of the same names in the
 *     folder; the same value for all arrays
 * @param door where its CIM server listens
 */
public record ArrayContext(
    int array,
    FleetWriter fleet,
    ProductConfig config,
    Path mof,
    Path data,
    Protocol protocol,
    ClassRepository schema,
    CimDoor door) {
  /** For an array that nobody can reach, and whose user has no classes of his own. */
  public ArrayContext(
      int array, FleetWriter fleet, ProductConfig config, Path mof, Path data, Protocol protocol) {
    this(
        array,
        fleet,
        config,
        mof,
        data,
        protocol,
        new ClassRepository(List.of(), List.of()),
        CimDoor.NONE);
  }
}
