package org.arraytwin.replication.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.collection.Vector;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpreadTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 10, 64, 65})
  void everyExtentIsOneOfTheVolumeThatComesNext(int volumes) {
    SplittableRandom random = new SplittableRandom(volumes);
    Vector<Long> extents = Vector.fill(volumes, () -> (long) Math.max(0, random.nextInt(7) - 2));
    extents = extents.update(random.nextInt(volumes), 4L);
    Spread spread = Spread.of(extents);
    long slot = 0;
    for (int volume = 0; volume < volumes; volume++) {
      for (long extent = 0; extent < extents.get(volume); extent++, slot++) {
        assertThat(spread.volume(slot)).as("extent %d of %s", slot, extents).isEqualTo(volume);
        assertThat(slot - spread.first(volume)).isEqualTo(extent);
      }
    }
    assertThat(spread.total()).isEqualTo(slot);
    assertThat(spread.extents()).isEqualTo(extents);
  }

  @Test
  void noVolumesHaveNoExtents() {
    assertThat(Spread.of(Vector.empty()).total()).isZero();
    assertThat(Spread.of(Vector.empty()).extents()).isEmpty();
  }

  @Test
  void thoseOfTheSameExtentsAreEqual() {
    assertThat(Spread.of(Vector.of(2L, 0L, 3L)))
        .isEqualTo(Spread.of(Vector.of(2L, 0L, 3L)))
        .hasSameHashCodeAs(Spread.of(Vector.of(2L, 0L, 3L)))
        .hasToString("[2, 0, 3]")
        .isNotEqualTo(Spread.of(Vector.of(2L, 3L)))
        .isNotEqualTo(Spread.of(Vector.of(2L, 1L, 2L)));
  }
}
