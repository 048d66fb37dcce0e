package org.arraytwin.slp;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Builds the bytes that a user agent would send, right or wrong. */
final class SlpMessage {
  static final int MULTICAST = 0x2000;

  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private final int function;
  private int version = 2;
  private int flags;
  private int lengthError;
  private String language = "en";
  private byte[] extension = {};

  private SlpMessage(int function) {
    this.function = function;
  }

  static SlpMessage services(String previous, String type, String scopes, String predicate) {
    return new SlpMessage(1)
        .string(previous)
        .string(type)
        .string(scopes)
        .string(predicate)
        .string("");
  }

  static SlpMessage services(String predicate) {
    return services("", "service:wbem", "default", predicate);
  }

  static SlpMessage attributes(String url, String tags) {
    return new SlpMessage(6).string("").string(url).string("default").string(tags).string("");
  }

  /** With null for any authority. */
  static SlpMessage types(String authority) {
    SlpMessage message = new SlpMessage(9).string("");
    if (authority == null) {
      message.u16(0xFFFF);
    } else {
      message.string(authority);
    }
    return message.string("default");
  }

  static SlpMessage function(int function) {
    return new SlpMessage(function);
  }

  SlpMessage string(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    u16(bytes.length);
    body.writeBytes(bytes);
    return this;
  }

  SlpMessage u16(int value) {
    body.write(value >> 8);
    body.write(value);
    return this;
  }

  SlpMessage multicast() {
    flags |= MULTICAST;
    return this;
  }

  SlpMessage version(int other) {
    version = other;
    return this;
  }

  SlpMessage language(String tag) {
    language = tag;
    return this;
  }

  SlpMessage announcing(int moreBytes) {
    lengthError = moreBytes;
    return this;
  }

  /** One extension without data, as the last of the message. */
  SlpMessage extension(int id) {
    extension = new byte[] {(byte) (id >> 8), (byte) id, 0, 0, 0};
    return this;
  }

  byte[] bytes() {
    byte[] tag = language.getBytes(StandardCharsets.UTF_8);
    int length = 14 + tag.length + body.size() + extension.length;
    int announced = length + lengthError;
    int extensionAt = extension.length == 0 ? 0 : length - extension.length;
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(
        new byte[] {
          (byte) version,
          (byte) function,
          (byte) (announced >> 16),
          (byte) (announced >> 8),
          (byte) announced,
          (byte) (flags >> 8),
          (byte) flags,
          (byte) (extensionAt >> 16),
          (byte) (extensionAt >> 8),
          (byte) extensionAt,
          0x12,
          0x34,
          (byte) (tag.length >> 8),
          (byte) tag.length
        });
    all.writeBytes(tag);
    all.writeBytes(body.toByteArray());
    all.writeBytes(extension);
    return all.toByteArray();
  }
}
