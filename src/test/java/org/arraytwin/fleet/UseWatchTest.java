package org.arraytwin.fleet;

import static org.arraytwin.fleet.TwoSites.LONDON;
import static org.arraytwin.fleet.TwoSites.MIB;
import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.collection.Vector;
import org.arraytwin.array.Volume;
import org.arraytwin.fleet.fault.HostWrite;
import org.arraytwin.fleet.setup.AttachWorkload;
import org.arraytwin.fleet.space.Space;
import org.arraytwin.fleet.space.UseWatch;
import org.arraytwin.fleet.volume.GrowVolume;
import org.arraytwin.fleet.volume.RemoveVolume;
import org.arraytwin.replication.load.HostLoad;
import org.junit.jupiter.api.Test;

/** Thin volumes that warn of their use; vol.0 has 64 MiB, vol.5 is in no group and has 384. */
class UseWatchTest {
  private static final double YEAR = 366.0 * 86_400;
  private final TwoSites t = TwoSites.fresh(false).pass(10);

  private Vector<Long> told(String volume) {
    return t.fleet()
        .site(LONDON)
        .alerts()
        .filter(a -> a.object().equals("volume " + volume) && a.text().contains("its warning"))
        .map(Alert::atMicros)
        .toVector();
  }

  private long taken(int volume) {
    Volume found = t.fleet().site(LONDON).volumes().get(volume);
    return Space.taken(new FleetAt(t.fleet(), t.fleet().now()), LONDON, found);
  }

  @Test
  void aVolumeTellsAtTheVeryWriteWithWhichItReachesIt() {
    t.run(new UseWatch(LONDON, 0, 10));
    t.run(new AttachWorkload(LONDON, TwoSites.SYNC, new HostLoad(1, 2 * MIB, 1, 32 * MIB)));
    while (told("vol.0").isEmpty()) {
      assertThat(taken(0)).isLessThan(64 * MIB / 10);
      t.pass(0.001);
    }
    assertThat(taken(0)).isBetween(64 * MIB / 10, 64 * MIB / 10 + 65_536);
    t.pass(1000);
    assertThat(taken(0)).isGreaterThan(15 * MIB);
    assertThat(told("vol.0")).hasSize(1);
  }

  @Test
  void nothingIsDueWhereNobodyWrites() {
    t.run(new UseWatch(LONDON, 5, 50));
    assertThat(t.fleet().nextDue()).isEqualTo(-1);
    t.run(new HostWrite("london", "vol.5", 0, 191 * MIB)).pass(YEAR);
    assertThat(told("vol.5")).isEmpty();
    long now = t.fleet().now();
    t.run(new HostWrite("london", "vol.5", 191 * MIB, MIB));
    assertThat(told("vol.5")).containsExactly(now);
    assertThat(t.fleet().nextDue()).isEqualTo(-1);
  }

  @Test
  void aLargerVolumeWarnsOfMoreAndOneThatIsGoneOfNothing() {
    t.run(new UseWatch(LONDON, 5, 50)).run(new GrowVolume(LONDON, "vol.5", 400 * MIB));
    t.run(new HostWrite("london", "vol.5", 0, 199 * MIB));
    assertThat(told("vol.5")).isEmpty();
    t.run(new HostWrite("london", "vol.5", 199 * MIB, MIB));
    assertThat(told("vol.5")).hasSize(1);
    t.run(new GrowVolume(LONDON, "vol.5", 800 * MIB));
    t.run(new HostWrite("london", "vol.5", 200 * MIB, 200 * MIB));
    assertThat(told("vol.5")).as("it took less than half, and does not any more").hasSize(2);
    t.run(new RemoveVolume(LONDON, 5));
    Watch watch = t.fleet().site(LONDON).watch();
    assertThat(watch).isNotNull();
    assertThat(watch.uses()).isEqualTo(Watch.Uses.NONE);
  }
}
