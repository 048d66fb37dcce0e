package org.arraytwin.cimxml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class Utf8OutputTest {
  private static String written(Consumer<Utf8Output> writer) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Utf8Output out = new Utf8Output(bytes, new byte[8192]);
    writer.accept(out);
    out.flush();
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void numbersAreWrittenAsTheirDecimalText() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 100_000; i++) {
      long value = random.nextLong() >> random.nextInt(64);
      assertThat(written(o -> o.number(value))).isEqualTo(Long.toString(value));
      assertThat(written(o -> o.unsigned(value))).isEqualTo(Long.toUnsignedString(value));
    }
    for (long value : new long[] {0, 9, 10, 99, 100, Long.MIN_VALUE, Long.MAX_VALUE, -1}) {
      assertThat(written(o -> o.number(value))).isEqualTo(Long.toString(value));
      assertThat(written(o -> o.unsigned(value))).isEqualTo(Long.toUnsignedString(value));
    }
  }

  @Test
  void textIsEscapedAndEncodedWhereverTheBufferEnds() {
    SplittableRandom random = new SplittableRandom(2);
    for (int round = 0; round < 200; round++) {
      StringBuilder text = new StringBuilder();
      StringBuilder expected = new StringBuilder();
      int length = random.nextInt(5000);
      for (int i = 0; i < length; i++) {
        String piece = piece(random);
        text.append(piece);
        expected.append(escaped(piece));
      }
      assertThat(written(o -> o.text(text.toString()))).isEqualTo(expected.toString());
    }
  }

  private static String piece(SplittableRandom random) {
    return switch (random.nextInt(6)) {
      case 0 -> Character.toString(0x10000 + random.nextInt(0x100000));
      case 1 -> Character.toString(0x80 + random.nextInt(0xD800 - 0x80));
      case 2 -> "&<>\"'".substring(random.nextInt(5)).substring(0, 1);
      case 3 -> "\u0001";
      default -> Character.toString(' ' + random.nextInt(90));
    };
  }

  private static String escaped(String piece) {
    return InstanceTags.escaped(piece).replace('\u0001', '\ufffd');
  }

  @Test
  void whatXmlCannotCarryBecomesTheReplacementCharacter() {
    assertThat(written(o -> o.text("a\u0000b\ud800c\udc00d\uffffe\ufffe\t\n")))
        .isEqualTo("a\ufffdb\ufffdc\ufffdd\ufffde\ufffd\t\n");
    assertThat(written(o -> o.text("\ud83d"))).isEqualTo("\ufffd");
  }

  @Test
  void whatHasNotLeftCanBeTakenBackToAMark() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Utf8Output out = new Utf8Output(bytes, new byte[16 << 10]);
    out.text("kept");
    long mark = out.mark();
    out.text("x".repeat(4000));
    assertThat(out.holds(mark)).isTrue();
    out.rewind(mark);
    out.text("y".repeat(9000));
    out.makeRoom();
    assertThat(bytes).hasToString("kept" + "y".repeat(9000));
    assertThat(out.holds(mark)).isFalse();
    long later = out.mark();
    assertThat(out.holds(later)).isTrue();
    out.raw(new byte[20_000]);
    assertThat(bytes.size()).isEqualTo(29_004);
    assertThat(out.mark()).isEqualTo(29_004);
    assertThatThrownBy(() -> out.rewind(later)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Utf8Output(bytes, new byte[10]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aBrokenStreamIsReported() {
    OutputStream broken =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("gone");
          }
        };
    Utf8Output out = new Utf8Output(broken);
    out.markup("x");
    assertThatThrownBy(out::flush).isInstanceOf(UncheckedIOException.class);
  }

  @Test
  void lineEndsSurviveTheReader() {
    assertThat(written(o -> o.text("a\r\n\tb"))).isEqualTo("a&#13;\n\tb");
    assertThat(written(o -> o.attribute("a\r\n\t\"b"))).isEqualTo("a&#13;&#10;&#9;&quot;b");
    assertThat(written(o -> o.attribute("plain"))).isEqualTo("plain");
  }
}
