package org.arraytwin.fleet;

import static org.arraytwin.fleet.TwoSites.LONDON;
import static org.arraytwin.fleet.TwoSites.PARIS;
import static org.arraytwin.fleet.TwoSites.SYNC;
import static org.arraytwin.fleet.TwoSites.SYNC_R;
import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.collection.Vector;
import java.util.List;
import org.arraytwin.array.Disk;
import org.arraytwin.array.Node;
import org.arraytwin.array.Pool;
import org.arraytwin.array.PoolHealth;
import org.arraytwin.array.Provisioning;
import org.arraytwin.array.StorageArray;
import org.arraytwin.fleet.fault.CutLink;
import org.arraytwin.fleet.fault.HostRead;
import org.arraytwin.fleet.fault.HostWrite;
import org.arraytwin.fleet.fault.parts.FailController;
import org.arraytwin.fleet.fault.parts.FailDisk;
import org.arraytwin.fleet.fault.parts.LoseMetadata;
import org.arraytwin.fleet.fault.parts.PoolOffline;
import org.arraytwin.fleet.fault.parts.PoolOnline;
import org.arraytwin.fleet.fault.parts.RenewPool;
import org.arraytwin.fleet.fault.parts.ReplaceDisk;
import org.arraytwin.fleet.fault.parts.RestoreController;
import org.arraytwin.fleet.fault.parts.ReturnMetadata;
import org.arraytwin.fleet.fault.parts.VolumeCondition;
import org.arraytwin.fleet.remote.Failover;
import org.arraytwin.fleet.remote.Recover;
import org.arraytwin.fleet.remote.StartGroup;
import org.arraytwin.fleet.setup.AddArray;
import org.arraytwin.fleet.setup.AddVolume;
import org.arraytwin.replication.Content;
import org.arraytwin.replication.Rules;
import org.arraytwin.replication.Timings;
import org.junit.jupiter.api.Test;

/** What goes wrong inside an array, and who is told. */
class PartFaultsTest {
  private static final String POOL = "FC_r5";

  private static Refusal refusal(TwoSites t, Command command) {
    Outcome outcome = Outcome.execute(t.fleet(), command, t.fleet().now());
    if (outcome.refusal() == null) {
      throw new AssertionError("not refused: " + command);
    }
    return outcome.refusal();
  }

  private static HostRead read(String array) {
    return new HostRead(array, "vol.0", 0, 65536);
  }

  private static HostWrite write(String array) {
    return new HostWrite(array, "vol.0", 0, 65536);
  }

  private static PoolHealth pool(TwoSites t, int array) {
    return t.fleet().site(array).health().pool(0);
  }

  @Test
  void aPoolThatIsOfflineFailsItsHostsAsNotReady() {
    TwoSites t = TwoSites.running(false).run(new PoolOffline("london", POOL));
    assertThat(refusal(t, read("london")).message()).contains("2/04/00", "POOL_IS_OFFLINE");
    assertThat(refusal(t, write("london")).reason()).isEqualTo(Reason.POOL_IS_OFFLINE);
    assertThat(t.tryRun(new PoolOffline("london", POOL))).isEqualTo(Reason.POOL_IS_OFFLINE);
    t.run(new PoolOnline("london", POOL)).run(write("london")).run(read("london"));
    assertThat(t.tryRun(new PoolOnline("london", POOL))).isEqualTo(Reason.POOL_IS_ONLINE);
  }

  @Test
  void aSourceInSyncIsNotMissedWhileNobodyCanWriteIt() {
    TwoSites t = TwoSites.running(false).run(new PoolOffline("london", POOL));
    Content before = content(t, LONDON);
    t.pass(100);
    assertThat(t.show(LONDON, SYNC)).isEqualTo("Primary/Started/Synced");
    assertThat(content(t, LONDON).same(before)).as("hosts write nothing").isTrue();
    t.run(new PoolOnline("london", POOL)).pass(1);
    assertThat(content(t, LONDON).same(before)).as("hosts write again").isFalse();
    assertThat(t.evidence(SYNC).equal()).isTrue();
  }

