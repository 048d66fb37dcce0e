package org.arraytwin.fleet;

import static org.arraytwin.fleet.TwoSites.LONDON;
import static org.arraytwin.fleet.TwoSites.PERIODIC;
import static org.assertj.core.api.Assertions.assertThat;

import org.arraytwin.array.Provisioning;
import org.arraytwin.fleet.fault.FailNext;
import org.arraytwin.fleet.fault.HostWrite;
import org.arraytwin.fleet.fault.SlowLink;
import org.arraytwin.fleet.remote.AdmitVolume;
import org.arraytwin.fleet.remote.CreateGroup;
import org.arraytwin.fleet.remote.SetPeriod;
import org.arraytwin.fleet.remote.StartGroup;
import org.arraytwin.fleet.remote.SyncGroup;
import org.arraytwin.fleet.setup.AddVolume;
import org.arraytwin.replication.Mode;
import org.junit.jupiter.api.Test;

/** When cycles run, how many copies run at once, and what a slow link makes of them. */
class CycleTest {
  private static final long SECOND = 1_000_000L;

  private static long cycleStart(TwoSites t) {
    return t.fleet().session(t.half(LONDON, PERIODIC).session()).cycleStartMicros();
  }

  /** A 10 minute period, no workload: a copy takes as long as the link makes it. */
  private static TwoSites idle() {
    TwoSites t = TwoSites.fresh(true).run(new SetPeriod(LONDON, PERIODIC, 600));
    return t.run(new StartGroup(LONDON, PERIODIC, false)).pass(2);
  }

  @Test
  void lateCycleDelaysTheNextAndThenThePeriodCountsFromItsStart() {
    TwoSites t = idle();
    long first = cycleStart(t);
    t.run(new HostWrite("london", "vol.2", 0, 72 << 20));
    t.run(new SlowLink("london", "paris", -1, 50 << 10));
    t.pass(600);
    // 1:00: begins, 72 MiB at 2 x 50 KiB/s take 737 s: done after 1:12.
    assertThat(cycleStart(t)).isEqualTo(first + 600 * SECOND);
    assertThat(t.show(LONDON, PERIODIC)).isEqualTo("Primary/Started/Syncing");
    t.pass(600 + 140);
    // 1:12: the next begins at once, and it raised an alert.
    long second = cycleStart(t);
    assertThat(second - first).isBetween(1337 * SECOND, 1338 * SECOND);
    assertThat(t.fleet().site(LONDON).alerts().last().text()).contains("longer than the period");
    t.run(new SlowLink("london", "paris", -1, 50 << 20)).pass(610);
    // 1:22.
    assertThat(cycleStart(t)).isEqualTo(second + 600 * SECOND);
  }

  @Test
  void withoutPeriodOnlyManualCyclesRun() {
    TwoSites t = idle().run(new SetPeriod(LONDON, PERIODIC, 0));
    long first = cycleStart(t);
    assertThat(cycleStart(t.pass(5000))).isEqualTo(first);
    t.run(new SyncGroup(LONDON, PERIODIC)).pass(1);
    assertThat(cycleStart(t)).isEqualTo(first + 5001 * SECOND);
  }

  @Test
  void atMostTwentyVolumesCopyAtOnceAndTheRestFollow() {
    TwoSites t = TwoSites.fresh(true).run(new CreateGroup(LONDON, "many", "paris", Mode.SYNC));
    for (int i = 0; i < 25; i++) {
      t.run(new AddVolume(LONDON, "m." + i, 0, 1 << 20, Provisioning.THIN));
      t.run(new AdmitVolume(LONDON, "many", "m." + i, "m." + i, true, false));
      t.run(new HostWrite("london", "m." + i, 0, 1 << 20));
    }
    t.run(new SlowLink("london", "paris", -1, 512 << 10));
    t.run(new StartGroup(LONDON, "many", false)).pass(1.5);
    int path = Fleet.pathId(0, 1);
    assertThat(t.fleet().paths().get(path).get().active().size()).isEqualTo(20);
    assertThat(t.fleet().paths().get(path).get().waiting().size()).isEqualTo(5);
    assertThat(t.show(LONDON, "many")).isEqualTo("Primary/Started/Syncing");
    // 25 MiB at 1 MiB/s.
    t.pass(25.5);
    assertThat(t.show(LONDON, "many")).isEqualTo("Primary/Started/Synced");
    assertThat(t.evidence("many").equal()).isTrue();
  }

  @Test
  void percentIsAFunctionOfTheLinkAndOfNothingElse() {
    TwoSites t = TwoSites.fresh(true).run(new HostWrite("london", "vol.1", 0, 100 << 20));
    t.run(new SlowLink("london", "paris", -1, 5 << 20));
    t.run(new StartGroup(LONDON, TwoSites.SYNC, false)).pass(1 + 2.5);
    int percent = new FleetAt(t.fleet(), t.fleet().now()).percent(t.half(LONDON, "payroll"), 1);
    assertThat(percent).isBetween(24, 25);
    t.run(new SlowLink("london", "paris", -1, 10 << 20)).pass(2.5);
    percent = new FleetAt(t.fleet(), t.fleet().now()).percent(t.half(LONDON, "payroll"), 1);
    assertThat(percent).isBetween(73, 75);
  }

  @Test
  void failedInitialCopyShowsNotSyncedAndCanBeRepeated() {
    TwoSites t = TwoSites.fresh(true).run(new HostWrite("london", "vol.1", 0, 8 << 20));
    t.run(new FailNext("resync", TwoSites.SYNC, 50));
    t.run(new StartGroup(LONDON, TwoSites.SYNC, false)).pass(5);
    assertThat(t.show(LONDON, TwoSites.SYNC)).isEqualTo("Primary/Started/Synced+NotSynced");
    assertThat(t.show(1, TwoSites.SYNC_R)).isEqualTo("Secondary/Started/Synced+NotSynced");
    t.run(new SyncGroup(LONDON, TwoSites.SYNC)).pass(5);
    assertThat(t.show(LONDON, TwoSites.SYNC)).isEqualTo("Primary/Started/Synced");
    assertThat(t.fleet().session(0).flows().allLive()).isTrue();
  }

  @Test
  void failedCycleShowsStaleUntilTheNextSucceeds() {
    TwoSites t = TwoSites.running(true).run(new FailNext("resync", PERIODIC, 30)).pass(300);
    assertThat(t.show(LONDON, PERIODIC)).isEqualTo("Primary/Started/Stale");
    t.pass(305);
    assertThat(t.show(LONDON, PERIODIC)).isEqualTo("Primary/Started/Synced");
  }
}
