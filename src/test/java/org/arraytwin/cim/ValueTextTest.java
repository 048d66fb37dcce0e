package org.arraytwin.cim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueTextTest {
  @ParameterizedTest
  @CsvSource({
    "UINT8,255,255",
    "UINT8,0xFf,255",
    "SINT8,-128,-128",
    "UINT16,' 7 ',7",
    "SINT64,-9223372036854775808,-9223372036854775808",
    "UINT64,18446744073709551615,-1",
    "UINT64,-0,0",
    "UINT32,+5,5",
  })
  void integersAreRead(CimType type, String text, long value) {
    assertThat(ValueText.parse(type, text)).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource({
    "UINT8,256",
    "UINT8,-1",
    "SINT8,128",
    "UINT64,18446744073709551616",
    "UINT64,-1",
    "UINT16,''",
    "UINT16,0x",
    "UINT16,--1",
    "UINT16,1.0",
    "BOOLEAN,yes",
    "CHAR16,ab",
    "REAL32,1f",
    "REAL64,0x1p3",
    "DATETIME,today",
    "REFERENCE,x",
  })
  void whatIsNotOfTheTypeIsRefused(CimType type, String text) {
    assertThatThrownBy(() -> ValueText.parse(type, text))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theOtherTypesAreRead() {
    assertThat(ValueText.parse(CimType.BOOLEAN, "TrUe")).isEqualTo(true);
    assertThat(ValueText.parse(CimType.BOOLEAN, "FALSE")).isEqualTo(false);
    assertThat(ValueText.parse(CimType.STRING, " x ")).isEqualTo(" x ");
    assertThat(ValueText.parse(CimType.CHAR16, "x")).isEqualTo('x');
    assertThat(ValueText.parse(CimType.REAL32, "1.5E1")).isEqualTo(15f);
    assertThat(ValueText.parse(CimType.REAL64, "-INF")).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(ValueText.parse(CimType.REAL64, "NaN")).isEqualTo(Double.NaN);
    assertThat(ValueText.parse(CimType.DATETIME, "20260101120000.000000+000"))
        .isEqualTo(new CimDateTime("20260101120000.000000+000"));
  }
}
