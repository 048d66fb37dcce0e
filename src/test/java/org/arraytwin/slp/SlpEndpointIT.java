package org.arraytwin.slp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.BindException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Vector;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.metricshub.wbem.sblim.slp.Locator;
import org.metricshub.wbem.sblim.slp.ServiceLocationManager;
import org.metricshub.wbem.sblim.slp.ServiceType;
import org.metricshub.wbem.sblim.slp.ServiceURL;

/** The agent on real sockets: asked by raw bytes and by the SLP client of wbem-java. */
@SuppressWarnings("JdkObsolete") // the client wants vectors
class SlpEndpointIT {
  private static final InetAddress HERE = InetAddress.getLoopbackAddress();
  private static final String CLIENT_PORT = "net.slp.port";
  private static final SlpLimits LIMITS =
      new SlpLimits(1_400, 8_192, 1_000_000, 4, Duration.ofMillis(300));

  private int services = 2;
  private DatagramSocket group;
  private SlpEndpoint endpoint;

  @BeforeEach
  void start() throws IOException {
    group = new DatagramSocket(new InetSocketAddress(HERE, 0));
    endpoint = start("127.0.0.1", 0, (bind, port) -> group);
    System.setProperty(CLIENT_PORT, Integer.toString(endpoint.port()));
  }

  @AfterEach
  void stop() {
    System.clearProperty(CLIENT_PORT);
    endpoint.close();
  }

  private SlpEndpoint start(String bind, int port, MulticastGroup multicast) throws IOException {
    return SlpEndpoint.start(
        new SlpEndpoint.Settings(bind, port, multicast, LIMITS),
        host -> IntStream.range(0, services).mapToObj(n -> service(host, n)).toList());
  }

  private static Advertisement service(String host, int n) {
    return new Advertisement(
        "service:wbem:http://" + host + ":" + (5988 + n),
        List.of(
            Attribute.of("service-id", "array " + n),
            Attribute.of("Namespace", "interop", "root/a(b)"),
            Attribute.of("MultipleOperationsSupported", "false")));
  }

