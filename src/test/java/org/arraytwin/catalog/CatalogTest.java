package org.arraytwin.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Fleet;
import org.arraytwin.fleet.TwoSites;
import org.arraytwin.fleet.fault.CutLink;
import org.arraytwin.fleet.fault.HostWrite;
import org.arraytwin.fleet.fault.SlowLink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CatalogTest {
  private final Fleet fleet = TwoSites.fresh(true).fleet();

  static Stream<Form> forms() {
    return Catalog.forms().stream();
  }

  @ParameterizedTest
  @MethodSource("forms")
  void everyCommandIsReadFromItsWordsAndWrittenAsThem(Form form) {
    Map<String, String> all = new LinkedHashMap<>();
    Map<String, String> fewest = new LinkedHashMap<>();
    for (Field field : form.fields()) {
      all.put(field.name(), sample(field));
      if (!field.optional()) {
        fewest.put(field.name(), sample(field));
      }
    }
    for (Map<String, String> words : List.of(all, fewest)) {
      Command command = form.read(fleet, words);
      Order order = Catalog.order(fleet, command);
      assertThat(order.name()).isEqualTo(form.name());
      assertThat(order.words()).isEqualTo(words);
      assertThat(form.read(fleet, order.words())).isEqualTo(command);
    }
  }

  private static String sample(Field field) {
    return switch (field.kind()) {
      case TEXT -> "text";
      case ARRAY -> "paris";
      case VOLUME -> "vol.0";
      case WHOLE, POSITION -> "7";
      case REAL -> "2.5";
      case BYTES -> "448KiB";
      case FLAG -> "true";
      case SPAN -> "1h20m";
      case CHOICE -> field.choices().get(field.choices().size() - 1);
      case WORDS -> "one two";
    };
  }

  @Test
  void sizesAreReadWithTheirUnitsAndWrittenShort() {
    SlowLink slow = new SlowLink("a", "b", -1, 10L << 20);
    assertThat(Catalog.order(fleet, slow).text()).isEqualTo("slow-link a=a b=b rate=10MiB");
    HostWrite write = new HostWrite("a", "v", 0, 65_537);
    assertThat(Catalog.order(fleet, write).text())
        .isEqualTo("host-write array=a volume=v offset=0 length=65537");
    CutLink one = new CutLink("a", "b", 1);
    assertThat(Catalog.order(fleet, one).text()).isEqualTo("cut-link a=a b=b index=1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "cut-link; a=x; b is missing, expected the name of an array",
        "cut-link; a=x b=y c=z; c is no word of cut-link, expected a, b, index",
        "cut-link; a=x b=y index=one; `index 'one' is wrong, expected a position from 0 on, or all;"
            + " left out, all links`",
        "cut-link; a=x b=y index=-1; `index '-1' is wrong, expected a position from 0 on, or all;"
            + " left out, all links`",
        "slow-link; a=x b=y rate=10MB; rate '10MB' is wrong, expected bytes or a text such as"
            + " 10MiB",
        "slow-link; a=x b=y rate=99999999999TiB; rate '99999999999TiB' is wrong, expected bytes"
            + " or a text such as 10MiB",
        "fail-next; operation=resync group=g at=99999999999; at '99999999999' is wrong, expected a"
            + " whole number",
        "start-group; array=rome group=g; array 'rome' is unknown, expected one of london, paris",
        "start-group; array=paris group=g nosync=yes; nosync 'yes' is wrong, expected true or"
            + " false",
        "set-mode; array=paris group=g mode=quick; mode 'quick' is wrong, expected one of sync,"
            + " periodic",
        "rename-volume; array=paris volume=x name=y; volume 'x' of paris is unknown",
      })
  void wordsThatMeanNothingAreRefused(String name, String words, String message) {
    Map<String, String> map = new LinkedHashMap<>();
    for (String word : words.split(" ", -1)) {
      map.put(word.substring(0, word.indexOf('=')), word.substring(word.indexOf('=') + 1));
    }
    Form form = Catalog.find(name);
    assertThat(form).isNotNull();
    assertThatThrownBy(() -> form.read(fleet, map))
        .isInstanceOf(WrongWords.class)
        .hasMessageStartingWith(message);
  }

  @ParameterizedTest
  @CsvSource({
    "90s, 90000000, 1m30s",
    "1h20m, 4800000000, 1h20m",
    "250ms, 250000, 250ms",
    "1d2h3m4s5ms6us, 93784005006, 1d2h3m4s5ms6us",
    "0s, 0, 0s",
    "1000us, 1000, 1ms",
  })
  void lengthsOfTimeAreReadAndWritten(String text, long micros, String shortest) {
    assertThat(Span.parse(text)).isEqualTo(micros);
    assertThat(Span.print(micros)).isEqualTo(shortest);
  }

  @ParameterizedTest
  @CsvSource({"''", "s", "5", "1s1h", "-1s", "1.5s", "99999999999d"})
  void whatIsNoLengthOfTimeIsRefused(String text) {
    assertThatThrownBy(() -> Span.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is no length of time, expected for example 90s");
  }
}
