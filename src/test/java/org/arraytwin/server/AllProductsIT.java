package org.arraytwin.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.arraytwin.profile.CommandLine;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** {@code all.xml}: one of each product at once. */
class AllProductsIT {
  private static final Path HOME = Path.of("").toAbsolutePath();
  private static final Path FLEETS = HOME.resolve("provider-config/fleets");
  private static final Pattern PORT =
      Pattern.compile("(?:http|https|ssh|consolePort)=\"([0-9]+)\"");

  private static Set<String> ports(Path fleet) throws IOException {
    Set<String> ports = new TreeSet<>();
    PORT.matcher(Files.readString(fleet)).results().forEach(port -> ports.add(port.group(1)));
    return ports;
  }

  @Test
  void itsPortsAreThoseOfNoOtherFleetFile() throws IOException {
    Set<String> own = ports(FLEETS.resolve("all.xml"));
    assertThat(own).hasSize(21);
    try (Stream<Path> files = Files.list(FLEETS)) {
      List<Path> others =
          files.filter(file -> !file.getFileName().toString().equals("all.xml")).toList();
      assertThat(others).isNotEmpty();
      for (Path other : others) {
        assertThat(ports(other)).as(other.toString()).doesNotContainAnyElementsOf(own);
      }
    }
  }

  @Test
  void everyProductAnswersInItsOwnWords() throws Exception {
    Path fleet = FLEETS.resolve("all.xml");
    try (Server server = Server.start(ServerSettings.embedded(HOME, fleet, 0))) {
      assertThat(server.arrays())
          .extracting(ArrayEndpoints::product)
          .containsExactly("threepar", "threepar", "eternus", "eternus", "storwize", "storwize");
      assertThat(server.commandLine("london").run("showrcopy groups").output())
          .contains("payroll      paris      Started  Primary    Sync");
      assertThat(server.commandLine("ccm").run("acopc start -g LEDGER").output())
          .contains("<< QuickOPC Started >>");
      assertThat(server.commandLine("abgse701").run("/SHOW-DEVICE-STATUS").output())
          .contains("5400 CLN.00 ATTACHED");
      assertThat(server.commandLine("itso1").run("lsfcmap -delim :").output())
          .contains("0:orders_backup:0:orders:1:orders_bk");
      aCimServerThatIsSwitchedOffRefusesConnections(server);
    }
  }

  private static void aCimServerThatIsSwitchedOffRefusesConnections(Server server)
      throws Exception {
    int port = server.arrays().get(0).http();
    type(server, "stopcim -f");
    assertThatThrownBy(() -> connect(port)).isInstanceOf(ConnectException.class);
    connect(server.arrays().get(1).http());
    try (ServerSocket taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      assertThat(taken.isBound()).isTrue();
      assertThat(server.commandLine("london").run("startcim"))
          .satisfies(answer -> assertThat(answer.exitCode()).isOne())
          .extracting(CommandLine.Answer::output, InstanceOfAssertFactories.STRING)
          .startsWith("Error: CIM server: cannot listen on 127.0.0.1:" + port);
      assertThat(server.commandLine("london").run("showcim").output()).contains("Inactive");
    }
    type(server, "startcim");
    connect(port);
    type(server, "setcim -f -http disable");
    assertThatThrownBy(() -> connect(port)).isInstanceOf(ConnectException.class);
    type(server, "setcim -f -http enable");
    connect(port);
  }

  private static void type(Server server, String line) throws InterruptedException {
    assertThat(server.commandLine("london").run(line).exitCode()).as(line).isZero();
  }

  private static void connect(int port) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      assertThat(socket.isConnected()).isTrue();
    }
  }
}
