package org.arraytwin.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.arraytwin.replication.load.HostLoad;
import org.junit.jupiter.api.Test;

class SizeTest {
  @Test
  void unitsAreBinary() {
    assertThat(Size.parse("64KiB")).isEqualTo(65_536);
    assertThat(Size.parse("10MiB")).isEqualTo(10_485_760);
    assertThat(Size.parse("16TiB")).isEqualTo(16L * 1024 * 1024 * 1024 * 1024);
  }

  @Test
  void aNumberWithoutUnitIsRefused() {
    assertThatThrownBy(() -> Size.parse("10"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("'10' is no size, expected a number and a unit, for example 512MiB or 16TiB");
  }

  @Test
  void aGibibyteWrittenAtRandomCountsAsSixFullTrees() {
    assertThat(HeapNeed.bytes(new HostLoad(1, 1, 1, 1L << 30))).isEqualTo(16_384L * 390 * 6);
  }
}
