package org.arraytwin.console;

import java.io.IOException;
import java.util.Map;
import org.arraytwin.fleet.FleetWriter;
import org.arraytwin.login.Logins;
import org.arraytwin.profile.CommandLine;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The admin endpoint, on the loopback address only. */
public final class ConsoleEndpoint implements AutoCloseable {
  /** The only address the console listens on. */
  public static final String ADDRESS = "127.0.0.1";

  private static final int MAX_THREADS = 12;
  private static final int MIN_THREADS = 2;
  private static final long STOP_MILLIS = 2_000;

  private final Server jetty;
  private final ServerConnector connector;

  /**
   * What the console serves.
   *
   * @param fleet to read and to change
   * @param commandLines by array name
   * @param logins everybody who may log in
   */
  public record Settings(FleetWriter fleet, Map<String, CommandLine> commandLines, Logins logins) {
    public Settings {
      commandLines = Map.copyOf(commandLines);
    }
  }

  private ConsoleEndpoint(Server jetty, ServerConnector connector) {
    this.jetty = jetty;
    this.connector = connector;
  }

  /**
   * Opens the endpoint.
   *
   * @param port 0 for any free one
   * @throws IOException where the port cannot be listened on
   */
  public static ConsoleEndpoint start(int port, Settings settings) throws IOException {
    QueuedThreadPool threads = new QueuedThreadPool(MAX_THREADS, MIN_THREADS);
    threads.setName("console");
    Server jetty = new Server(threads);
    jetty.setStopTimeout(STOP_MILLIS);
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    ServerConnector connector = new ServerConnector(jetty, 0, 1, new HttpConnectionFactory(http));
    connector.setHost(ADDRESS);
    connector.setPort(port);
    jetty.addConnector(connector);
    Routes routes = new Routes(settings.fleet(), settings.commandLines());
    jetty.setHandler(
        new OriginHandler(new LoginHandler(settings.logins(), new RouteHandler(routes))));
    ConsoleEndpoint endpoint = new ConsoleEndpoint(jetty, connector);
    try {
      jetty.start();
    } catch (Exception e) {
      endpoint.close();
      Throwable cause = e instanceof IOException && e.getCause() != null ? e.getCause() : e;
      throw new IOException(
          "cannot listen on " + ADDRESS + ":" + port + ": " + cause.getMessage(), e);
    }
    return endpoint;
  }

  /** The port it listens on. */
  public int port() {
    return connector.getLocalPort();
  }

  @Override
  public void close() {
    LifeCycle.stop(jetty);
    jetty.destroy();
  }
}
