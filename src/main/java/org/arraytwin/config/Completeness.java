package org.arraytwin.config;

import java.nio.file.Path;

/**
 * What a fleet must say of itself to be served, and what is put in its place where it never will
 * be: a scenario needs no ports, users or addresses.
 */
final class Completeness {
  private static final int FIRST_PORT = 10_000;
  private static final int FIRST_SYSTEM = 1_001;
  private static final int FIRST_SERIAL = 1_301_001;

  private Completeness() {}

  /**
   * Refuses a fleet that cannot be served.
   *
   * @param schema of fleet files
   * @throws ConfigException where something is missing
   */
  static void require(Path file, FleetXml xml, Path schema) {
    attribute(file, schema, xml, "fleet", "consolePort", xml.consolePort == 0);
    for (FleetXml.ArrayXml array : xml.arrays) {
      attribute(file, schema, array, "array", "model", array.model.isEmpty());
      attribute(file, schema, array, "array", "serial", array.serial.isEmpty());
      attribute(file, schema, array, "array", "systemId", array.systemId == 0);
      attribute(file, schema, array, "array", "osVersion", array.osVersion.isEmpty());
      element(file, array, "ports", array.ports.http == 0);
      element(file, array, "user", array.users.isEmpty());
      element(file, array, "node", array.nodes.isEmpty());
    }
  }

  private static void attribute(
      Path file, Path schema, Located at, String element, String attribute, boolean missing) {
    if (missing) {
      throw new ConfigException(file, at, SchemaWords.of(schema).missing(element, attribute));
    }
  }

  private static void element(Path file, Located at, String element, boolean missing) {
    if (missing) {
      throw new ConfigException(
          file,
          at,
          "The content of element 'array' is not complete. One of '{"
              + element
              + "}' is expected.");
    }
  }

  /** Puts something in the place of what is missing. */
  static void fill(FleetXml xml) {
    xml.consolePort = xml.consolePort == 0 ? FIRST_PORT - 1 : xml.consolePort;
    for (int i = 0; i < xml.arrays.size(); i++) {
      FleetXml.ArrayXml array = xml.arrays.get(i);
      array.model = array.model.isEmpty() ? "InServ T400" : array.model;
      array.serial = array.serial.isEmpty() ? Integer.toString(FIRST_SERIAL + i) : array.serial;
      array.systemId = array.systemId == 0 ? FIRST_SYSTEM + i : array.systemId;
      array.osVersion = array.osVersion.isEmpty() ? "3.1.1" : array.osVersion;
      if (array.ports.http == 0) {
        array.ports.http = FIRST_PORT + 3 * i;
        array.ports.https = FIRST_PORT + 3 * i + 1;
        array.ports.ssh = FIRST_PORT + 3 * i + 2;
      }
      for (int node = 0; node < 2 && array.nodes.size() < 2; node++) {
        FleetXml.NodeXml one = new FleetXml.NodeXml();
        one.name = array.serial + "-" + node;
        one.address = "10." + (i + 1) + ".0." + (11 + node);
        one.port = node + ":6:1";
        array.nodes.add(one);
      }
    }
  }
}
