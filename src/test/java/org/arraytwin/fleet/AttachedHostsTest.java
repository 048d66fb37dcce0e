package org.arraytwin.fleet;

import static org.arraytwin.fleet.TwoSites.LONDON;
import static org.arraytwin.fleet.TwoSites.MIB;
import static org.arraytwin.fleet.TwoSites.PARIS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vavr.collection.Vector;
import org.arraytwin.array.Provisioning;
import org.arraytwin.fleet.fault.CutLink;
import org.arraytwin.fleet.fault.HealLink;
import org.arraytwin.fleet.remote.AdmitVolume;
import org.arraytwin.fleet.remote.CreateGroup;
import org.arraytwin.fleet.remote.DismissVolume;
import org.arraytwin.fleet.remote.Failover;
import org.arraytwin.fleet.remote.RemoveGroup;
import org.arraytwin.fleet.remote.StartGroup;
import org.arraytwin.fleet.remote.StopGroup;
import org.arraytwin.fleet.setup.AddVolume;
import org.arraytwin.fleet.setup.AttachHost;
import org.arraytwin.fleet.setup.AttachWorkload;
import org.arraytwin.fleet.truth.Evidence;
import org.arraytwin.fleet.truth.StateHash;
import org.arraytwin.replication.Mode;
import org.arraytwin.replication.WriteStream;
import org.arraytwin.replication.load.HostLoad;
import org.arraytwin.replication.load.Manner;
import org.arraytwin.replication.load.Trace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Hosts of volumes go on wherever these take writes, whatever groups they join and leave. */
class AttachedHostsTest {
  private static final String GROUP = "g";
  private static final int X = 6;
  private static final int Y = 7;
  private static final int Z = 8;
  private TwoSites t;

  @BeforeEach
  void volumesOnBothSides() {
    t = TwoSites.fresh(true);
    for (int array : new int[] {LONDON, PARIS}) {
      for (String name : new String[] {"x", "y", "z"}) {
        t.run(new AddVolume(array, name, 0, 64 * MIB, Provisioning.THIN));
      }
    }
  }

  private void attach(int array, long seed, long rate, String... volumes) {
    HostLoad load = new HostLoad(seed, rate, 1, 16 * MIB);
    t.run(new AttachHost(array, Vector.of(volumes), load));
  }

  private void group(String... volumes) {
    t.run(new CreateGroup(LONDON, GROUP, "paris", Mode.SYNC));
    for (String volume : volumes) {
      t.run(new AdmitVolume(LONDON, GROUP, volume, volume, false, false));
    }
    t.run(new StartGroup(LONDON, GROUP, false)).pass(10);
  }

  private WriteStream stream(int array, int volume) {
    return t.fleet().site(array).streamOf(volume);
  }

  /** Writes of 64 KiB a second that a stream really numbers. */
  private double rate(int array, int volume) {
    WriteStream stream = stream(array, volume);
    long before = stream.numberAt(t.fleet().now());
    t.pass(10);
    return (stream(array, volume).numberAt(t.fleet().now()) - before) / 10.0;
  }

  @Test
  void aHostIsOfVolumesThatAreThereAndThatNoGroupAndNoHostHas() {
    attach(LONDON, 1, MIB, "x");
    assertThatThrownBy(() -> attach(LONDON, 2, MIB, "w"))
        .hasMessageStartingWith("volume w on london is not there: attach-host is refused");
    assertThatThrownBy(() -> attach(LONDON, 2, MIB, "y", "vol.0"))
        .hasMessageStartingWith("volume vol.0 on london is in group payroll: attach-host is");
    assertThatThrownBy(() -> attach(LONDON, 2, MIB, "y", "x"))
        .hasMessageStartingWith("volume x on london is written by a host already: attach-host is");
    attach(LONDON, 2, MIB, "y", "z");
  }

  @Test
  void hostsOfVolumesThatOneGroupTakesAllWriteBesideItsOwn() {
    attach(LONDON, 1, MIB, "x");
    attach(LONDON, 1, 2 * MIB, "y", "z");
    group("x", "y", "z");
    assertThat(stream(LONDON, X)).isSameAs(stream(LONDON, Z));
    assertThat(rate(LONDON, X)).isEqualTo(48);
    t.run(new AttachWorkload(LONDON, GROUP, new HostLoad(9, MIB, 1, 16 * MIB)));
    assertThat(rate(LONDON, X)).isEqualTo(64);
    assertThat(t.evidence(GROUP).sides()).allMatch(s -> s.proof() == Evidence.Proof.PROVEN);
  }

