package org.arraytwin.profile;

import java.nio.file.Path;
import org.arraytwin.config.ProductConfig;
import org.arraytwin.fleet.FleetWriter;

/**
 * What a product is given to serve one array.
 *
 * @param array id in the fleet
 * @param fleet where to read it and to send commands
 * @param config the product's file
 * @param mof the folder of class declarations
 * @param protocol what clients can do with the server that the array is put into
 */
public record ArrayContext(
    int array, FleetWriter fleet, ProductConfig config, Path mof, Protocol protocol) {}
