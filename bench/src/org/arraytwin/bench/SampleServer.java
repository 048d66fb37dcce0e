package org.arraytwin.bench;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.arraytwin.http.CimEndpoint;
import org.arraytwin.http.Credentials;
import org.arraytwin.http.EndpointConfig;
import org.arraytwin.http.HttpThreads;
import org.arraytwin.wbem.CimServer;
import org.arraytwin.wbem.Model;
import org.arraytwin.wbem.ServerLimits;
import org.arraytwin.wbem.SampleNamespace;

/** Serves the tests' namespace in memory: arguments are the port and the number of volumes. */
public final class SampleServer {
  private SampleServer() {}

  public static void main(String[] args) throws Exception {
    int port = Integer.parseInt(args[0]);
    SampleNamespace namespace = new SampleNamespace(Integer.parseInt(args[1]));
    CimServer server = new CimServer(() -> "127.0.0.1:" + port, Model.of(List.of(namespace)));
    EndpointConfig config =
        new EndpointConfig(
            "sample",
            "127.0.0.1",
            port,
            Credentials.of("admin", "arraytwin"),
            () -> true,
            ServerLimits.DEFAULT);
    try (HttpThreads threads = new HttpThreads(32, 1);
        CimEndpoint endpoint = CimEndpoint.start(config, server, threads)) {
      System.out.println("listening on port " + endpoint.port());
      new CountDownLatch(1).await();
    }
  }
}