  private static Content content(TwoSites t, int array) {
    return new FleetAt(t.fleet(), t.fleet().now()).content(array, 0);
  }

  @Test
  void aTargetThatCannotBeWrittenStopsItsGroupOnBothSides() {
    TwoSites t = TwoSites.running(false).run(new PoolOffline("paris", POOL)).pass(1);
    assertThat(t.show(LONDON, SYNC)).isEqualTo("Primary/Stopped/Stopped");
    assertThat(t.show(PARIS, SYNC_R)).isEqualTo("Secondary/Stopped/Stopped");
    assertThat(t.fleet().site(LONDON).alerts().last().text()).contains("peer cannot reach");
    t.run(write("london"));
    t.run(new PoolOnline("paris", POOL)).run(new StartGroup(LONDON, SYNC, false)).pass(30);
    assertThat(t.show(PARIS, SYNC_R)).isEqualTo("Secondary/Started/Synced");
    assertThat(t.evidence(SYNC).equal()).isTrue();
  }

  @Test
  void anArrayThatIsNotReachedIsNotTold() {
    TwoSites t = TwoSites.running(false).run(new CutLink("london", "paris", -1));
    t.run(new PoolOffline("paris", POOL));
    assertThat(t.show(PARIS, SYNC_R)).isEqualTo("Secondary/Stopped/Stopped");
    assertThat(t.show(LONDON, SYNC)).isEqualTo("Primary/Started/Synced");
  }

  @Test
  void aStartThatCannotReachItsVolumesStopsAgain() {
    TwoSites t = TwoSites.fresh(false).run(new PoolOffline("paris", POOL));
    t.run(new StartGroup(LONDON, SYNC, false)).pass(5);
    assertThat(t.show(LONDON, SYNC)).startsWith("Primary/Stopped/");
    assertThat(t.fleet().paths().values().forAll(p -> p.active().isEmpty())).isTrue();
  }

  @Test
  void aBrokenDiskIsRebuiltOntoASpareAndTheSpareComesBackWithTheNewDisk() {
    TwoSites t = TwoSites.running(false).run(new FailDisk("london", POOL, 3));
    assertThat(pool(t, LONDON).degraded()).isTrue();
    assertThat(t.tryRun(new FailDisk("london", POOL, 3))).isEqualTo(Reason.DISK_IS_MISSING);
    assertThat(t.tryRun(new ReplaceDisk("london", POOL, 3))).isEqualTo(Reason.DISK_IS_GOOD);
    t.pass((100L << 40) / 16 / (100L << 20) - 1);
    assertThat(pool(t, LONDON).degraded()).as("100 TiB of 16 disks at 100 MiB/s").isTrue();
    t.pass(2);
    assertThat(pool(t, LONDON).disks()).containsExactly(new Disk(3, Disk.State.SPARED, 0));
    t.run(new FailDisk("london", POOL, 2));
    assertThat(pool(t, LONDON).lost()).as("the data of 3 are on a spare").isFalse();
    assertThat(pool(t, LONDON).disks()).contains(new Disk(2, Disk.State.MISSING, 0));
    t.run(new ReplaceDisk("london", POOL, 3));
    assertThat(pool(t, LONDON).disk(2)).extracting(Disk::state).isEqualTo(Disk.State.REBUILDING);
    t.pass(1e6).run(new ReplaceDisk("london", POOL, 2));
    assertThat(pool(t, LONDON)).isEqualTo(PoolHealth.GOOD);
  }

  @Test
  void aDiskWithoutASpareIsRebuiltOntoItsReplacement() {
    TwoSites t = TwoSites.running(false);
    t.run(new FailDisk("london", POOL, 0)).run(new FailDisk("london", POOL, 5));
    assertThat(pool(t, LONDON).disk(5)).extracting(Disk::state).isEqualTo(Disk.State.MISSING);
    t.run(new ReplaceDisk("london", POOL, 5)).pass(1e6);
    assertThat(pool(t, LONDON).disks()).containsExactly(new Disk(0, Disk.State.SPARED, 0));
  }

