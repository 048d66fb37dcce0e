package org.arraytwin.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalInt;
import org.arraytwin.fleet.fault.FailArray;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.metricshub.wbem.sblim.cimclient.discovery.WBEMServiceAdvertisement;
import org.metricshub.wbem.sblim.cimclient.internal.discovery.slp.DiscovererSLP;

/** The arrays of a fleet as wbem-java's SLP discovery finds them. */
class SlpDiscoveryIT {
  private static final String CLIENT_PORT = "net.slp.port";

  private Server server;

  @BeforeEach
  void start() {
    ServerSettings usual =
        ServerSettings.embedded(Path.of(""), Path.of("provider-config/fleets/two-site-dr.xml"), 0);
    server = Server.start(usual.listening(new ServerSettings.Ports(true, 0, OptionalInt.of(427))));
    System.setProperty(CLIENT_PORT, Integer.toString(server.slpPort().orElseThrow()));
  }

  @AfterEach
  void stop() {
    System.clearProperty(CLIENT_PORT);
    server.close();
  }

  private static WBEMServiceAdvertisement[] find() {
    return new DiscovererSLP(Locale.ENGLISH).findWbemServices(new String[] {"127.0.0.1"});
  }

  @Test
  void everyArrayIsFoundWithWhatTheTemplateWants() {
    WBEMServiceAdvertisement[] found = find();
    assertThat(found)
        .extracting(WBEMServiceAdvertisement::getServiceUrl)
        .containsExactlyInAnyOrder(
            server.arrays().stream()
                .map(array -> "http://127.0.0.1:" + array.http())
                .toArray(String[]::new));
    for (WBEMServiceAdvertisement each : found) {
      assertThat(each.getConcreteServiceType()).isEqualTo("http");
      assertThat(each.getInteropNamespaces()).containsExactly("root/PG_InterOp");
      assertThat(each.getServiceId()).startsWith("ArrayTwin:2FF70002AC");
      assertThat(each.getAttribute("template-url-syntax")).isEqualTo(each.getServiceUrl());
      assertThat(each.getAttribute("service-hi-name")).isEqualTo("ArrayTwin");
      assertThat(each.getAttribute("service-hi-description")).contains("version");
      assertThat(each.getAttribute("CommunicationMechanism")).isEqualTo("CIM-XML");
      assertThat(each.getAttribute("ProtocolVersion")).isEqualTo("1.0");
      assertThat(each.getAttribute("FunctionalProfilesSupported"))
          .contains("Basic Read", "Association Traversal");
      assertThat(each.getAttribute("MultipleOperationsSupported")).isEqualTo("false");
      assertThat(each.getAttribute("AuthenticationMechanismsSupported")).isEqualTo("Basic");
      assertThat(each.getAttribute("Namespace")).contains("root/PG_InterOp", "root/tpd");
      assertThat(each.getAttribute("Classinfo")).isEqualTo("CIM 2.49.0,CIM 2.49.0");
      assertThat(each.getAttribute("RegisteredProfilesSupported"))
          .isEqualTo(
              "SNIA:Array,SNIA:Server,DMTF:WBEM Server,SNIA:Array:Replication Services,"
                  + "DMTF:WBEM Server:Profile Registration,SNIA:Array:Block Services,"
                  + "SNIA:Array:Multiple Computer System");
    }
  }

  @Test
  void anArrayWithoutPowerIsNotFound() {
    assertThat(find()).hasSize(2);
    server.fleet().execute(new FailArray("london"));
    assertThat(find())
        .extracting(WBEMServiceAdvertisement::getServiceUrl)
        .containsExactly("http://127.0.0.1:" + server.arrays().get(1).http());
  }
}
