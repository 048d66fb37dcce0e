package org.arraytwin.fleet.volume;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.collection.Vector;
import java.util.List;
import java.util.Objects;
import org.arraytwin.array.HostPort;
import org.arraytwin.array.HostProtocol;
import org.arraytwin.array.Pool;
import org.arraytwin.array.Provisioning;
import org.arraytwin.array.StorageArray;
import org.arraytwin.array.Volume;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Fleet;
import org.arraytwin.fleet.FleetAt;
import org.arraytwin.fleet.Outcome;
import org.arraytwin.fleet.Reason;
import org.arraytwin.fleet.fault.HostWrite;
import org.arraytwin.fleet.masking.AddPort;
import org.arraytwin.fleet.masking.ExposePaths;
import org.arraytwin.fleet.masking.HidePaths;
import org.arraytwin.fleet.setup.AddArray;
import org.arraytwin.fleet.setup.AddVolume;
import org.arraytwin.fleet.setup.AttachHost;
import org.arraytwin.fleet.space.Space;
import org.arraytwin.replication.Content;
import org.arraytwin.replication.Rules;
import org.arraytwin.replication.Timings;
import org.arraytwin.replication.load.HostLoad;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VolumesTest {
  private static final long GRAIN = Content.GRAIN_BYTES;
  private static final long SECOND = 1_000_000;
  private Fleet fleet = Fleet.empty(1_700_000_000_000_000L);

  @BeforeEach
  void oneArray() {
    StorageArray array = new StorageArray(0, "box", "any", "any", "1", 1, "1", List.of());
    Rules rules = new Rules(new Timings(10, 10, 25, 200, 5, 1, 1, 2, 3), false, 20, Vector.empty());
    good(new AddArray(array, rules, Vector.of(new Pool(0, "pool", 100 * GRAIN, "RAID5", "FC"))));
    good(new AddPort(0, new HostPort("p0", HostProtocol.FC, "5000000000000001", "")));
  }

  private void good(Command command) {
    Outcome outcome = Outcome.execute(fleet, command, fleet.now());
    assertThat(outcome.refusal()).as(command.toString()).isNull();
    fleet = outcome.fleet();
  }

  private Reason refused(Command command) {
    Outcome outcome = Outcome.execute(fleet, command, fleet.now());
    assertThat(outcome.fleet()).isEqualTo(fleet);
    return Objects.requireNonNull(outcome.refusal(), command.toString()).reason();
  }

  private void pass(long micros) {
    fleet = Outcome.advance(fleet, fleet.now() + micros).fleet();
  }

  private Volume volume(String name) {
    return Objects.requireNonNull(fleet.site(0).volume(name), name);
  }

  private Content content(String name) {
    return new FleetAt(fleet, fleet.now()).content(0, volume(name).id());
  }

  private long free() {
    return Space.of(new FleetAt(fleet, fleet.now()), 0, fleet.site(0).pools().get(0)).freeBytes();
  }

  private static CreateVolume create(String name, long grains, Provisioning provisioning) {
    return new CreateVolume(0, name, "pool", grains * GRAIN, provisioning);
  }

  @Test
  void aVolumeIsBlankWhenItIsCreatedAndTakesItsSpaceOnlyWhereItIsFull() {
    good(create("thin", 60, Provisioning.THIN));
    assertThat(free()).isEqualTo(100 * GRAIN);
    good(create("full", 60, Provisioning.FULL));
    assertThat(free()).isEqualTo(40 * GRAIN);
    assertThat(content("full").isBlank()).isTrue();
    assertThat(refused(create("more", 41, Provisioning.FULL))).isEqualTo(Reason.NO_SPACE);
  }

  @Test
  void namesPoolsAndSizesThatCannotBeAreRefusedEachByItsReason() {
    good(create("a", 1, Provisioning.THIN));
    assertThat(refused(create("a", 1, Provisioning.THIN))).isEqualTo(Reason.EXISTENT_VOLUME);
    assertThat(refused(create("", 1, Provisioning.THIN)))
        .isEqualTo(Reason.INV_INPUT_EXCEEDS_LENGTH);
    assertThat(refused(create("x y", 1, Provisioning.THIN)))
        .isEqualTo(Reason.INV_INPUT_ILLEGAL_CHAR);
    assertThat(refused(new AddVolume(0, "x y", 0, GRAIN, Provisioning.THIN)))
        .isEqualTo(Reason.INV_INPUT_ILLEGAL_CHAR);
    assertThat(refused(create("b", 0, Provisioning.THIN))).isEqualTo(Reason.INV_INPUT_BELOW_RANGE);
    assertThat(refused(new CreateVolume(0, "b", "pool", GRAIN + 1, Provisioning.THIN)))
        .isEqualTo(Reason.INV_INPUT_ILLEGAL_CHAR);
    assertThat(refused(new CreateVolume(0, "b", "lake", GRAIN, Provisioning.THIN)))
        .isEqualTo(Reason.NON_EXISTENT_POOL);
    assertThat(refused(new RemoveVolume(0, 99))).isEqualTo(Reason.NON_EXISTENT_VOLUME);
  }

  @Test
  void aVolumeThatHostsSeeIsNotRemovedBeforeItIsHidden() {
    good(create("a", 4, Provisioning.FULL));
    Vector<String> a = Vector.of("a");
    good(new ExposePaths(0, -1, a, Vector.empty(), Vector.of("1000000000000001"), Vector.of("p0")));
    assertThat(refused(new RemoveVolume(0, 0))).isEqualTo(Reason.VOL_IS_EXPOSED);
    good(new HidePaths(0, 0, a, Vector.empty(), Vector.empty()));
    good(new RemoveVolume(0, 0));
    assertThat(free()).isEqualTo(100 * GRAIN);
    good(create("a", 4, Provisioning.FULL));
    assertThat(content("a").isBlank()).isTrue();
  }

  @Test
  void whatAVolumeHoldsStaysWhenItGrowsAndWhatIsAddedIsBlank() {
    for (long size : List.of(1L, 15L, 16L, 17L)) {
      String name = "v" + size;
      good(create(name, size, Provisioning.THIN));
      good(new HostWrite("box", name, 0, size * GRAIN));
      Content before = content(name);
      good(new GrowVolume(0, name, 40 * GRAIN));
      Content after = content(name);
      assertThat(after.grains()).isEqualTo(40);
      assertThat(after.written()).isEqualTo(size);
      for (long grain = 0; grain < 40; grain++) {
        assertThat(after.stampAt(grain)).isEqualTo(grain < size ? before.stampAt(grain) : 0);
      }
      good(new HostWrite("box", name, 39 * GRAIN, GRAIN));
      assertThat(content(name).written()).isEqualTo(size + 1);
    }
    assertThat(refused(new GrowVolume(0, "v1", 40 * GRAIN)))
        .isEqualTo(Reason.INV_INPUT_BELOW_RANGE);
  }

  @Test
  void aFullVolumeGrowsIntoTheSpaceThatIsLeftAndNoFurther() {
    good(create("full", 60, Provisioning.FULL));
    assertThat(refused(new GrowVolume(0, "full", 101 * GRAIN))).isEqualTo(Reason.NO_SPACE);
    good(new GrowVolume(0, "full", 100 * GRAIN));
    assertThat(free()).isZero();
  }

  @Test
  void aHostGoesOnWritingAVolumeThatGrowsAndItIsNotRemovedMeanwhile() {
    good(create("a", 8, Provisioning.THIN));
    good(create("b", 8, Provisioning.THIN));
    HostLoad load = new HostLoad(7, GRAIN, 1, 16 * GRAIN);
    good(new AttachHost(0, Vector.of("a", "b"), load));
    pass(5 * SECOND);
    long written = content("a").written() + content("b").written();
    good(new GrowVolume(0, "a", 20 * GRAIN));
    assertThat(content("a").written() + content("b").written()).isEqualTo(written);
    pass(60 * SECOND);
    assertThat(content("a").written()).isEqualTo(8);
    assertThat(refused(new RemoveVolume(0, 0))).isEqualTo(Reason.VOL_IO_HELD);
  }
}
