package org.arraytwin.slp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads a reply as a user agent would, each field of it. */
final class SlpAnswer {
  private final ByteBuffer in;
  final int function;
  final boolean overflow;
  final int bytes;

  SlpAnswer(byte[] message) {
    assertThat(message).isNotNull();
    in = ByteBuffer.wrap(message);
    bytes = message.length;
    assertThat(in.get()).as("version").isEqualTo((byte) 2);
    function = in.get();
    assertThat((in.get() & 0xFF) << 16 | (in.getShort() & 0xFFFF)).isEqualTo(message.length);
    overflow = (in.getShort() & 0x8000) != 0;
    in.get();
    in.getShort();
    assertThat(in.getShort()).as("xid").isEqualTo((short) 0x1234);
    string();
  }

  int u16() {
    return in.getShort() & 0xFFFF;
  }

  String string() {
    byte[] text = new byte[u16()];
    in.get(text);
    return new String(text, StandardCharsets.UTF_8);
  }

  List<String> urls() {
    assertThat(function).isEqualTo(2);
    assertThat(u16()).as("error").isZero();
    List<String> urls = new ArrayList<>();
    for (int left = u16(); left > 0; left--) {
      in.get();
      assertThat(u16()).as("lifetime").isPositive();
      urls.add(string());
      assertThat(in.get()).as("signatures").isZero();
    }
    assertThat(in.hasRemaining()).isFalse();
    return urls;
  }

  String attributes() {
    assertThat(function).isEqualTo(7);
    assertThat(u16()).as("error").isZero();
    String list = string();
    assertThat(in.get()).as("signatures").isZero();
    assertThat(in.hasRemaining()).isFalse();
    return list;
  }

  String types() {
    assertThat(function).isEqualTo(10);
    assertThat(u16()).as("error").isZero();
    String list = string();
    assertThat(in.hasRemaining()).isFalse();
    return list;
  }
}
