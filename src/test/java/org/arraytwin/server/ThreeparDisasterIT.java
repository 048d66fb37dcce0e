package org.arraytwin.server;

import static org.arraytwin.server.TpdClient.PAIR;
import static org.arraytwin.server.TpdClient.list;
import static org.arraytwin.server.TpdClient.model;
import static org.arraytwin.server.TpdClient.reference;
import static org.arraytwin.server.TpdClient.text;
import static org.arraytwin.server.TwoSiteFleet.LONDON;
import static org.arraytwin.server.TwoSiteFleet.PARIS;
import static org.arraytwin.server.TwoSiteFleet.PAYROLL_R;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.arraytwin.fleet.fault.CutLink;
import org.arraytwin.fleet.fault.FailArray;
import org.arraytwin.fleet.fault.HealLink;
import org.arraytwin.fleet.fault.RestoreArray;
import org.arraytwin.replication.SyncStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.metricshub.wbem.javax.cim.CIMInstance;
import org.metricshub.wbem.javax.cim.CIMObjectPath;
import org.metricshub.wbem.javax.wbem.WBEMException;

/** What CIM clients see of cut links and lost arrays. */
class ThreeparDisasterIT {
  private final TwoSiteFleet fleet = new TwoSiteFleet();

  @AfterEach
  void close() {
    fleet.close();
  }

  private String source(int array) throws WBEMException {
    try (TpdClient client = fleet.client(array)) {
      return model(reference(client.pairOf("payroll.1"), "SystemElement"));
    }
  }

  private String property(int array, String name) throws WBEMException {
    try (TpdClient client = fleet.client(array)) {
      return text(client.pairOf("payroll.1"), name);
    }
  }

  private String own(int array) throws WBEMException {
    try (TpdClient client = fleet.client(array)) {
      return model(client.named("TPD_StorageVolume", "payroll.1").getObjectPath());
    }
  }

  @Test
  void theReferencesSwapWithTheRolesAndComeBack() throws Exception {
    String london = own(LONDON);
    String paris = own(PARIS);
    assertThat(List.of(source(LONDON), source(PARIS))).containsOnly(london);

    fleet.happen(new FailArray("london"));
    fleet.pass(21);
    fleet.type(PARIS, "setrcopygroup failover -f " + PAYROLL_R);
    fleet.pass(3);
    assertThat(source(PARIS)).isEqualTo(paris);
    assertThat(property(PARIS, "RoleReversed")).isEqualTo("true");
    assertThat(property(PARIS, "UndiscoveredElement")).isEqualTo("3");

    fleet.happen(new RestoreArray("london"));
    fleet.pass(6);
    fleet.type(PARIS, "setrcopygroup recover -f " + PAYROLL_R);
    fleet.passUntil(PARIS, PAYROLL_R, SyncStatus.SYNCED);
    assertThat(List.of(source(LONDON), source(PARIS))).containsOnly(paris);
    assertThat(property(LONDON, "RoleReversed")).isEqualTo("true");

    fleet.type(PARIS, "setrcopygroup restore -f " + PAYROLL_R);
    fleet.pass(4);
    assertThat(List.of(source(LONDON), source(PARIS))).containsOnly(london);
    assertThat(property(LONDON, "RoleReversed")).isEqualTo("false");
    assertThat(property(PARIS, "RoleReversed")).isEqualTo("false");
  }

  @Test
  void whileBothSidesArePrimaryEachNamesItsOwnVolumeAsTheSource() throws Exception {
    String london = own(LONDON);
    String paris = own(PARIS);
    fleet.happen(new CutLink("london", "paris", -1));
    fleet.pass(21);
    fleet.type(PARIS, "setrcopygroup failover -f " + PAYROLL_R);
    fleet.pass(3);
    assertThat(fleet.shown(LONDON, TwoSiteFleet.PAYROLL)).isEqualTo("Primary/Stopped");
    assertThat(fleet.shown(PARIS, PAYROLL_R)).isEqualTo("Primary-Rev/Stopped");
    assertThat(source(LONDON)).isEqualTo(london);
    assertThat(source(PARIS)).isEqualTo(paris);
    assertThat(property(LONDON, "CopyState")).isEqualTo("5");
    assertThat(property(PARIS, "CopyState")).isEqualTo("10");
  }

  @Test
  void anUndiscoveredVolumeIsReachedByAssociationOnly() throws Exception {
    fleet.happen(new CutLink("london", "paris", -1));
    fleet.pass(21);
    try (TpdClient london = fleet.client(LONDON);
        TpdClient paris = fleet.client(PARIS)) {
      CIMInstance pair = london.pairOf("payroll.1");
      assertThat(text(pair, "UndiscoveredElement")).isEqualTo("3");
      assertThat(text(paris.pairOf("payroll.1"), "UndiscoveredElement")).isEqualTo("2");
      assertThat(text(pair, "RequestedCopyState")).isEqualTo("4");
      CIMObjectPath entity = reference(pair, "SyncedElement");
      assertThat(entity.getObjectName()).isEqualTo("TPD_ReplicationEntity");
      assertThatThrownBy(() -> london.get(entity))
          .isInstanceOfSatisfying(
              WBEMException.class,
              e -> assertThat(e.getID()).isEqualTo(WBEMException.CIM_ERR_NOT_FOUND));
      assertThat(london.all("TPD_ReplicationEntity")).isEmpty();
      assertThat(
              list(
                  london
                      .client()
                      .enumerateInstanceNames(
                          TpdClient.path(TpdClient.TPD, "TPD_ReplicationEntity"))))
          .isEmpty();
      assertThat(
              list(
                  london
                      .client()
                      .associatorInstances(
                          london.named("TPD_StorageVolume", "payroll.1").getObjectPath(),
                          PAIR,
                          null,
                          null,
                          null,
                          false,
                          null)))
          .singleElement()
          .satisfies(
              e -> {
                assertThat(text(e, "InstanceID")).isEqualTo("3PAR:payroll.1");
                assertThat(text(e, "EntityID")).isEqualTo("payroll.1");
                assertThat(text(e, "Type")).isEqualTo("4");
                assertThat(text(e, "Persistent")).isEqualTo("false");
                assertThat(text(e, "OtherTypeDescription")).isNull();
              });
      fleet.happen(new HealLink("london", "paris", -1));
      fleet.pass(6);
      assertThat(reference(london.pairOf("payroll.1"), "SyncedElement").getObjectName())
          .isEqualTo("TPD_StorageVolume");
    }
  }

  @Test
  void anArrayWithoutPowerHangsUpAndComesBack() throws Exception {
    try (TpdClient paris = fleet.client(PARIS)) {
      fleet.happen(new FailArray("london"));
      assertThat(answered(LONDON)).isEmpty();
      assertThat(answered(PARIS)).startsWith("HTTP/1.1 ");
      assertThat(paris.all("TPD_StorageSystem")).hasSize(1);
      fleet.happen(new RestoreArray("london"));
      assertThat(answered(LONDON)).startsWith("HTTP/1.1 ");
      try (TpdClient london = fleet.client(LONDON)) {
        assertThat(london.all("TPD_StorageVolume")).hasSize(17);
      }
    }
  }

  /** What comes back before the connection ends, reset or not. */
  private String answered(int array) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), fleet.array(array).http())) {
      socket.setSoTimeout(20_000);
      OutputStream request = socket.getOutputStream();
      request.write(
          "POST /cimom HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"
              .getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readNBytes(9), StandardCharsets.US_ASCII);
    } catch (java.net.SocketTimeoutException e) {
      return "nothing for 20 seconds";
    } catch (IOException e) {
      return "";
    }
  }
}
