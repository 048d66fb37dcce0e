package org.arraytwin.http;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.arraytwin.binding.Abilities;
import org.arraytwin.cimxml.XmlLimits;
import org.arraytwin.wbem.CimServer;
import org.arraytwin.wbem.Limit;
import org.arraytwin.wbem.ServerLimits;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.component.LifeCycle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A CIM server listening for CIM-XML over HTTP. */
public final class CimEndpoint implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CimEndpoint.class);
  private static final long STOP_MILLIS = 5_000;

  private final EndpointConfig config;
  private final Server jetty;
  private final ServerConnector connector;
  private int port;

  private CimEndpoint(EndpointConfig config, CimServer server, HttpThreads threads) {
    this.config = config;
    jetty = new Server(threads.pool(), threads.scheduler(), null);
    jetty.setStopTimeout(STOP_MILLIS);
    PowerHandler chain = chain(config, server, threads);
    jetty.setHandler(chain);
    jetty.setErrorHandler(new BareErrors());
    connector = new ServerConnector(jetty, 0, 1, new HttpConnectionFactory(http(config.limits())));
    connector.setHost(config.bind());
    connector.setPort(config.port());
    connector.setIdleTimeout(TimeUnit.SECONDS.toMillis(config.limits().of(Limit.IDLE_SECONDS)));
    connector.setAcceptedTcpNoDelay(true);
    connector.addBean(chain);
    connector.addBean(
        new NetworkConnectionLimit(config.limits().count(Limit.CONNECTIONS), connector));
    jetty.addConnector(connector);
  }

  /**
   * Opens an endpoint; several share the threads.
   *
   * @throws IOException where the address cannot be listened on; the message names it
   */
  public static CimEndpoint start(EndpointConfig config, CimServer server, HttpThreads threads)
      throws IOException {
    CimEndpoint endpoint = new CimEndpoint(config, server, threads);
    try {
      endpoint.jetty.start();
      endpoint.port = endpoint.connector.getLocalPort();
    } catch (Exception e) {
      endpoint.close();
      Throwable cause = e instanceof IOException && e.getCause() != null ? e.getCause() : e;
      throw new IOException(
          "cannot listen on " + config.bind() + ":" + config.port() + ": " + cause.getMessage(), e);
    }
    return endpoint;
  }

  /** From the outside in: one rule each. */
  private static PowerHandler chain(EndpointConfig config, CimServer server, HttpThreads threads) {
    ServerLimits limits = config.limits();
    XmlLimits xml = xml(limits);
    Handler messages = new CimXmlHandler(server, xml, config.powered());
    Handler headers = new CimHeaderHandler(messages);
    Handler length = new BodyLengthHandler(xml.bodyBytes(), headers);
    Handler negotiation = new NegotiationHandler(length);
    Handler login = new AuthHandler(config.name(), config.credentials(), negotiation);
    Handler methods = new MethodHandler(Abilities.headers(server), login);
    Handler rate = new BodyRateHandler(limits.of(Limit.MIN_BYTES_PER_SECOND), methods);
    return new PowerHandler(
        config.powered(), new GracefulHandler(new RequestsHandler(threads.free(), rate)));
  }

  /** The share of the XML reader. */
  static XmlLimits xml(ServerLimits limits) {
    return new XmlLimits(
        limits.of(Limit.BODY_BYTES),
        limits.count(Limit.TAG_BYTES),
        limits.count(Limit.ELEMENT_DEPTH),
        limits.count(Limit.ATTRIBUTES),
        limits.count(Limit.TEXT_CHARS),
        limits.count(Limit.ELEMENTS),
        limits.count(Limit.CALLS));
  }

  private static HttpConfiguration http(ServerLimits limits) {
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setRequestHeaderSize(limits.count(Limit.HEAD_BYTES));
    http.setOutputBufferSize(32 << 10);
    http.setHttpCompliance(HttpCompliance.RFC7230);
    http.setUriCompliance(UriCompliance.UNSAFE);
    return http;
  }

  /** The port it listens on, or listened on last. */
  public int port() {
    return port;
  }

  /**
   * Begins or ceases to listen on its port; connections that there are then break off.
   *
   * @throws IOException where it cannot, for example because the port has been taken; the message
   *     names it
   */
  public void listen(boolean on) throws IOException {
    if (on == connector.isRunning()) {
      return;
    }
    try {
      if (on) {
        connector.setPort(port);
        connector.start();
      } else {
        connector.stop();
      }
    } catch (Exception e) {
      throw new IOException(
          "cannot " + (on ? "" : "cease to ") + "listen on " + config.bind() + ":" + port, e);
    }
  }

  public EndpointConfig config() {
    return config;
  }

  /** Stops listening, lets running requests end for at most 5 s and closes the connections. */
  @Override
  public void close() {
    try {
      LifeCycle.stop(jetty);
    } catch (RuntimeException e) {
      if (!(e.getCause() instanceof TimeoutException)) {
        throw e;
      }
      LOG.warn("port {}: what had not ended after {} ms was cut off", port, STOP_MILLIS);
    }
    jetty.destroy();
  }
}