  @Test
  void aPoolThatHasLostItsRaidIsUnreadableUntilItIsRenewedAndFilledFromThePeer() {
    TwoSites t = TwoSites.running(false);
    t.run(new FailDisk("london", POOL, 0)).run(new FailDisk("london", POOL, 1));
    assertThat(pool(t, LONDON).lost()).isTrue();
    assertThat(refusal(t, read("london")).message()).contains("3/11/00", "POOL_HAS_LOST_DATA");
    assertThat(t.show(LONDON, SYNC)).as("nobody writes, so nobody asks").contains("Started");
    t.run(new CutLink("london", "paris", -1)).pass(30);
    t.run(new Failover(PARIS, SYNC_R, false, false)).pass(10).run(write("paris"));
    t.run(new org.arraytwin.fleet.fault.HealLink("london", "paris", -1)).pass(10);
    t.run(new RenewPool("london", POOL));
    assertThat(content(t, LONDON).hash()).isEqualTo(Content.blank(64L << 20).hash());
    t.run(read("london"));
    t.run(new Recover(PARIS, SYNC_R, false, false)).pass(60);
    assertThat(t.show(LONDON, SYNC)).isEqualTo("Secondary-Rev/Started/Synced");
    assertThat(t.evidence(SYNC).equal()).isTrue();
    assertThat(t.tryRun(new RenewPool("london", POOL))).isEqualTo(Reason.DISK_IS_GOOD);
  }

  @Test
  void aVolumeTellsItsHostsTheSenseItWasGiven() {
    TwoSites t = TwoSites.running(false);
    t.run(new VolumeCondition("london", "vol.0", "io-failed", "B/4B/01"));
    assertThat(refusal(t, read("london")).message()).contains("B/4B/01", "VOL_IO_FAILED");
    t.run(new VolumeCondition("london", "vol.0", "read-only", "")).run(read("london"));
    assertThat(refusal(t, write("london")).message()).contains("7/27/00");
    t.run(new VolumeCondition("london", "vol.0", "offline", ""));
    assertThat(refusal(t, read("london")).message()).contains("2/04/00", "VOL_IS_OFFLINE");
    t.run(new VolumeCondition("london", "vol.0", "online", "")).run(write("london"));
    assertThat(t.tryRun(new VolumeCondition("london", "vol.0", "odd", "")))
        .isEqualTo(Reason.INV_INPUT_PARAM_CONFLICT);
    assertThat(t.tryRun(new VolumeCondition("london", "vol.0", "online", "4/44/00")))
        .isEqualTo(Reason.INV_INPUT_PARAM_CONFLICT);
  }

  /** An array of four controllers: two I/O groups, two volumes, one in each. */
  private static TwoSites fourNodes() {
    List<Node> nodes =
        Vector.range(0, 4).map(i -> new Node(i, "n" + i, "10.0.0." + i, "0:0:" + i)).asJava();
    Rules rules = new Rules(new Timings(10, 10, 25, 200, 5, 1, 1, 2, 3), false, 20, Vector.empty());
    TwoSites t = TwoSites.empty();
    t.run(
        new AddArray(
            new StorageArray(0, "london", "threepar", "m", "s", 1, "3.1.1", nodes),
            rules,
            Vector.of(new Pool(0, POOL, 1L << 40, "RAID6", "FC"))));
    t.run(new AddVolume(0, "vol.0", 0, 64L << 20, Provisioning.FULL));
    t.run(new AddVolume(0, "vol.1", 0, 64L << 20, Provisioning.FULL));
    return t;
  }

