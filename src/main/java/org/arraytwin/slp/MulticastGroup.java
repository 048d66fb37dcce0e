package org.arraytwin.slp;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.StandardSocketOptions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where requests to everybody are heard; an interface so that tests need no multicast. */
@FunctionalInterface
public interface MulticastGroup {
  /** The group of all service agents in IPv4 (RFC 2608, 3). */
  String ADDRESS = "239.255.255.253";

  /** Hears nobody but who asks directly. */
  MulticastGroup NONE = (bind, port) -> null;

  /** The real group, unless the address is a loopback one: what is private stays unheard. */
  MulticastGroup REAL =
      (bind, port) -> bind.isLoopbackAddress() ? null : join(interfaces(bind), port);

  /**
   * A socket that receives what is sent to the group; null where the address takes no part in it.
   *
   * @throws IOException where the port is taken
   */
  @Nullable DatagramSocket join(InetAddress bind, int port) throws IOException;

  private static List<NetworkInterface> interfaces(InetAddress bind) throws IOException {
    if (bind.isAnyLocalAddress()) {
      return NetworkInterface.networkInterfaces().filter(MulticastGroup::multicasts).toList();
    }
    NetworkInterface one = NetworkInterface.getByInetAddress(bind);
    return one == null || !multicasts(one) ? List.of() : List.of(one);
  }

  private static boolean multicasts(NetworkInterface one) {
    try {
      return one.isUp() && one.supportsMulticast() && !one.isLoopback();
    } catch (IOException e) {
      return false;
    }
  }

  private static @Nullable DatagramSocket join(List<NetworkInterface> interfaces, int port)
      throws IOException {
    if (interfaces.isEmpty()) {
      return null;
    }
    InetSocketAddress group = new InetSocketAddress(InetAddress.getByName(ADDRESS), port);
    DatagramSocket socket = new DatagramSocket(null);
    try {
      socket.setOption(StandardSocketOptions.SO_REUSEADDR, true);
      socket.bind(group);
      for (NetworkInterface each : interfaces) {
        socket.joinGroup(group, each);
      }
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }
}
