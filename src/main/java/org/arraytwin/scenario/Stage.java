package org.arraytwin.scenario;

import java.nio.file.Path;
import org.arraytwin.config.FleetBuilder;
import org.arraytwin.config.FleetPlan;
import org.arraytwin.config.ProviderConfig;
import org.arraytwin.fleet.Fleet;

/** Brings the fleet of a scenario into being. */
public final class Stage {
  private Stage() {}

  /** The fleet of a scenario that was read. */
  public static Fleet fleet(ScenarioFile.Read read, ProviderConfig config) {
    return fleet(read.plan(), read.scenario(), config);
  }

  /**
   * The fleet of a scenario that was made, not read.
   *
   * @throws org.arraytwin.config.ConfigException where the fleet is wrong
   */
  public static Fleet fleet(Scenario scenario, ProviderConfig config) {
    long heap = Runtime.getRuntime().maxMemory();
    FleetPlan plan =
        scenario.fleet() instanceof FleetChoice.Inline inline
            ? config.unserved(Path.of(scenario.name()), inline.xml(), heap)
            : config.unserved(
                Path.of(((FleetChoice.File) scenario.fleet()).name()), (String) null, heap);
    return fleet(plan, scenario, config);
  }

  private static Fleet fleet(FleetPlan plan, Scenario scenario, ProviderConfig config) {
    return FleetBuilder.build(
        plan, config.rulesWithEverySession(plan), scenario.startMicros(), scenario.seed());
  }
}
