package org.arraytwin.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.metricshub.wbem.javax.wbem.WBEMException;

/** What the switches of the product storwize change. */
class StorwizeSwitchesIT {
  private static final String PRODUCT = "products/storwize.xml";

  @Test
  void aMappingThatIsPreparedAlreadyIsNotStartedWithPrep(@TempDir Path home) throws IOException {
    Homes.copy(home, PRODUCT, "WithPrep\" value=\"start\"", "WithPrep\" value=\"refuse\"");
    try (StorwizeFleet fleet = new StorwizeFleet(home)) {
      fleet.good("mkfcmap -source orders -target orders_bk -name m");
      fleet.good("prestartfcmap m");
      fleet.pass(1);
      assertThat(fleet.code("startfcmap -prep m")).isEqualTo("5902E");
      assertThat(fleet.status("m")).isEqualTo("prepared");
      fleet.good("startfcmap m");
    }
  }

  @Test
  void relationshipsAreShownOnceUnlessTheirSidesAreWanted() throws WBEMException {
    try (StorwizeFleet fleet = new StorwizeFleet()) {
      fleet.good("mkrcrelationship -master ledger -aux ledger -cluster itso2 -name r");
      for (int system : List.of(0, 1)) {
        assertThat(fleet.seen(system, "IBMTSSVC_RemoteStorageSynchronized", "ElementName", "r"))
            .isNotNull();
        for (String side : List.of("Master", "Aux")) {
          String sided = "IBMTSSVC_" + side + "RemoteStorageSynchronized";
          assertThat(fleet.client(system).all(StorwizeFleet.NAMESPACE, sided)).as(sided).isEmpty();
        }
      }
    }
  }
}
