package org.arraytwin.server;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.arraytwin.config.FleetPlan;
import org.arraytwin.config.FleetPlan.ArrayPlan;
import org.arraytwin.login.Password;

/** Keeps a fleet whose password everybody knows away from the network. */
final class Exposure {
  private Exposure() {}

  static void check(FleetPlan plan, String bind) {
    if (address(bind).isLoopbackAddress()) {
      return;
    }
    for (ArrayPlan array : plan.arrays()) {
      if (array.users().values().stream().anyMatch(p -> p.matches(Password.EXAMPLE))) {
        throw new CommandFailure(
            "--bind "
                + bind
                + " is reachable from the network and a user of "
                + array.name()
                + " has the default password: give the fleet file other passwords, or bind to"
                + " 127.0.0.1");
      }
    }
  }

  private static InetAddress address(String bind) {
    try {
      return InetAddress.getByName(bind);
    } catch (UnknownHostException e) {
      throw new CommandFailure("--bind " + bind + " is no address of this machine", e);
    }
  }
}
