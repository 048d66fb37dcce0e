package org.arraytwin.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.arraytwin.cim.CimClass;
import org.arraytwin.cim.CimException;
import org.arraytwin.cim.CimInstance;
import org.arraytwin.cim.CimMethod;
import org.arraytwin.cim.CimStatus;
import org.arraytwin.cim.ClassRepository;
import org.arraytwin.cim.ObjectPath;
import org.arraytwin.http.RawHttp.Reply;
import org.arraytwin.wbem.CimServer;
import org.arraytwin.wbem.Instances;
import org.arraytwin.wbem.MethodResult;
import org.arraytwin.wbem.Model;
import org.arraytwin.wbem.SampleNamespace;
import org.arraytwin.wbem.ServerLimits;
import org.junit.jupiter.api.Test;

/** Large answers, failing providers, power and stopping. */
class StreamingIT {
  private static final String VOLUMES =
      RawHttp.body("EnumerateInstances", "sample", "ClassName", "TPD_StorageVolume");

  private static Map<String, String> headers() {
    Map<String, String> headers = RawHttp.headers();
    headers.put("CIMMethod", "EnumerateInstances");
    return headers;
  }

  /** The sample, but enumerating runs a hook before each instance. */
  private record Hooked(Instances sample, IntConsumer before) implements Instances {
    @Override
    public String name() {
      return sample.name();
    }

    @Override
    public ClassRepository classes() {
      return sample.classes();
    }

    @Override
    public Iterator<CimInstance> enumerate(CimClass exact) {
      return IntStream.range(0, exact.name().startsWith("TPD_StorageVolume") ? 1000 : 0)
          .peek(before)
          .mapToObj(SampleNamespace::volume)
          .iterator();
    }

    @Override
    public CimInstance get(ObjectPath path) {
      return sample.get(path);
    }

    @Override
    public Iterator<CimInstance> references(ObjectPath e, CimClass association, String role) {
      return sample.references(e, association, role);
    }

    @Override
    public CimInstance associated(CimInstance association, String role) {
      return sample.associated(association, role);
    }

    @Override
    public MethodResult invoke(ObjectPath object, CimMethod method, Map<String, Object> in) {
      return sample.invoke(object, method, in);
    }
  }

  /** An endpoint that fails at that volume of 1,000. */
  static SampleEndpoint failing(int at, RuntimeException failure) throws IOException {
    return new SampleEndpoint(
        new Hooked(
            new SampleNamespace(3),
            n -> {
              if (n == at) {
                throw failure;
              }
            }),
        ServerLimits.DEFAULT);
  }

  @Test
  void aLargeAnswerIsChunkedAndComplete() throws IOException {
    try (SampleEndpoint endpoint = SampleEndpoint.ofVolumes(20_000);
        RawHttp http = endpoint.connect()) {
      Reply reply = http.post(headers(), VOLUMES);
      assertThat(reply.header("Transfer-Encoding")).isEqualTo("chunked");
      assertThat(reply.body().split("</INSTANCE>", -1)).hasSize(20_001);
      assertThat(reply.body()).endsWith("</CIM>\n");
    }
  }

  @Test
  void aFailureBeforeTheFirstByteIsACimError() throws IOException {
    CimException refused = new CimException(CimStatus.ACCESS_DENIED, "not now");
    try (SampleEndpoint endpoint = failing(2, refused);
        RawHttp http = endpoint.connect()) {
      Reply reply = http.post(headers(), VOLUMES);
      assertThat(reply.status()).isEqualTo(200);
      assertThat(reply.body()).contains("<ERROR CODE=\"2\" DESCRIPTION=\"not now\">");
      assertThat(reply.body()).doesNotContain("<INSTANCE ");
    }
    try (SampleEndpoint endpoint = failing(0, new IllegalStateException("boom"));
        RawHttp http = endpoint.connect()) {
      assertThat(http.post(headers(), VOLUMES).body()).contains("<ERROR CODE=\"1\" ");
    }
  }

  @Test
  void aFailureAfterTheFirstByteAbortsTheConnection() throws IOException {
    try (SampleEndpoint endpoint = failing(500, new IllegalStateException("boom"));
        RawHttp http = endpoint.connect()) {
      assertThatThrownBy(() -> http.post(headers(), VOLUMES)).isInstanceOf(IOException.class);
      try (RawHttp next = endpoint.connect()) {
        assertThat(next.post(RawHttp.headers(), RawHttp.BODY).status()).isEqualTo(200);
      }
    }
  }

