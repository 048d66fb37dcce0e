package org.arraytwin.scenario;

import java.nio.file.Path;

/** Which fleet a scenario plays on. */
public sealed interface FleetChoice {
  /**
   * That of a file.
   *
   * @param name as the scenario spells it, relative to its own file or to provider-config/fleets
   */
  record File(String name) implements FleetChoice {}

  /**
   * One that stands in the scenario itself.
   *
   * @param xml a {@code fleet} element as fleet.xsd describes it, without a declaration
   */
  record Inline(String xml) implements FleetChoice {}

  static FleetChoice file(Path path) {
    return new File(path.toString());
  }

  static FleetChoice inline(String xml) {
    return new Inline(xml.strip());
  }
}
