package org.arraytwin.cim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CimDateTimeTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "20261120221530.123456+060",
        "20261120221530.123456-720",
        "20261120221530.123456+840",
        "00000101000000.000000+720",
        "99991231115959.999999-720",
        "20240229000000.000000+000",
        "20260101******.******+000",
        "202601********.******+000",
        "**************.******+***",
        "20260101120000.12****+000",
        "00000000000000.000000:000",
        "99999999235959.999999:000",
        "00000001******.******:000",
        "**************.******:000",
        "00000000000015.0*****:000",
      })
  void whatTheFormAllowsIsKept(String text) {
    assertThat(new CimDateTime(text).text()).isEqualTo(text);
    assertThat(new CimDateTime(text).isInterval()).isEqualTo(text.endsWith(":000"));
  }

  @ParameterizedTest
  @CsvSource({
    "20261120221530.123456+06,expected yyyymmdd",
    "20261120221530;123456+060,expected yyyymmdd",
    "20261320221530.123456+060,month must be from 1 to 12",
    "20260020221530.123456+060,month must be from 1 to 12",
    "20260230221530.123456+060,no day 30",
    "20250229221530.123456+060,no day 29",
    "20260100221530.123456+060,day must be from 1",
    "20261120241530.123456+060,hours must be from 0 to 23",
    "20261120226030.123456+060,minutes must be from 0 to 59",
    "20261120221560.123456+060,seconds must be from 0 to 59",
    "20261120221530.123456+841,offset from UTC must be from 0 to 840",
    "20261120221530.123456+0*0,offset from UTC must be all asterisks",
    "2026112022153x.123456+060,seconds must be digits",
    "2026112*221530.123456+060,day must be all asterisks",
    "20261120**1530.123456+060,minutes behind asterisks",
    "202611202215**.123456+060,microseconds behind asterisks",
    "20261120221530.1*3456+060,microseconds behind asterisks",
    "20261120221530.12345x+060,microseconds must be digits",
    "00000001250000.000000:000,hours must be from 0 to 23",
    "00000001230000.000000:060,ends with :000",
  })
  void whatItDoesNotAllowIsRefusedByField(String text, String why) {
    assertThatThrownBy(() -> new CimDateTime(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(text)
        .hasMessageContaining(why);
  }

  @Test
  void instantsAndLengthsAreWrittenToTheMicrosecond() {
    long micros = Instant.parse("2026-01-02T03:04:05.000007Z").getEpochSecond() * 1_000_000L + 7;
    assertThat(CimDateTime.ofEpochMicros(micros)).hasToString("20260102030405.000007+000");
    assertThat(CimDateTime.ofEpochMicros(-1)).hasToString("19691231235959.999999+000");
    assertThat(CimDateTime.ofInterval(Duration.ofSeconds(90_061, 2_000)))
        .hasToString("00000001010101.000002:000");
    assertThatThrownBy(() -> CimDateTime.ofInterval(Duration.ofSeconds(-1)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
