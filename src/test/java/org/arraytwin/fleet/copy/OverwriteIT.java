package org.arraytwin.fleet.copy;

import static org.arraytwin.fleet.copy.OneArray.S;
import static org.arraytwin.fleet.copy.OneArray.T;
import static org.arraytwin.fleet.copy.OneArray.U;
import static org.arraytwin.fleet.copy.OneArray.V;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.arraytwin.array.Provisioning;
import org.arraytwin.fleet.Reason;
import org.arraytwin.fleet.fault.parts.VolumeCondition;
import org.arraytwin.fleet.volume.CreateVolume;
import org.arraytwin.fleet.volume.Overwrite;
import org.arraytwin.replication.Content;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A volume becomes what a copy of one of its copies holds, at once: everybody else keeps what he
 * had. The copies are s to t, t to u, u to v, and s to w.
 */
class OverwriteIT {
  private static final String KIND = "threepar-virtual-copy";
  private static final List<String> VOLUMES = List.of("s", "t", "u", "v", "w");

  private static OneArray box() {
    OneArray box = new OneArray();
    for (int grain = 0; grain < 32; grain += 2) {
      box.write("s", grain);
    }
    taken(box, "t", "s", "ro");
    taken(box, "u", "t");
    box.write("u", 1).write("u", 4);
    taken(box, "v", "u", "ro");
    box.write("s", 4).write("s", 9);
    taken(box, "w", "s", "ro");
    return box;
  }

  private static void taken(OneArray box, String copy, String source, String... options) {
    box.create(copy, KIND, source, copy, 0).operate(copy, "createsv", options);
  }

  private static List<Content> contents(OneArray box) {
    List<Content> all = new ArrayList<>();
    for (int volume = 0; volume < VOLUMES.size(); volume++) {
      all.add(box.content(volume));
    }
    return all;
  }

  @Test
  void theVolumeHoldsWhatTheCopyDoesAndNobodyElseChanges() {
    OneArray box = box();
    List<Content> before = contents(box);
    box.pass(5).run(new Overwrite(0, "v", "s"));
    assertThat(box.content(S).same(before.get(V))).isTrue();
    for (int other : List.of(T, U, V, 4)) {
      assertThat(box.content(other).same(before.get(other))).as(VOLUMES.get(other)).isTrue();
    }
    assertThat(box.fleet().site(0).local().copy("v").syncedMicros()).isEqualTo(box.at().now());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void whateverIsWrittenBetweenEveryCopyKeepsItsImage(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    OneArray box = box();
    List<Content> held = contents(box);
    for (int step = 0; step < 120; step++) {
      boolean source = random.nextBoolean();
      int changed = source ? S : U;
      if (random.nextInt(4) > 0) {
        box.write(VOLUMES.get(changed), random.nextInt(64));
        held.set(changed, box.content(changed));
      } else {
        int by = source ? (random.nextBoolean() ? U : V) : V;
        box.run(new Overwrite(0, VOLUMES.get(by), VOLUMES.get(changed)));
        held.set(changed, held.get(by));
      }
      for (int volume = 0; volume < VOLUMES.size(); volume++) {
        assertThat(box.content(volume).same(held.get(volume)))
            .as("step %d, volume %s", step, VOLUMES.get(volume))
            .isTrue();
      }
    }
    box.operate("t", "promotesv").pass(60);
    assertThat(box.content(S).same(held.get(T))).isTrue();
    assertThat(box.content(V).same(held.get(V))).isTrue();
  }

  @Test
  void whatCannotBeIsRefused() {
    OneArray box = box();
    assertThat(box.refused(new Overwrite(0, "none", "s"))).isEqualTo(Reason.NON_EXISTENT_SESSION);
    assertThat(box.refused(new Overwrite(0, "v", "none"))).isEqualTo(Reason.NON_EXISTENT_VOLUME);
    assertThat(box.refused(new Overwrite(0, "v", "v"))).isEqualTo(Reason.VOL_SAME);
    box.run(new CreateVolume(0, "large", "pool", 128 * OneArray.GRAIN, Provisioning.THIN));
    assertThat(box.refused(new Overwrite(0, "v", "large"))).isEqualTo(Reason.VOL_SIZE_NOT_MATCH);
    box.operate("t", "promotesv");
    assertThat(box.refused(new Overwrite(0, "v", "s"))).isEqualTo(Reason.SESSION_IS_BUSY);
    assertThat(box.refused(new Overwrite(0, "t", "w"))).isEqualTo(Reason.SESSION_IS_BUSY);
    box.pass(60).create("x", KIND, "s", "x", 0);
    assertThat(box.refused(new Overwrite(0, "x", "s"))).isEqualTo(Reason.SESSION_IS_BROKEN);
    box.run(new VolumeCondition("box", "s", "offline", ""));
    assertThat(box.refused(new Overwrite(0, "v", "s")))
        .isIn(Reason.VOL_IO_FAILED, Reason.SESSION_IS_BROKEN);
  }
}
