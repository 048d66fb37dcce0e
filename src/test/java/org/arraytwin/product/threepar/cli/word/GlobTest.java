package org.arraytwin.product.threepar.cli.word;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class GlobTest {
  @Test
  void starsQuestionMarksAndSetsMatchAsInTheShell() {
    assertThat(Glob.matches("pay*", "payroll")).isTrue();
    assertThat(Glob.matches("*", "")).isTrue();
    assertThat(Glob.matches("*.r1001", "payroll.r1001")).isTrue();
    assertThat(Glob.matches("p?y*l", "payroll")).isTrue();
    assertThat(Glob.matches("vol.[0-3]", "vol.2")).isTrue();
    assertThat(Glob.matches("vol.[0-3]", "vol.4")).isFalse();
    assertThat(Glob.matches("vol.[xy]", "vol.y")).isTrue();
    assertThat(Glob.matches("payroll", "payroll.r1001")).isFalse();
    assertThat(Glob.matches("Pay*", "payroll")).isFalse();
    assertThat(Glob.matches("a.c", "abc")).isFalse();
    assertThat(Glob.matches("a[", "a[")).isTrue();
  }

  @Test
  void manyStarsTakeNoLongTime() {
    String name = "a".repeat(2000);
    Assertions.assertTimeout(
        Duration.ofSeconds(5),
        () -> assertThat(Glob.matches("*a".repeat(50) + "b", name)).isFalse());
  }
}
