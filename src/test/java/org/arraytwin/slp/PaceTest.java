package org.arraytwin.slp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PaceTest {
  private long now = Long.MAX_VALUE - 5;

  @Test
  void soManyASecondAndNoMore() {
    Pace pace = new Pace(3, () -> now);
    assertThat(IntStream.range(0, 10).filter(n -> pace.admits()).count()).isEqualTo(3);
    now += 999_999_999L;
    assertThat(pace.admits()).isFalse();
    now += 1;
    assertThat(IntStream.range(0, 10).filter(n -> pace.admits()).count()).isEqualTo(3);
  }
}
