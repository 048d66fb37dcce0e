package org.arraytwin.fleet;

import static org.arraytwin.fleet.TwoSites.LONDON;
import static org.arraytwin.fleet.TwoSites.PARIS;
import static org.arraytwin.fleet.TwoSites.PERIODIC;
import static org.arraytwin.fleet.TwoSites.PERIODIC_R;
import static org.arraytwin.fleet.TwoSites.SYNC;
import static org.arraytwin.fleet.TwoSites.SYNC_R;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.arraytwin.array.Provisioning;
import org.arraytwin.fleet.fault.CutLink;
import org.arraytwin.fleet.fault.FailArray;
import org.arraytwin.fleet.fault.FailNext;
import org.arraytwin.fleet.fault.HealLink;
import org.arraytwin.fleet.fault.HostWrite;
import org.arraytwin.fleet.fault.RestoreArray;
import org.arraytwin.fleet.fault.SlowLink;
import org.arraytwin.fleet.remote.AdmitVolume;
import org.arraytwin.fleet.remote.CreateGroup;
import org.arraytwin.fleet.remote.DismissVolume;
import org.arraytwin.fleet.remote.Failover;
import org.arraytwin.fleet.remote.Policy;
import org.arraytwin.fleet.remote.Recover;
import org.arraytwin.fleet.remote.RemoveGroup;
import org.arraytwin.fleet.remote.Restore;
import org.arraytwin.fleet.remote.Reverse;
import org.arraytwin.fleet.remote.SetMode;
import org.arraytwin.fleet.remote.SetPeriod;
import org.arraytwin.fleet.remote.SetPolicy;
import org.arraytwin.fleet.remote.StartGroup;
import org.arraytwin.fleet.remote.StopGroup;
import org.arraytwin.fleet.remote.SyncGroup;
import org.arraytwin.fleet.setup.AddVolume;
import org.arraytwin.replication.Mode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every precondition is refused by its own reason, and nothing has changed then. */
class RefusalTest {
  private final List<DynamicTest> tests = new ArrayList<>();

  private void refused(String when, Supplier<TwoSites> state, Command command, Reason reason) {
    tests.add(
        DynamicTest.dynamicTest(
            when + ": " + reason,
            () -> {
              TwoSites t = state.get();
              Fleet before = t.fleet();
              Outcome outcome = Outcome.execute(before, command, before.now());
              assertThat(outcome.refusal()).as("refusal").isNotNull();
              assertThat(outcome.refusal().reason()).isEqualTo(reason);
              assertThat(outcome.refusal().legal()).isNotBlank();
              assertThat(outcome.refusal().message()).contains(outcome.refusal().object());
              assertThat(outcome.fleet()).isEqualTo(before);
            }));
  }

  private static TwoSites running() {
    return TwoSites.running(true);
  }

  private static TwoSites stopped() {
    return running().run(new StopGroup(LONDON, SYNC, false)).pass(2);
  }

  private static TwoSites linkLost() {
    return running().run(new CutLink("london", "paris", -1)).pass(21);
  }

  private static TwoSites failedOver() {
    return linkLost().run(new Failover(PARIS, SYNC_R, false, false)).pass(5);
  }

  private static TwoSites failedOverInTouch() {
    return failedOver().run(new HealLink("london", "paris", -1)).pass(6);
  }

