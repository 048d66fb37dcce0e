package org.arraytwin.server;

import static org.arraytwin.server.TwoSiteFleet.LONDON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.arraytwin.fleet.fault.FailArray;
import org.arraytwin.fleet.fault.RestoreArray;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.metricshub.wbem.javax.cim.CIMInstance;
import org.metricshub.wbem.javax.cim.CIMObjectPath;
import org.metricshub.wbem.javax.cim.UnsignedInteger32;
import org.metricshub.wbem.javax.wbem.WBEMException;
import org.metricshub.wbem.javax.wbem.client.EnumerateResponse;
import org.metricshub.wbem.javax.wbem.client.WBEMClient;

/** Pulled enumerations of an array, by the SBLIM client. */
class ThreeparPullIT {
  private static final CIMObjectPath PAIRS =
      TpdClient.path("root/tpd", "TPD_RemoteStorageSynchronized");
  private TwoSiteFleet fleet;
  private TpdClient tpd;
  private WBEMClient client;

  @BeforeEach
  void start() throws WBEMException {
    fleet = new TwoSiteFleet();
    tpd = fleet.client(LONDON);
    client = tpd.client();
  }

  @AfterEach
  void stop() {
    tpd.close();
    fleet.close();
  }

  private EnumerateResponse<CIMInstance> open() throws WBEMException {
    return client.enumerateInstances(
        PAIRS, true, false, null, null, null, null, false, new UnsignedInteger32(1));
  }

  private EnumerateResponse<CIMInstance> pull(String context) throws WBEMException {
    return client.getInstancesWithPath(PAIRS, context, new UnsignedInteger32(2));
  }

  private static List<String> shown(List<CIMInstance> pairs) {
    return pairs.stream()
        .map(p -> p.getObjectPath().getKeys()[0] + " " + p.getPropertyValue("CopyState"))
        .toList();
  }

  @Test
  void aGroupThatFailsWhileItIsPulledIsShownAsItWas() throws WBEMException {
    List<String> before = shown(tpd.all("TPD_RemoteStorageSynchronized"));
    EnumerateResponse<CIMInstance> response = open();
    List<CIMInstance> pulled = new ArrayList<>();
    response.getResponses().forEachRemaining(pulled::add);
    fleet.typeWaiting(LONDON, "stoprcopygroup -f payroll");
    while (!response.isEnd()) {
      response = pull(response.getContext());
      response.getResponses().forEachRemaining(pulled::add);
    }
    assertThat(shown(pulled)).isEqualTo(before);
    assertThat(shown(tpd.all("TPD_RemoteStorageSynchronized"))).isNotEqualTo(before);
  }

  @Test
  void anArrayThatLosesPowerForgetsWhatWasPulled() throws WBEMException {
    String context = open().getContext();
    fleet.happen(new FailArray("london"), new RestoreArray("london"));
    assertThatThrownBy(() -> pull(context))
        .isInstanceOfSatisfying(WBEMException.class, e -> assertThat(e.getID()).isEqualTo(21));
  }

  @Test
  void aCimServerThatIsStoppedForgetsWhatWasPulled() throws WBEMException {
    String context = open().getContext();
    fleet.type(LONDON, "stopcim -f");
    fleet.type(LONDON, "startcim");
    assertThatThrownBy(() -> pull(context))
        .isInstanceOfSatisfying(WBEMException.class, e -> assertThat(e.getID()).isEqualTo(21));
  }
}
