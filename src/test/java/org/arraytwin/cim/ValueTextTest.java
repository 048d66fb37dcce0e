package org.arraytwin.cim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
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
    "REAL64,1e309",
    "REAL32,1e39",
    "REAL32,Infinity",
    "UINT16,١",
    "UINT16,0x１",
    "UINT16,5 6",
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

  @ParameterizedTest
  @CsvSource({
    "1,1.0",
    "-0.0,-0.0",
    "0.001,0.001",
    "9999999,9999999.0",
    "1E7,1.0E7",
    "2E23,2.0E23",
    "0.0009,9.0E-4",
    "4.9E-324,5.0E-324",
    "1.7976931348623157E308,1.7976931348623157E308",
    "2.0E-3,0.002",
    "1.0E23,1.0E23",
    "2.2250738585072014E-308,2.2250738585072014E-308",
    "-INF,-INF",
    "INF,INF",
    "NaN,NaN",
  })
  void realsAreWrittenAsShortAsTheyReadBack(String given, String written) {
    Object value = ValueText.parse(CimType.REAL64, given);
    String text = ValueText.format(CimType.REAL64, value);
    assertThat(text).isEqualTo(written);
    assertThat(ValueText.parse(CimType.REAL64, text)).isEqualTo(value);
  }

  @Test
  void everyRealReadsBackAsTheSameBits() {
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < 20_000; i++) {
      double real = Double.longBitsToDouble(random.nextLong());
      String text = ValueText.format(CimType.REAL64, real);
      assertThat(ValueText.parse(CimType.REAL64, text)).isEqualTo(real);
      assertThat(text.length()).isLessThanOrEqualTo(Double.toString(real).length());
      float small = Float.intBitsToFloat(random.nextInt());
      String shortText = ValueText.format(CimType.REAL32, small);
      assertThat(ValueText.parse(CimType.REAL32, shortText)).isEqualTo(small);
      assertThat(shortText.length()).isLessThanOrEqualTo(Float.toString(small).length());
    }
  }

  @Test
  void aFloatIsWrittenWithTheDigitsOfAFloatAndReadWithoutRoundingTwice() {
    assertThat(ValueText.format(CimType.REAL32, 0.1f)).isEqualTo("0.1");
    assertThat(ValueText.format(CimType.REAL32, 16_777_216f)).isEqualTo("1.6777216E7");
    // Halfway between two floats plus a little that a double cannot hold.
    assertThat(ValueText.parse(CimType.REAL32, "1.00000017881393432617187499"))
        .isEqualTo(1.0000001f);
    assertThat(ValueText.parse(CimType.REAL32, "1.00000017881393432617187501"))
        .isEqualTo(1.0000002f);
  }

  @Test
  void whatIsWrittenIsWhatIsRead() {
    assertThat(ValueText.format(CimType.UINT64, -1L)).isEqualTo("18446744073709551615");
    assertThat(ValueText.format(CimType.SINT64, -1L)).isEqualTo("-1");
    assertThat(ValueText.format(CimType.BOOLEAN, true)).isEqualTo("TRUE");
    assertThat(ValueText.format(CimType.CHAR16, 'x')).isEqualTo("x");
    assertThat(ValueText.format(CimType.STRING, " a ")).isEqualTo(" a ");
  }
}
