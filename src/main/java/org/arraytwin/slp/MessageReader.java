package org.arraytwin.slp;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** The fields of a message in their order; reading beyond the end is a PARSE_ERROR. */
final class MessageReader {
  private final ByteBuffer in;

  MessageReader(byte[] message) {
    in = ByteBuffer.wrap(message);
  }

  int u8() {
    return need(1).get() & 0xFF;
  }

  int u16() {
    return need(2).getShort() & 0xFFFF;
  }

  int u24() {
    return u8() << 16 | u16();
  }

  /** A text after its length in two bytes. */
  String string() {
    return string(u16());
  }

  String string(int length) {
    ByteBuffer bytes = need(length).slice().limit(length);
    in.position(in.position() + length);
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .decode(bytes)
          .toString();
    } catch (CharacterCodingException e) {
      throw SlpException.malformed("a text is not UTF-8: " + e.getMessage());
    }
  }

  void moveTo(int position) {
    if (position > in.limit()) {
      throw SlpException.malformed("there is no byte " + position);
    }
    in.position(position);
  }

  private ByteBuffer need(int bytes) {
    if (in.remaining() < bytes) {
      throw SlpException.malformed("the message ends " + (bytes - in.remaining()) + " bytes early");
    }
    return in;
  }
}
