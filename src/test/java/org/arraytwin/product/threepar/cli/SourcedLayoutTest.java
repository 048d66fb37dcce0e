package org.arraytwin.product.threepar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.collection.Vector;
import java.util.List;
import org.arraytwin.array.Node;
import org.arraytwin.array.Pool;
import org.arraytwin.array.Provisioning;
import org.arraytwin.array.StorageArray;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Fleet;
import org.arraytwin.fleet.Outcome;
import org.arraytwin.fleet.TwoSites;
import org.arraytwin.fleet.remote.AdmitVolume;
import org.arraytwin.fleet.remote.CreateGroup;
import org.arraytwin.fleet.remote.Policy;
import org.arraytwin.fleet.remote.SetPolicy;
import org.arraytwin.fleet.remote.StartGroup;
import org.arraytwin.fleet.setup.AddArray;
import org.arraytwin.fleet.setup.AddLink;
import org.arraytwin.fleet.setup.AddVolume;
import org.arraytwin.replication.Mode;
import org.arraytwin.replication.Rules;
import org.arraytwin.replication.Timings;
import org.junit.jupiter.api.Test;

/** The one capture with its true spacing (sources: docs/FIDELITY.md), rebuilt. */
class SourcedLayoutTest {
  private static final String VOLUME = "pvc-ca03a916-a6fb-434c-bc00-6b8";
  private static final long MIB = 1L << 20;

  private Fleet fleet = Fleet.empty(1_700_000_000_000_000L);

  private void run(Command command) {
    Outcome outcome = Outcome.execute(fleet, command, fleet.now());
    assertThat(outcome.refusal()).isNull();
    fleet = outcome.fleet();
  }

  private void array(int id, String name, String address) {
    Rules rules =
        new Rules(new Timings(10, 10, 25, 200, 5, 1, 1, 2, 3), true, 20, Vector.of(TwoSites.TABLE));
    StorageArray array =
        new StorageArray(
            id,
            name,
            "threepar",
            "Primera C670",
            "1",
            id + 1,
            "4.2.0",
            List.of(new Node(0, name + "-0", address, "0:3:1")));
    run(new AddArray(array, rules, Vector.of(new Pool(0, "cpg", 1L << 40, "RAID6", "SSD"))));
  }

  private void volumes(int array, int last) {
    for (int i = 0; i <= last; i++) {
      String name = i == last ? VOLUME : "v" + i;
      run(new AddVolume(array, name, 0, MIB, Provisioning.THIN));
    }
  }

  @Test
  void showrcopyPrintsTheCaptureToTheBlank() throws Exception {
    array(0, "virt-primera-a670", "172.17.20.4");
    array(1, "second", "172.17.20.8");
    array(2, "third", "172.17.20.9");
    array(3, "virt-primera-c670", "172.17.20.5");
    volumes(0, 168);
    volumes(3, 83);
    run(new AddLink(0, 3, MIB));
    run(new CreateGroup(0, "new-rcg", "virt-primera-c670", Mode.SYNC));
    run(new AdmitVolume(0, "new-rcg", VOLUME, VOLUME, false, false));
    run(new SetPolicy(0, "new-rcg", Policy.AUTO_RECOVER, true));
    run(new SetPolicy(0, "new-rcg", Policy.FAIL_WRT_ON_ERR, true));
    run(new StartGroup(0, "new-rcg", true));
    try (Consoles consoles = new Consoles(fleet).pass(5)) {
      assertThat(consoles.good("virt-primera-a670", "showrcopy"))
          .isEqualTo(
              """
              Remote Copy System Information
              Status: Started, Normal

              Target Information

              Name              ID Type Status Options Policy
              virt-primera-c670  4 IP   ready  -       mirror_config

              Link Information

              Target            Node  Address     Status Options
              virt-primera-c670 0:3:1 172.17.20.5 Up     -
              receive           0:3:1 receive     Up     -

              Group Information

              Name         Target            Status   Role       Mode     Options
              new-rcg      virt-primera-c670 Started  Primary    Sync     auto_recover,fail_wrt_on_err
                LocalVV                         ID  RemoteVV                          ID SyncStatus    LastSyncTime
                pvc-ca03a916-a6fb-434c-bc00-6b8 168 pvc-ca03a916-a6fb-434c-bc00-6b8   83 Synced        NA
              """);
    }
  }
}
