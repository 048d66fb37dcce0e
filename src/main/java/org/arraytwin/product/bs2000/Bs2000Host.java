package org.arraytwin.product.bs2000;

import java.util.List;
import org.arraytwin.config.ConfigException;
import org.arraytwin.config.FleetPlan;
import org.arraytwin.product.bs2000.system.PubsetId;
import org.arraytwin.profile.CommandLine;
import org.arraytwin.profile.HostContext;
import org.arraytwin.profile.HostKind;

/** A BS2000 mainframe. */
public final class Bs2000Host implements HostKind {
  private static final String MNEMONIC = "[A-Z0-9@#$]{2}|[0-9A-F]{4}";
  private static final String VSN = "[A-Z0-9@#$.]{1,6}";

  @Override
  public String id() {
    return "bs2000";
  }

  @Override
  public CommandLine commandLine(HostContext context) {
    context
        .configs()
        .values()
        .forEach(
            config -> {
              if (!config.id().equals("eternus")) {
                throw new IllegalArgumentException(
                    "operates an array of product " + config.id() + ", expected eternus");
              }
            });
    context.station().units().forEach(Bs2000Host::require);
    for (FleetPlan.UnitSet set : context.station().sets()) {
      List<FleetPlan.Unit> units =
          context.station().units().stream().filter(u -> set.units().contains(u.name())).toList();
      units.forEach(unit -> require(set, unit));
    }
    return new Bs2000CommandLine(context);
  }

  private static void require(FleetPlan.Unit unit) {
    if (!unit.name().matches(MNEMONIC)) {
      throw new ConfigException(
          unit.origin(),
          "unit '"
              + unit.name()
              + "' is no mnemonic, expected 2 letters and digits or 4 hexadecimal digits");
    }
    if (!unit.label().isEmpty() && !unit.label().matches(VSN)) {
      throw new ConfigException(
          unit.origin(), "label '" + unit.label() + "' is no VSN, expected 1 to 6 characters");
    }
  }

  private static void require(FleetPlan.UnitSet set, FleetPlan.Unit unit) {
    if (!set.name().equals(PubsetId.of(unit.label()))) {
      throw new ConfigException(
          unit.origin(),
          "unit '"
              + unit.name()
              + "' with label '"
              + unit.label()
              + "' is no volume of pubset '"
              + set.name()
              + "', expected a VSN like CLN.00 of CLN or PUBA00 of A");
    }
  }
}