  @Test
  void aHostOfWhichAGroupTakesSomeVolumesWritesEachAtItsShare() {
    attach(LONDON, 1, 3 * MIB, "x", "y", "z");
    group("x");
    assertThat(rate(LONDON, X)).isEqualTo(16);
    assertThat(rate(LONDON, Y)).isEqualTo(32);
    assertThat(stream(LONDON, Y).volumes()).containsExactly(Y, Z);
    t.run(new StopGroup(LONDON, GROUP, false)).pass(5);
    t.run(new DismissVolume(LONDON, GROUP, "x", false));
    assertThat(stream(LONDON, X).volumes()).containsExactly(X, Y, Z);
    assertThat(rate(LONDON, X)).isEqualTo(48);
  }

  @Test
  void aHostStaysWithItsVolumesWhereThatOfTheGroupGoesToTheOtherSide() {
    attach(LONDON, 1, MIB, "x");
    group("x");
    t.run(new AttachWorkload(LONDON, GROUP, new HostLoad(9, 2 * MIB, 1, 16 * MIB))).pass(5);
    assertThat(rate(LONDON, X)).isEqualTo(48);
    for (int link = 0; link < 2; link++) {
      t.run(new CutLink("london", "paris", link));
    }
    t.pass(60).run(new Failover(PARIS, "g.r1001", false, false, false)).pass(5);
    assertThat(rate(LONDON, X)).as("split brain").isEqualTo(16);
    assertThat(rate(PARIS, X)).isEqualTo(32);
    for (int link = 0; link < 2; link++) {
      t.run(new HealLink("london", "paris", link));
    }
    t.pass(30);
    assertThat(stream(LONDON, X)).as("a target takes no writes").isNull();
    assertThat(rate(PARIS, X)).isEqualTo(32);
  }

  @Test
  void aHostOfATargetWaitsAndGoesOnOnceItsVolumeIsInNoGroup() {
    attach(PARIS, 1, MIB, "x", "y");
    attach(LONDON, 1, MIB, "y");
    group("x", "y");
    assertThat(stream(PARIS, X)).isNull();
    assertThat(t.evidence(GROUP).sides()).noneMatch(s -> s.proof() == Evidence.Proof.DISPROVEN);
    t.run(new StopGroup(LONDON, GROUP, false)).pass(5);
    t.run(new DismissVolume(LONDON, GROUP, "x", false));
    assertThat(rate(PARIS, X)).isEqualTo(8);
    t.run(new RemoveGroup(LONDON, GROUP, false));
    assertThat(stream(PARIS, Y)).isSameAs(stream(PARIS, X));
    assertThat(rate(PARIS, X)).isEqualTo(16);
    assertThat(rate(LONDON, Y)).isEqualTo(16);
  }

  @Test
  void aTraceGoesToEachVolumeAtItsTimes() {
    Vector<Trace.Entry> entries = Vector.empty();
    Trace.Entry last = null;
    for (int i = 0; i < 8; i++) {
      last = Trace.Entry.after(last, 1_000_000L * (i + 1), i % 4 == 0 ? 0 : 1, i, 1);
      entries = entries.append(last);
    }
    Trace trace = new Trace(entries, Vector.of(X, Y), 10_000_000);
    Manner manner = Manner.replaying(trace);
    t.run(new AttachHost(LONDON, Vector.of("x", "y"), new HostLoad(0, 1, 1, 1, manner)));
    group("x");
    assertThat(rate(LONDON, X)).isEqualTo(0.2);
    assertThat(rate(LONDON, Y)).isEqualTo(0.6);
  }

  @Test
  void whoIsAttachedIsPartOfTheState() {
    String before = StateHash.of(t.fleet());
    attach(LONDON, 1, MIB, "x");
    String with = StateHash.of(t.fleet());
    assertThat(with).isNotEqualTo(before);
    volumesOnBothSides();
    attach(LONDON, 1, MIB, "x");
    assertThat(StateHash.of(t.fleet())).isEqualTo(with);
  }
}
