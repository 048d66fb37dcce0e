package org.arraytwin.slp;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.BindException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The sockets of a service agent: UDP and TCP on one port, and the multicast group. */
public final class SlpEndpoint implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SlpEndpoint.class);
  private static final int ATTEMPTS = 16;
  private static final int BYTES_BEFORE_LENGTH = 2;
  private static final int BYTES_WITH_LENGTH = 5;

  /**
   * How to listen.
   *
   * @param bind the address; a wildcard for all
   * @param port 427 by the standard, 0 for any free one
   * @param group where multicast requests are heard
   * @param limits what is borne
   */
  public record Settings(String bind, int port, MulticastGroup group, SlpLimits limits) {}

  private final Settings settings;
  private final InetAddress bind;
  private final ServiceAgent agent;
  private final Pace pace;
  private final ServerSocket listener;
  private final DatagramSocket unicast;
  private final @Nullable DatagramSocket multicast;
  private final ThreadPoolExecutor connections;
  private final Set<Socket> connected = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  private SlpEndpoint(
      Settings settings, Advertised advertised, ServerSocket listener, DatagramSocket unicast)
      throws IOException {
    this.settings = settings;
    this.bind = listener.getInetAddress();
    this.agent = new ServiceAgent(advertised);
    this.pace = new Pace(settings.limits().datagramsPerSecond(), System::nanoTime);
    this.listener = listener;
    this.unicast = unicast;
    this.multicast = settings.group().join(bind, listener.getLocalPort());
    this.connections =
        new ThreadPoolExecutor(
            0,
            settings.limits().connections(),
            1,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            work -> daemon("slp-tcp", work));
  }

  /**
   * Begins to listen.
   *
   * @throws IOException where the port is taken, or needs rights that the process lacks
   */
  public static SlpEndpoint start(Settings settings, Advertised advertised) throws IOException {
    List<AutoCloseable> opened = new ArrayList<>();
    try {
      InetAddress bind = InetAddress.getByName(settings.bind());
      ServerSocket listener = new ServerSocket();
      opened.add(listener);
      DatagramSocket unicast = bindBoth(listener, bind, settings.port());
      opened.add(unicast);
      SlpEndpoint endpoint = new SlpEndpoint(settings, advertised, listener, unicast);
      endpoint.run();
      return endpoint;
    } catch (IOException e) {
      for (AutoCloseable each : opened) {
        close(each);
      }
      throw e;
    }
  }

  /** One port for both protocols; where any will do, until one is free for both. */
  private static DatagramSocket bindBoth(ServerSocket listener, InetAddress bind, int port)
      throws IOException {
    if (port != 0) {
      listener.bind(new InetSocketAddress(bind, port));
      return new DatagramSocket(new InetSocketAddress(bind, port));
    }
    for (int attempt = 1; ; attempt++) {
      DatagramSocket unicast = new DatagramSocket(new InetSocketAddress(bind, 0));
      try {
        listener.bind(new InetSocketAddress(bind, unicast.getLocalPort()));
        return unicast;
      } catch (BindException e) {
        unicast.close();
        if (attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  private void run() {
    daemon("slp-udp", () -> receive(unicast)).start();
    if (multicast != null) {
      DatagramSocket group = multicast;
      daemon("slp-multicast", () -> receive(group)).start();
    }
    daemon("slp-accept", this::accept).start();
  }

  public int port() {
    return listener.getLocalPort();
  }

  private void receive(DatagramSocket socket) {
    // one byte more than allowed tells a request that is too long from one that just fits
    byte[] buffer = new byte[settings.limits().requestBytes() + 1];
    while (!closed) {
      DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
      try {
        socket.receive(packet);
        if (packet.getLength() < buffer.length && pace.admits()) {
          answer(packet);
        }
      } catch (IOException | RuntimeException e) {
        if (!closed) {
          LOG.warn("a datagram stays unanswered", e);
        }
      }
    }
  }

  private void answer(DatagramPacket packet) throws IOException {
    byte[] message = Arrays.copyOf(packet.getData(), packet.getLength());
    SocketAddress asker = packet.getSocketAddress();
    byte[] answer = agent.answer(message, settings.limits().replyBytes(), hostTowards(asker));
    if (answer != null) {
      unicast.send(new DatagramPacket(answer, answer.length, asker));
    }
  }

  /** The address of this machine that the asker's answers come from. */
  private String hostTowards(SocketAddress asker) throws IOException {
    if (!bind.isAnyLocalAddress()) {
      return host(bind);
    }
    // connecting a datagram socket sends nothing: it only asks the routing table
    try (DatagramSocket route = new DatagramSocket()) {
      route.connect(asker);
      return host(route.getLocalAddress());
    }
  }

  private static String host(InetAddress address) {
    String text = address.getHostAddress();
    return address instanceof Inet6Address ? "[" + text + "]" : text;
  }

  private void accept() {
    while (!closed) {
      try {
        Socket connection = listener.accept();
        try {
          connections.execute(() -> serve(connection));
        } catch (RejectedExecutionException e) {
          connection.close();
        }
      } catch (IOException e) {
        if (!closed) {
          LOG.warn("a connection was not accepted", e);
        }
      }
    }
  }

  /** Requests follow one another until the asker closes (RFC 2608, 4.2). */
  private void serve(Socket connection) {
    connected.add(connection);
    try (connection) {
      connection.setSoTimeout((int) settings.limits().silence().toMillis());
      DataInputStream in = new DataInputStream(connection.getInputStream());
      byte[] message = read(in);
      while (message != null) {
        byte[] answer =
            agent.answer(message, Integer.MAX_VALUE, host(connection.getLocalAddress()));
        if (answer == null) {
          return;
        }
        connection.getOutputStream().write(answer);
        message = read(in);
      }
    } catch (IOException | RuntimeException e) {
      LOG.debug("connection given up: {}", e.toString());
    } finally {
      connected.remove(connection);
    }
  }

  /** One message by its announced length; null at the end or where it is too long to be one. */
  private byte @Nullable [] read(DataInputStream in) throws IOException {
    int first = in.read();
    if (first < 0) {
      return null;
    }
    byte[] start = new byte[BYTES_WITH_LENGTH];
    start[0] = (byte) first;
    in.readFully(start, 1, BYTES_WITH_LENGTH - 1);
    int length = 0;
    for (int i = BYTES_BEFORE_LENGTH; i < BYTES_WITH_LENGTH; i++) {
      length = length << 8 | (start[i] & 0xFF);
    }
    if (length < Header.BYTES_BEFORE_LANGUAGE || length > settings.limits().requestBytes()) {
      return null;
    }
    byte[] message = Arrays.copyOf(start, length);
    in.readFully(message, BYTES_WITH_LENGTH, length - BYTES_WITH_LENGTH);
    return message;
  }

  private static Thread daemon(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }

  /** Stops listening; connections under way are cut. */
  @Override
  public void close() {
    closed = true;
    close(listener);
    close(unicast);
    if (multicast != null) {
      close(multicast);
    }
    connections.shutdownNow();
    connected.forEach(SlpEndpoint::close);
  }

  private static void close(AutoCloseable socket) {
    try {
      socket.close();
    } catch (Exception e) {
      LOG.debug("a socket did not close: {}", e.toString());
    }
  }
}