  private byte[] datagram(int port, byte[] message) throws IOException {
    try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress(HERE, 0))) {
      socket.setSoTimeout(20_000);
      socket.send(new DatagramPacket(message, message.length, HERE, port));
      DatagramPacket answer = new DatagramPacket(new byte[65_536], 65_536);
      socket.receive(answer);
      assertThat(answer.getPort()).as("answers come from the agent").isEqualTo(endpoint.port());
      return Arrays.copyOf(answer.getData(), answer.getLength());
    }
  }

  private static byte[] answer(DataInputStream in) throws IOException {
    byte[] head = new byte[5];
    in.readFully(head);
    int length = (head[2] & 0xFF) << 16 | (head[3] & 0xFF) << 8 | (head[4] & 0xFF);
    byte[] whole = Arrays.copyOf(head, length);
    in.readFully(whole, 5, length - 5);
    return whole;
  }

  @Test
  void aDatagramIsAnswered() throws IOException {
    byte[] answer = datagram(endpoint.port(), SlpMessage.services("").bytes());
    assertThat(new SlpAnswer(answer).urls())
        .containsExactly(
            "service:wbem:http://127.0.0.1:5988", "service:wbem:http://127.0.0.1:5989");
  }

  @Test
  void nonsenseIsPassedOverAndTheNextRequestAnswered() throws IOException {
    try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress(HERE, 0))) {
      for (byte[] nonsense : List.of(new byte[0], new byte[] {1, 2, 3}, new byte[20_000])) {
        socket.send(new DatagramPacket(nonsense, nonsense.length, HERE, endpoint.port()));
      }
    }
    assertThat(new SlpAnswer(datagram(endpoint.port(), SlpMessage.services("").bytes())).urls())
        .hasSize(2);
  }

  @Test
  void aRequestToTheGroupIsAnsweredFromTheAgentsOwnPort() throws IOException {
    byte[] answer = datagram(group.getLocalPort(), SlpMessage.services("").multicast().bytes());
    assertThat(new SlpAnswer(answer).urls()).hasSize(2);
  }

  @Test
  void aConnectionServesRequestsOneAfterAnother() throws IOException {
    services = 300;
    try (Socket socket = new Socket(HERE, endpoint.port())) {
      DataInputStream in = new DataInputStream(socket.getInputStream());
      for (int n = 0; n < 3; n++) {
        socket.getOutputStream().write(SlpMessage.services("").bytes());
        SlpAnswer answer = new SlpAnswer(answer(in));
        assertThat(answer.overflow).isFalse();
        assertThat(answer.urls()).hasSize(300);
      }
    }
  }

  @Test
  void aSilentAsWellAsAnOverlongConnectionIsClosed() throws IOException {
    try (Socket silent = new Socket(HERE, endpoint.port());
        Socket overlong = new Socket(HERE, endpoint.port())) {
      overlong.getOutputStream().write(new byte[] {2, 1, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF});
      assertThat(overlong.getInputStream().read()).isEqualTo(-1);
      silent.getOutputStream().write(2);
      assertThat(silent.getInputStream().read()).isEqualTo(-1);
    }
  }

  @Test
  void tooManyConnectionsAreClosedAtOnceAndHarmNobody() throws IOException {
    List<Socket> many = new ArrayList<>();
    try {
      for (int n = 0; n < 4 * LIMITS.connections(); n++) {
        many.add(new Socket(HERE, endpoint.port()));
      }
      assertThat(new SlpAnswer(datagram(endpoint.port(), SlpMessage.services("").bytes())).urls())
          .hasSize(2);
      for (Socket each : many) {
        assertThat(each.getInputStream().read()).isEqualTo(-1);
      }
    } finally {
      for (Socket each : many) {
        each.close();
      }
    }
  }

  @Test
  void aTakenPortIsAnError() {
    assertThatThrownBy(() -> start("127.0.0.1", endpoint.port(), MulticastGroup.NONE))
        .isInstanceOf(BindException.class);
  }

  @Test
  void onAllAddressesTheAskerIsToldTheOneItReaches() throws IOException {
    endpoint.close();
    endpoint = start("0.0.0.0", 0, MulticastGroup.NONE);
    assertThat(new SlpAnswer(datagram(endpoint.port(), SlpMessage.services("").bytes())).urls())
        .contains("service:wbem:http://127.0.0.1:5988");
  }

  @Test
  void nobodyHearsTheGroupOnLoopback() throws IOException {
    assertThat(MulticastGroup.REAL.join(HERE, endpoint.port())).isNull();
  }

  @Test
  void theClientFindsServicesAttributesAndTypes() throws Exception {
    Locator locator = ServiceLocationManager.getLocator(Locale.ENGLISH);
    List<String> urls =
        texts(locator.findServices(new ServiceType("service:wbem"), scope(), "", agents()));
    assertThat(urls)
        .containsExactlyInAnyOrder(
            "service:wbem:http://127.0.0.1:5988", "service:wbem:http://127.0.0.1:5989");
    assertThat(
            texts(
                locator.findServices(
                    new ServiceType("service:wbem"), scope(), "(service-id=array 1)", agents())))
        .containsExactly("service:wbem:http://127.0.0.1:5989");
    assertThat(
            texts(
                locator.findAttributes(
                    new ServiceURL(urls.get(0), 100), scope(), new Vector<>(), agents())))
        .anyMatch(a -> a.contains("service-id=array"))
        .anyMatch(a -> a.contains("Namespace=interop,root/a"))
        .hasSize(3);
    assertThat(
            texts(
                locator.findAttributes(
                    new ServiceType("service:wbem"),
                    scope(),
                    new Vector<>(List.of("Name*")),
                    agents())))
        .hasSize(1);
    assertThat(texts(locator.findServiceTypes("", scope(), agents())))
        .containsExactly("service:wbem:http");
  }

  @Test
  void theClientTurnsToTcpForWhatADatagramCannotHold() throws Exception {
    services = 300;
    Locator locator = ServiceLocationManager.getLocator(Locale.ENGLISH);
    assertThat(texts(locator.findServices(new ServiceType("service:wbem"), scope(), "", agents())))
        .hasSize(300);
  }

  private static Vector<String> scope() {
    return new Vector<>(List.of("default"));
  }

  private static Vector<InetAddress> agents() {
    return new Vector<>(List.of(HERE));
  }

  private static List<String> texts(Enumeration<?> found) {
    List<String> texts = new ArrayList<>();
    while (found.hasMoreElements()) {
      texts.add(found.nextElement().toString());
    }
    return texts;
  }
}
