package org.arraytwin.server;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.ServiceLoader;
import org.arraytwin.profile.Product;
import org.arraytwin.ssh.HostKeys;
import org.arraytwin.wbem.ServerLimits;

/**
 * How a server is to be started.
 *
 * @param home the folder with provider-config and mof
 * @param fleet the fleet file
 * @param bind the address of the arrays' endpoints
 * @param ports where they listen
 * @param timeScale virtual seconds per real second, 0 to stand still
 * @param seed of the hosts' writes; 0 leaves them as the fleet file says
 * @param startMicros virtual time at the start, microseconds since the epoch
 * @param hostKeys of the SSH endpoints
 * @param limits what clients may cost each array's CIM server
 * @param mof what the user adds to or puts in place of the bundled classes
 * @param products those there are
 */
public record ServerSettings(
    Path home,
    Path fleet,
    String bind,
    Ports ports,
    double timeScale,
    long seed,
    long startMicros,
    HostKeys hostKeys,
    ServerLimits limits,
    UserMof mof,
    List<Product> products) {

  /**
   * Where to listen.
   *
   * @param ephemeral any free port for everything
   * @param offset added to every port of the fleet file otherwise
   * @param slp of the SLP service agent, UDP and TCP; empty for none
   */
  public record Ports(boolean ephemeral, int offset, OptionalInt slp) {
    public static final Ports EPHEMERAL = new Ports(true, 0, OptionalInt.empty());

    /** The port to listen on in place of the fleet file's. */
    int of(int planned) {
      return ephemeral ? 0 : planned + offset;
    }
  }

  public ServerSettings {
    products = List.copyOf(products);
  }

  /** The same with other limits. */
  public ServerSettings with(ServerLimits changed) {
    return new ServerSettings(
        home, fleet, bind, ports, timeScale, seed, startMicros, hostKeys, changed, mof, products);
  }

  /** For tests and demos: loopback, free ports, the products found, virtual time as of now. */
  public static ServerSettings embedded(Path home, Path fleet, double timeScale) {
    return new ServerSettings(
        home,
        fleet,
        "127.0.0.1",
        Ports.EPHEMERAL,
        timeScale,
        0,
        System.currentTimeMillis() * 1000,
        HostKeys.generated(),
        ServerLimits.DEFAULT,
        UserMof.NONE,
        found());
  }

  /** The same with MOF of the user's. */
  public ServerSettings with(UserMof others) {
    return new ServerSettings(
        home, fleet, bind, ports, timeScale, seed, startMicros, hostKeys, limits, others, products);
  }

  /** The same with other ports. */
  public ServerSettings listening(Ports others) {
    return new ServerSettings(
        home, fleet, bind, others, timeScale, seed, startMicros, hostKeys, limits, mof, products);
  }

  /** The products on the class path. */
  public static List<Product> found() {
    return ServiceLoader.load(Product.class).stream().map(ServiceLoader.Provider::get).toList();
  }
}
