package org.arraytwin.http;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.security.auth.Subject;
import org.arraytwin.wbem.CimServer;
import org.arraytwin.wbem.Enumerations;
import org.arraytwin.wbem.Instances;
import org.arraytwin.wbem.Limit;
import org.arraytwin.wbem.Model;
import org.arraytwin.wbem.SampleNamespace;
import org.arraytwin.wbem.ServerLimits;
import org.arraytwin.wbem.pull.PullContexts;
import org.arraytwin.wbem.pull.PullPolicy;
import org.metricshub.wbem.javax.cim.CIMObjectPath;
import org.metricshub.wbem.javax.wbem.WBEMException;
import org.metricshub.wbem.javax.wbem.client.PasswordCredential;
import org.metricshub.wbem.javax.wbem.client.UserPrincipal;
import org.metricshub.wbem.javax.wbem.client.WBEMClient;
import org.metricshub.wbem.javax.wbem.client.WBEMClientConstants;
import org.metricshub.wbem.javax.wbem.client.WBEMClientFactory;
import org.metricshub.wbem.sblim.cimclient.WBEMConfigurationProperties;

/** An endpoint on a free port of the loopback, with the sample namespace; user admin. */
final class SampleEndpoint implements AutoCloseable {
  static final String USER = "admin";
  static final String PASSWORD = "arraytwin";

  final AtomicBoolean powered = new AtomicBoolean(true);
  private final HttpThreads threads;
  private final CimEndpoint endpoint;

  SampleEndpoint(Instances namespace, ServerLimits limits) throws IOException {
    this(namespace, limits, PullContexts.of(PullPolicy.of(limits, true, true)));
  }

  SampleEndpoint(Instances namespace, ServerLimits limits, Enumerations enumerations)
      throws IOException {
    threads = new HttpThreads(limits.count(Limit.REQUESTS), 1);
    CimServer server =
        new CimServer(() -> "127.0.0.1:" + port(), Model.of(List.of(namespace)), enumerations);
    Credentials credentials =
        (user, password) ->
            switch (user) {
              case "guest" -> Credentials.Access.REFUSED;
              case "crowd" -> Credentials.Access.BUSY;
              default -> Credentials.of(USER, PASSWORD).check(user, password);
            };
    endpoint =
        CimEndpoint.start(
            new EndpointConfig("sample", "127.0.0.1", 0, credentials, powered::get, limits),
            server,
            threads);
  }

  static SampleEndpoint ofVolumes(int volumes) throws IOException {
    return new SampleEndpoint(new SampleNamespace(volumes), ServerLimits.DEFAULT);
  }

  int port() {
    return endpoint.port();
  }

  CimEndpoint endpoint() {
    return endpoint;
  }

  RawHttp connect() throws IOException {
    return new RawHttp(port());
  }

  @Override
  public void close() {
    endpoint.close();
    threads.close();
  }

  /** A SBLIM client of this endpoint that reads with that parser: SAX, DOM or PULL. */
  WBEMClient sblim(String parser) throws WBEMException {
    WBEMClient client = WBEMClientFactory.getClient(WBEMClientConstants.PROTOCOL_CIMXML);
    client.setProperty(WBEMConfigurationProperties.CIMXML_PARSER, parser);
    Subject subject = new Subject();
    subject.getPrincipals().add(new UserPrincipal(USER));
    subject.getPrivateCredentials().add(new PasswordCredential(PASSWORD));
    client.initialize(
        new CIMObjectPath("http", "127.0.0.1", Integer.toString(port()), null, null, null),
        subject,
        new Locale[] {Locale.US});
    return client;
  }
}