  @TestFactory
  Stream<DynamicTest> groupCommandsAreRefusedByReason() {
    Supplier<TwoSites> run = RefusalTest::running;
    refused("no group", run, new StartGroup(LONDON, "x", false), Reason.NON_EXISTENT_RCOPY_GROUP);
    refused("started", run, new StartGroup(LONDON, SYNC, false), Reason.RCOPY_GROUP_STARTED);
    refused(
        "on the secondary",
        RefusalTest::stopped,
        new StartGroup(PARIS, SYNC_R, false),
        Reason.OPERATION_ONLY_ON_PRIMARY_SIDE);
    refused(
        "empty",
        () -> running().run(new CreateGroup(LONDON, "g", "paris", Mode.SYNC)),
        new StartGroup(LONDON, "g", false),
        Reason.RCOPY_GROUP_EMPTY);
    refused(
        "link lost",
        RefusalTest::linkLost,
        new StartGroup(LONDON, SYNC, false),
        Reason.RCOPY_TARGET_IS_NOT_READY);
    refused(
        "failed over",
        RefusalTest::failedOverInTouch,
        new StartGroup(PARIS, SYNC_R, false),
        Reason.RCOPY_GROUP_IN_FAILOVER_STATE);
    refused(
        "stopping",
        () -> running().run(new StopGroup(LONDON, SYNC, false)),
        new StartGroup(LONDON, SYNC, false),
        Reason.RCOPY_GROUP_IS_BUSY);
    refused(
        "stopped",
        RefusalTest::stopped,
        new StopGroup(LONDON, SYNC, false),
        Reason.RCOPY_GROUP_NOT_STARTED);
    refused(
        "stop on secondary",
        run,
        new StopGroup(PARIS, SYNC_R, false),
        Reason.OPERATION_ONLY_ON_PRIMARY_SIDE);
    refused(
        "sync stopped",
        RefusalTest::stopped,
        new SyncGroup(LONDON, SYNC),
        Reason.RCOPY_GROUP_NOT_STARTED);
    refused(
        "sync while syncing",
        () ->
            running()
                .run(new SlowLink("london", "paris", -1, 1000))
                .pass(10)
                .run(new SyncGroup(LONDON, PERIODIC)),
        new SyncGroup(LONDON, PERIODIC),
        Reason.RCOPY_GROUP_INVOLVED_IN_SYNCHRONIZATION);
    return tests.stream();
  }

  @TestFactory
  Stream<DynamicTest> disasterRecoveryCommandsAreRefusedByReason() {
    refused(
        "failover of a running group",
        RefusalTest::running,
        new Failover(PARIS, SYNC_R, false, false),
        Reason.RCOPY_GROUP_NOT_STOPPED);
    refused(
        "failover on the primary",
        RefusalTest::stopped,
        new Failover(LONDON, SYNC, false, false),
        Reason.INV_OPERATION_RCOPY_GROUP_ROLE_CONFLICT);
    refused(
        "failover of a group never started",
        () -> TwoSites.fresh(true),
        new Failover(PARIS, SYNC_R, false, false),
        Reason.RCOPY_GROUP_NOT_STARTED);
    refused(
        "failover under way",
        () -> linkLost().run(new Failover(PARIS, SYNC_R, false, false)),
        new Recover(PARIS, SYNC_R, false, false),
        Reason.RCOPY_GROUP_IS_BUSY);
    refused(
        "recover on the old primary",
        RefusalTest::failedOverInTouch,
        new Recover(LONDON, SYNC, false, false),
        Reason.INV_OPERATION_RCOPY_GROUP_ROLE_CONFLICT);
    refused(
        "recover without link",
        RefusalTest::failedOver,
        new Recover(PARIS, SYNC_R, false, false),
        Reason.RCOPY_TARGET_IS_NOT_READY);
    refused(
        "restore before recover",
        RefusalTest::failedOverInTouch,
        new Restore(PARIS, SYNC_R, false, false),
        Reason.RCOPY_GROUP_NOT_STARTED);
    refused(
        "restore on a natural primary",
        RefusalTest::running,
        new Restore(LONDON, SYNC, false, false),
        Reason.INV_OPERATION_RCOPY_GROUP_ROLE_CONFLICT);
    refused(
        "restore while syncing",
        () ->
            failedOverInTouch()
                .run(new SlowLink("london", "paris", -1, 1000))
                .run(new Recover(PARIS, SYNC_R, false, false))
                .run(new FailNext("resync", SYNC, 1)),
        new Restore(PARIS, SYNC_R, false, false),
        Reason.RCOPY_GROUP_IS_BUSY);
    refused(
        "reverse of a running group",
        RefusalTest::running,
        new Reverse(LONDON, SYNC, false, false, false, false, false),
        Reason.RCOPY_GROUP_NOT_STOPPED);
    refused(
        "reverse without link",
        RefusalTest::linkLost,
        new Reverse(LONDON, SYNC, false, false, false, false, false),
        Reason.RCOPY_TARGET_IS_NOT_READY);
    refused(
        "reverse of both sides in one role",
        RefusalTest::failedOverPlanned,
        new Reverse(PARIS, SYNC_R, false, false, false, false, false),
        Reason.INV_OPERATION_RCOPY_GROUP_ROLE_CONFLICT);
    return tests.stream();
  }

