package org.arraytwin.fleet;

import static org.arraytwin.fleet.TwoSites.LONDON;
import static org.arraytwin.fleet.TwoSites.MIB;
import static org.assertj.core.api.Assertions.assertThat;

import org.arraytwin.array.Provisioning;
import org.arraytwin.array.Volume;
import org.arraytwin.array.VolumeTerms;
import org.arraytwin.fleet.fault.HostWrite;
import org.arraytwin.fleet.motion.Access;
import org.arraytwin.fleet.motion.Wanted;
import org.arraytwin.fleet.setup.AddVolume;
import org.arraytwin.fleet.setup.AttachWorkload;
import org.arraytwin.fleet.space.SetCapacity;
import org.arraytwin.fleet.space.Space;
import org.arraytwin.fleet.space.UseWatch;
import org.arraytwin.fleet.volume.GrowVolume;
import org.arraytwin.replication.load.HostLoad;
import org.junit.jupiter.api.Test;

/** Thin volumes that have no more of their pool than they hold back. */
class RealCapacityTest {
  private final TwoSites t = TwoSites.fresh(false).pass(10);

  private long used() {
    return Space.of(at(), LONDON, t.fleet().site(LONDON).pools().get(0)).usedBytes();
  }

  private FleetAt at() {
    return new FleetAt(t.fleet(), t.fleet().now());
  }

  private long taken(int volume) {
    return Space.taken(at(), LONDON, t.fleet().site(LONDON).volumes().get(volume));
  }

  private boolean online(int volume) {
    return Access.of(t.fleet(), LONDON, volume, Wanted.WRITE) == null;
  }

  private Volume fixed() {
    int id = t.fleet().site(LONDON).volumes().size();
    t.run(
        new AddVolume(
            LONDON, "fixed", 0, 64 * MIB, Provisioning.THIN, new VolumeTerms(0, 8 * MIB, true)));
    t.run(new UseWatch(LONDON, id, 0));
    return t.fleet().site(LONDON).volumes().get(id);
  }

  @Test
  void aPoolIsChargedWhatSuchAVolumeHoldsWhateverIsWritten() {
    long before = used();
    int id = fixed().id();
    assertThat(used()).isEqualTo(before + 8 * MIB);
    t.run(new HostWrite("london", "fixed", 0, 6 * MIB));
    assertThat(used()).isEqualTo(before + 8 * MIB);
    t.run(new SetCapacity(LONDON, id, 2 * MIB, false));
    assertThat(used()).as("what is written and 2 MiB").isEqualTo(before + 8 * MIB);
    t.run(new HostWrite("london", "fixed", 6 * MIB, 4 * MIB));
    assertThat(used()).isEqualTo(before + 12 * MIB);
    t.run(new SetCapacity(LONDON, id, 10 * MIB, true));
    assertThat(used()).isEqualTo(before + 10 * MIB);
    assertThat(online(id)).isTrue();
  }

  @Test
  void aVolumeGoesOfflineBeforeItTakesMoreAndItsHostsStopAtThatWrite() {
    t.run(new SetCapacity(LONDON, 0, 8 * MIB, true));
    t.run(new AttachWorkload(LONDON, TwoSites.SYNC, new HostLoad(1, 2 * MIB, 1, 32 * MIB)));
    while (online(0)) {
      assertThat(taken(0)).isLessThanOrEqualTo(8 * MIB);
      t.pass(0.01);
    }
    assertThat(taken(0)).isBetween(8 * MIB - 65_536, 8 * MIB);
    long reached = taken(0);
    t.pass(1000);
    assertThat(taken(0)).isEqualTo(reached);
    t.run(new SetCapacity(LONDON, 0, 9 * MIB, true));
    assertThat(online(0)).isTrue();
    t.pass(1000);
    assertThat(online(0)).as("hosts went on, and used that up, too").isFalse();
    assertThat(taken(0)).isBetween(9 * MIB - 65_536, 9 * MIB);
  }

  @Test
  void aPoolIsChargedNoMoreThanTheSizeOfAVolumeThatGrows() {
    int id = fixed().id();
    t.run(new SetCapacity(LONDON, id, 48 * MIB, false));
    long before = used();
    t.run(new HostWrite("london", "fixed", 0, 16 * MIB));
    assertThat(used()).isEqualTo(before + 16 * MIB);
    t.run(new HostWrite("london", "fixed", 16 * MIB, 48 * MIB));
    assertThat(used()).as("64 MiB in all").isEqualTo(before + 16 * MIB);
    t.run(new SetCapacity(LONDON, id, 0, false));
    assertThat(used()).isEqualTo(before + 16 * MIB);
    t.run(new GrowVolume(LONDON, "fixed", 96 * MIB));
    t.run(new SetCapacity(LONDON, id, 16 * MIB, false));
    assertThat(used()).isEqualTo(before + 32 * MIB);
  }

  @Test
  void nothingIsDueWhereNobodyWrites() {
    fixed();
    assertThat(t.fleet().nextDue()).isEqualTo(-1);
  }

  @Test
  void whatDoesNotFitIsRefused() {
    int id = fixed().id();
    assertThat(t.tryRun(new SetCapacity(LONDON, id, 65 * MIB, true)))
        .isEqualTo(Reason.INV_INPUT_EXCEEDS_RANGE);
    assertThat(t.tryRun(new SetCapacity(LONDON, 99, MIB, true)))
        .isEqualTo(Reason.NON_EXISTENT_VOLUME);
  }
}