  @Test
  void anArrayWithoutPowerClosesWithoutAnswer() throws IOException {
    try (SampleEndpoint endpoint = SampleEndpoint.ofVolumes(3);
        RawHttp open = endpoint.connect()) {
      assertThat(open.post(RawHttp.headers(), RawHttp.BODY).status()).isEqualTo(200);
      endpoint.powered.set(false);
      assertThatThrownBy(() -> open.post(RawHttp.headers(), RawHttp.BODY))
          .isInstanceOf(IOException.class);
      try (RawHttp fresh = endpoint.connect()) {
        assertThat(fresh.closed()).isTrue();
      }
      endpoint.powered.set(true);
      try (RawHttp again = endpoint.connect()) {
        assertThat(again.post(RawHttp.headers(), RawHttp.BODY).status()).isEqualTo(200);
      }
    }
  }

  @Test
  void powerLostInTheMiddleOfAnAnswerCutsIt() throws IOException {
    SampleEndpoint[] box = new SampleEndpoint[1];
    Hooked namespace =
        new Hooked(
            new SampleNamespace(3),
            n -> {
              if (n == 500) {
                box[0].powered.set(false);
              }
            });
    try (SampleEndpoint endpoint = new SampleEndpoint(namespace, ServerLimits.DEFAULT);
        RawHttp http = endpoint.connect()) {
      box[0] = endpoint;
      assertThatThrownBy(() -> http.post(headers(), VOLUMES)).isInstanceOf(EOFException.class);
    }
  }

  @Test
  void aStoppingServerEndsWhatRunsAndRefusesWhatComes() throws Exception {
    CountDownLatch running = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    Hooked namespace =
        new Hooked(
            new SampleNamespace(3),
            n -> {
              if (n == 0) {
                running.countDown();
                await(release);
              }
            });
    try (SampleEndpoint endpoint = new SampleEndpoint(namespace, ServerLimits.DEFAULT);
        RawHttp slow = endpoint.connect();
        RawHttp late = endpoint.connect()) {
      assertThat(late.post(RawHttp.headers(), RawHttp.BODY).status()).isEqualTo(200);
      CompletableFuture<Reply> answer =
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  return slow.post(headers(), VOLUMES);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              },
              StreamingIT::onItsOwnThread);
      running.await();
      int port = endpoint.port();
      CompletableFuture<Void> stopped =
          CompletableFuture.runAsync(
              () -> endpoint.endpoint().close(), StreamingIT::onItsOwnThread);
      untilRefused(late);
      release.countDown();
      assertThat(answer.get(20, TimeUnit.SECONDS).body()).endsWith("</CIM>\n");
      stopped.get(20, TimeUnit.SECONDS);
      assertThatThrownBy(() -> new RawHttp(port).close()).isInstanceOf(ConnectException.class);
    }
  }

  /** Two that wait for each other must not share the one thread that small machines' pools have. */
  private static void onItsOwnThread(Runnable task) {
    Thread thread = new Thread(task, "streaming-test");
    thread.setDaemon(true);
    thread.start();
  }

  /** A connection at rest is closed; a request that slips in is told 503. */
  private static void untilRefused(RawHttp late) {
    int status = 200;
    while (status == 200) {
      try {
        status = late.post(RawHttp.headers(), RawHttp.BODY).status();
      } catch (IOException e) {
        return;
      }
    }
    assertThat(status).isEqualTo(503);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void endpointsShareThreadsAndAPortInUseIsNamed() throws IOException {
    try (SampleEndpoint endpoint = SampleEndpoint.ofVolumes(1);
        HttpThreads threads = new HttpThreads(8, 1)) {
      EndpointConfig taken =
          new EndpointConfig(
              "second",
              "127.0.0.1",
              endpoint.port(),
              Credentials.of("a", "b"),
              () -> true,
              ServerLimits.DEFAULT);
      CimServer server = new CimServer(() -> "x", Model.of(List.of()));
      assertThatThrownBy(() -> CimEndpoint.start(taken, server, threads))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("127.0.0.1:" + endpoint.port());
    }
  }
}