  private static TwoSites failedOverPlanned() {
    return stopped().run(new Failover(PARIS, SYNC_R, false, false)).pass(3);
  }

  @TestFactory
  Stream<DynamicTest> changesAreRefusedByReason() {
    Supplier<TwoSites> run = RefusalTest::running;
    refused(
        "a group of that name",
        run,
        new CreateGroup(LONDON, SYNC, "paris", Mode.SYNC),
        Reason.EXISTENT_RCOPY_GROUP);
    refused(
        "no such target",
        run,
        new CreateGroup(LONDON, "g", "rome", Mode.SYNC),
        Reason.NON_EXISTENT_TARGET);
    refused(
        "a long name",
        run,
        new CreateGroup(LONDON, "g".repeat(32), "paris", Mode.SYNC),
        Reason.INV_INPUT_EXCEEDS_LENGTH);
    refused(
        "an illegal name",
        run,
        new CreateGroup(LONDON, "a b", "paris", Mode.SYNC),
        Reason.INV_INPUT_ILLEGAL_CHAR);
    refused(
        "create without link",
        RefusalTest::linkLost,
        new CreateGroup(LONDON, "g", "paris", Mode.SYNC),
        Reason.RCOPY_TARGET_IS_NOT_READY);
    refused(
        "remove started", run, new RemoveGroup(LONDON, SYNC, false), Reason.RCOPY_GROUP_STARTED);
    refused(
        "remove failed over",
        RefusalTest::failedOverInTouch,
        new RemoveGroup(PARIS, SYNC_R, false),
        Reason.RCOPY_GROUP_IN_FAILOVER_STATE);
    refused(
        "admit to a started group",
        run,
        new AdmitVolume(LONDON, SYNC, "vol.5", "vol.5", false, false),
        Reason.RCOPY_GROUP_STARTED);
    refused(
        "admit an unknown volume",
        RefusalTest::stopped,
        new AdmitVolume(LONDON, SYNC, "vol.9", "vol.5", false, false),
        Reason.NON_EXISTENT_VOLUME);
    refused(
        "admit a volume to be created by a name that is none",
        RefusalTest::stopped,
        new AdmitVolume(LONDON, SYNC, "vol.5", "vol 7", true, false),
        Reason.INV_INPUT_ILLEGAL_CHAR);
    refused(
        "admit a member of another group",
        RefusalTest::stopped,
        new AdmitVolume(LONDON, SYNC, "vol.2", "vol.5", false, false),
        Reason.VOL_IN_OTHER_GROUP);
    refused(
        "admit volumes of two sizes",
        () -> stopped().run(new AddVolume(PARIS, "odd", 0, 1 << 20, Provisioning.FULL)),
        new AdmitVolume(LONDON, SYNC, "vol.5", "odd", false, false),
        Reason.VOL_SIZE_NOT_MATCH);
    refused(
        "dismiss a stranger",
        RefusalTest::stopped,
        new DismissVolume(LONDON, SYNC, "vol.5", false),
        Reason.VOL_NOT_IN_GROUP);
    refused(
        "period of a sync group",
        run,
        new SetPeriod(LONDON, SYNC, 300),
        Reason.RCOPY_GROUP_IS_NOT_PERIODIC);
    refused(
        "a short period", run, new SetPeriod(LONDON, PERIODIC, 299), Reason.INV_INPUT_BELOW_RANGE);
    refused(
        "a long period",
        run,
        new SetPeriod(LONDON, PERIODIC, 31_622_401),
        Reason.INV_INPUT_EXCEEDS_RANGE);
    refused(
        "fail_wrt_on_err of a periodic group",
        run,
        new SetPolicy(LONDON, PERIODIC, Policy.FAIL_WRT_ON_ERR, true),
        Reason.INV_POLICY_FOR_PERIODIC_GROUP);
    refused(
        "over_per_alert of a sync group",
        run,
        new SetPolicy(LONDON, SYNC, Policy.OVER_PER_ALERT, true),
        Reason.INV_POLICY_FOR_SYNC_GROUP);
    refused(
        "mode of a started group",
        run,
        new SetMode(LONDON, SYNC, Mode.PERIODIC),
        Reason.RCOPY_GROUP_STARTED);
    return tests.stream();
  }

