package org.arraytwin.wbem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerLimitsTest {
  private static final Path PAGE = Path.of("docs/OPERATING.md");
  private static final String BEGIN = "<!-- limits -->\n";
  private static final String END = "<!-- /limits -->";

  @ParameterizedTest
  @EnumSource(Limit.class)
  void everyStandardIsWithinItsRange(Limit limit) {
    assertThat(limit.standard()).isBetween(limit.min(), limit.max());
    assertThat(Limit.named(limit.word())).isEqualTo(limit);
    assertThat(ServerLimits.DEFAULT.of(limit)).isEqualTo(limit.standard());
    assertThat(ServerLimits.DEFAULT.with(limit.word() + "=" + limit.max()).of(limit))
        .isEqualTo(limit.max());
  }

  @ParameterizedTest
  @CsvSource({
    "body-bytes=64MiB, BODY_BYTES, 67108864",
    "head-bytes=8KiB, HEAD_BYTES, 8192",
    "body-bytes=1GiB, BODY_BYTES, 1073741824",
    "pull-contexts=0, PULL_CONTEXTS, 0",
    "' requests = 7 ', REQUESTS, 7"
  })
  void anOperatorWritesNameAndValue(String setting, Limit limit, long value) {
    ServerLimits limits = ServerLimits.DEFAULT.with(setting);
    assertThat(limits.of(limit)).isEqualTo(value);
    assertThat(limits.with(limit, limit.standard()).of(limit)).isEqualTo(limit.standard());
  }

  @ParameterizedTest
  @ValueSource(strings = {"bodies=1", "1", "", "=", "body_bytes=1"})
  void anUnknownNameIsAnsweredWithAllThereAre(String setting) {
    assertThatThrownBy(() -> ServerLimits.DEFAULT.with(setting))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("body-bytes=33554432 (1024 to 1073741824), element-depth=64")
        .hasMessageContaining("pull-objects=");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "requests=0",
        "requests=-1",
        "requests=many",
        "requests=",
        "requests=1KiB",
        "requests=99999999999999999999",
        "requests=999999999999999999",
      })
  void aWrongValueIsAnsweredWithTheRange(String setting) {
    assertThatThrownBy(() -> ServerLimits.DEFAULT.with(setting))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("requests is ")
        .hasMessageContaining("1 to 4096");
  }

  @ParameterizedTest
  @ValueSource(strings = {"body-bytes=999999999GiB", "body-bytes=1025MiB"})
  void aValueThatIsTooLargeWithItsUnitIsRefused(String setting) {
    assertThatThrownBy(() -> ServerLimits.DEFAULT.with(setting))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected 1024 to 1073741824");
  }

  /** {@code -Dgolden=write} writes the table anew; the test fails that time, on purpose. */
  @Test
  void thePageListsThemAsTheyAre() throws IOException {
    StringBuilder table =
        new StringBuilder(
            "| `--limit` | of | default | range | beyond it |\n|---|---|---|---|---|\n");
    for (Limit limit : Limit.values()) {
      table.append(
          String.format(
              Locale.ROOT,
              "| `%s` | %s | %,d | %,d to %,d | %s |\n",
              limit.word(),
              limit.of(),
              limit.standard(),
              limit.min(),
              limit.max(),
              limit.over()));
    }
    String page = Files.readString(PAGE);
    int begin = page.indexOf(BEGIN) + BEGIN.length();
    int end = page.indexOf(END);
    String written = page.substring(begin, end);
    if ("write".equals(System.getProperty("golden"))) {
      Files.writeString(PAGE, page.substring(0, begin) + table + page.substring(end));
    }
    assertThat(written).isEqualTo(table.toString());
  }
}
