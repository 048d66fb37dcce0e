package org.arraytwin.array;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RaidTest {
  private static Pool pool(String raid, int disks) {
    return new Pool(0, "p", 1L << 40, raid, "FC", disks, 1, 0, false);
  }

  private static boolean lost(String raid, int disks, Integer... missing) {
    PoolHealth health = PoolHealth.GOOD;
    for (int disk : missing) {
      health = health.with(new Disk(disk, Disk.State.MISSING, 0), pool(raid, disks));
    }
    return health.lost();
  }

  @Test
  void eachTypeBearsWhatItIsMadeFor() {
    assertThat(lost("RAID0", 4, 2)).isTrue();
    assertThat(lost("RAID1", 4, 0, 2)).as("one of each mirror").isFalse();
    assertThat(lost("RAID1+0", 4, 2, 3)).as("both of one mirror").isTrue();
    assertThat(lost("RAID5", 8, 0, 4)).as("one of each set").isFalse();
    assertThat(lost("raid-5", 8, 0, 3)).as("two of one set").isTrue();
    assertThat(lost("RAID6", 16, 0, 1, 8, 9)).as("two of each set").isFalse();
    assertThat(lost("RAID6", 16, 0, 1, 2)).isTrue();
  }

  @Test
  void disksLeftOverBelongToTheLastWholeSet() {
    assertThat(lost("RAID5", 6, 3, 5)).isTrue();
    assertThat(lost("RAID5", 3, 0, 2)).isTrue();
    assertThat(Raid.RAID5.setOf(9, 10)).isEqualTo(1);
  }

  @Test
  void whatIsOnASpareIsNotMissing() {
    PoolHealth health = PoolHealth.GOOD.with(new Disk(0, Disk.State.SPARED, 0), pool("RAID5", 4));
    assertThat(health.degraded()).isFalse();
    health = health.with(new Disk(1, Disk.State.REBUILDING, 5), pool("RAID5", 4));
    assertThat(health.degraded()).isTrue();
    assertThat(health.lost()).isFalse();
    assertThat(health.without(0).without(1)).isEqualTo(PoolHealth.GOOD);
  }

  @Test
  void dataThatAreLostDoNotComeBackWithADisk() {
    PoolHealth health = PoolHealth.GOOD.with(new Disk(0, Disk.State.MISSING, 0), pool("RAID0", 4));
    assertThat(health.without(0).lost()).isTrue();
    assertThat(health.lost(false)).isEqualTo(PoolHealth.GOOD);
  }

  @Test
  void wordsOfAllProductsAreUnderstood() {
    assertThat(List.of("RAID1", "raid1+0", "RAID10", "r6", "RAID60", "RAID5", "whatever"))
        .extracting(Raid::of)
        .containsExactly(
            Raid.RAID1, Raid.RAID10, Raid.RAID10, Raid.RAID6, Raid.RAID6, Raid.RAID5, Raid.RAID5);
  }

  @Test
  void senseIsReadAsItIsWritten() {
    assertThat(Sense.parse("7/27/07")).isEqualTo(Sense.NO_SPACE);
    assertThat(Sense.HARDWARE_ERROR.text()).isEqualTo("4/44/00");
    assertThat(Sense.parse("4/4/0")).isNull();
  }
}