  @TestFactory
  Stream<DynamicTest> faultsAndWritesAreRefusedByReason() {
    Supplier<TwoSites> run = RefusalTest::running;
    refused("no such array", run, new FailArray("rome"), Reason.NON_EXISTENT_ARRAY);
    refused(
        "failed already",
        () -> running().run(new FailArray("london")),
        new FailArray("london"),
        Reason.ARRAY_WITHOUT_POWER);
    refused("has power", run, new RestoreArray("london"), Reason.ARRAY_HAS_POWER);
    refused("no such link", run, new CutLink("london", "paris", 2), Reason.NON_EXISTENT_LINK);
    refused("whole link", run, new HealLink("london", "paris", -1), Reason.LINK_IS_UP);
    refused(
        "cut already",
        () -> running().run(new CutLink("london", "paris", -1)),
        new CutLink("london", "paris", -1),
        Reason.LINK_IS_CUT);
    refused("no rate", run, new SlowLink("london", "paris", -1, 0), Reason.INV_INPUT_BELOW_RANGE);
    refused("unknown operation", run, new FailNext("x", SYNC, 1), Reason.INV_INPUT_PARAM_CONFLICT);
    refused("percent", run, new FailNext("resync", SYNC, 101), Reason.INV_INPUT_EXCEEDS_RANGE);
    refused("no such group", run, new FailNext("resync", "x", 1), Reason.NON_EXISTENT_RCOPY_GROUP);
    refused("a secondary", run, new HostWrite("paris", "vol.0", 0, 1), Reason.VOL_IS_READ_ONLY);
    refused("no such volume", run, new HostWrite("paris", "x", 0, 1), Reason.NON_EXISTENT_VOLUME);
    refused(
        "behind the end",
        run,
        new HostWrite("london", "vol.0", 64 << 20, 1),
        Reason.INV_INPUT_EXCEEDS_RANGE);
    refused(
        "without power",
        () -> running().run(new FailArray("london")),
        new StopGroup(LONDON, SYNC, false),
        Reason.ARRAY_WITHOUT_POWER);
    return tests.stream();
  }

  @Test
  void groupsComeAndGoWithTheirVolumes() {
    TwoSites t = TwoSites.running(true);
    t.run(new CreateGroup(LONDON, "g", "paris", Mode.PERIODIC));
    t.run(new AdmitVolume(LONDON, "g", "vol.5", "new", true, false));
    assertThat(t.half(PARIS, "g.r1001").pairs()).hasSize(1);
    assertThat(t.fleet().site(PARIS).volume("new").sizeBytes()).isEqualTo(6 * 64 * TwoSites.MIB);
    t.run(new DismissVolume(LONDON, "g", "vol.5", true));
    assertThat(t.fleet().site(PARIS).volume("new")).isNull();
    t.run(new AdmitVolume(LONDON, "g", "vol.5", "again", true, true));
    t.run(new StartGroup(LONDON, "g", false)).pass(2);
    assertThat(t.show(LONDON, "g")).isEqualTo("Primary/Started/Synced");
    t.run(new StopGroup(LONDON, "g", false)).pass(2).run(new RemoveGroup(LONDON, "g", true));
    assertThat(t.fleet().site(PARIS).volume("again")).isNull();
    assertThat(t.fleet().site(LONDON).group("g")).isNull();
    assertThat(t.fleet().site(LONDON).groupOf(5)).isNull();
  }

  @Test
  void periodAndModeReachBothSides() {
    TwoSites t = TwoSites.running(true).run(new SetPeriod(LONDON, PERIODIC, 600));
    assertThat(t.half(PARIS, PERIODIC_R).periodSeconds()).isEqualTo(600);
    t.run(new StopGroup(LONDON, PERIODIC, false)).pass(2);
    t.run(new SetMode(LONDON, PERIODIC, Mode.SYNC));
    assertThat(t.half(PARIS, PERIODIC_R).mode()).isEqualTo(Mode.SYNC);
    assertThat(t.half(LONDON, PERIODIC).periodSeconds()).isZero();
  }
}
