package org.arraytwin.product.threepar.cli.word;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TimesTest {
  @Test
  void stampsAreInUtcWhateverTheZoneAndLocale() {
    assertThat(Times.stamp(1_246_277_536_999_999L)).isEqualTo("2009-06-29 12:12:16 UTC");
  }

  @Test
  void periodsUseTheirLargestWholeUnit() {
    assertThat(Times.period(300)).isEqualTo("5m");
    assertThat(Times.period(301)).isEqualTo("301s");
    assertThat(Times.period(7200)).isEqualTo("2h");
    assertThat(Times.period(31_622_400)).isEqualTo("366d");
  }
}