  @Test
  void oneControllerOfTwoServesOnAndWithoutBothTheirVolumesAreGone() {
    TwoSites t = fourNodes().run(new FailController("london", 0)).run(write("london"));
    assertThat(t.fleet().site(0).alerts().last().text()).contains("write cache is off");
    assertThat(t.fleet().site(0).bitmapsOf(0)).isTrue();
    t.run(new FailController("london", 1));
    assertThat(refusal(t, read("london")).reason()).isEqualTo(Reason.VOL_IS_OFFLINE);
    assertThat(t.fleet().site(0).bitmapsOf(0)).as("of volumes served by both").isFalse();
    assertThat(t.fleet().site(0).bitmapsOf(1)).as("of volumes served by others").isTrue();
    t.run(new HostWrite("london", "vol.1", 0, 1));
    t.run(new RestoreController("london", 1)).run(write("london"));
    assertThat(t.fleet().site(0).bitmapsOf(0)).isTrue();
  }

  @Test
  void theLastControllerDoesNotFailAlone() {
    TwoSites t = fourNodes();
    assertThat(t.tryRun(new RestoreController("london", 2))).isEqualTo(Reason.NODE_IS_UP);
    t.run(new FailController("london", 0)).run(new FailController("london", 1));
    t.run(new FailController("london", 2));
    assertThat(refusal(t, new FailController("london", 3)).legal()).isEqualTo("fail the array");
    assertThat(t.tryRun(new FailController("london", 2))).isEqualTo(Reason.NODE_IS_DOWN);
    assertThat(t.tryRun(new FailController("london", 4))).isEqualTo(Reason.NON_EXISTENT_NODE);
  }

  @Test
  void bitmapsThatAreLostComeBackOnlyWhereAControllerRuns() {
    TwoSites t = fourNodes().run(new LoseMetadata("london", 1));
    assertThat(t.tryRun(new LoseMetadata("london", 1))).isEqualTo(Reason.METADATA_IS_LOST);
    assertThat(t.fleet().site(0).bitmapsOf(1)).isFalse();
    t.run(new FailController("london", 2)).run(new FailController("london", 3));
    t.run(new ReturnMetadata("london", 1));
    assertThat(t.fleet().site(0).bitmapsOf(1)).isFalse();
    t.run(new RestoreController("london", 3));
    assertThat(t.fleet().site(0).bitmapsOf(1)).isTrue();
    assertThat(t.tryRun(new ReturnMetadata("london", 1))).isEqualTo(Reason.METADATA_IS_THERE);
    assertThat(t.tryRun(new LoseMetadata("london", 2))).isEqualTo(Reason.NON_EXISTENT_NODE);
  }

  @Test
  void whatIsNotThereIsSaidByName() {
    TwoSites t = fourNodes();
    assertThat(refusal(t, new PoolOffline("rome", POOL)).legal()).isEqualTo("arrays: london");
    assertThat(refusal(t, new PoolOffline("london", "x")).legal()).isEqualTo("pools: FC_r5");
    assertThat(refusal(t, new FailDisk("london", POOL, 16)).legal()).isEqualTo("0 to 15");
    assertThat(refusal(t, new VolumeCondition("london", "x", "online", "")).reason())
        .isEqualTo(Reason.NON_EXISTENT_VOLUME);
  }

  @Test
  void aReadTellsTheWritesThatTheRangeHolds() {
    TwoSites t = fourNodes().run(new HostWrite("london", "vol.0", 65536, 131072));
    List<HostRead.Run> runs =
        new HostRead("london", "vol.0", 0, 5 * 65536)
            .answer(new FleetAt(t.fleet(), t.fleet().now()));
    assertThat(runs).hasSize(3);
    assertThat(runs.get(0)).isEqualTo(new HostRead.Run(0, 1, 0, 0));
    assertThat(runs.get(1).firstGrain()).isEqualTo(1);
    assertThat(runs.get(1).grains()).isEqualTo(2);
    assertThat(runs.get(1).number()).isPositive();
    assertThat(runs.get(2)).isEqualTo(new HostRead.Run(3, 2, 0, 0));
    assertThat(t.tryRun(new HostRead("london", "vol.0", 0, (64L << 20) + 1)))
        .isEqualTo(Reason.INV_INPUT_EXCEEDS_RANGE);
  }
}
