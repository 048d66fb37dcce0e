package org.arraytwin.slp;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Writes the replies to one request. Where not everything fits, what fits whole is sent and the
 * overflow flag is set (RFC 2608, 4.1 and 8).
 */
final class Reply {
  private static final int SERVICES = 2;
  private static final int ACKNOWLEDGEMENT = 5;
  private static final int ATTRIBUTES = 7;
  private static final int TYPES = 10;
  private static final int AGENT = 11;
  private static final int LIFETIME_SECONDS = 0xFFFF;
  private static final int LONGEST_TEXT = 0xFFFF;

  /** The byte after a text that counts signatures, and the bytes of error code and length. */
  private static final int AROUND_LIST = 5;

  private final Header request;
  private final int maxBytes;
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private boolean overflow;

  /**
   * @param maxBytes of the whole message
   */
  Reply(Header request, int maxBytes) {
    this.request = request;
    this.maxBytes = maxBytes;
  }

  /** SrvRply. */
  byte[] services(List<String> urls) {
    ByteArrayOutputStream entries = new ByteArrayOutputStream();
    int count = 0;
    for (String url : urls) {
      byte[] bytes = url.getBytes(StandardCharsets.UTF_8);
      if (head() + 4 + entries.size() + bytes.length + 6 > maxBytes) {
        overflow = true;
        break;
      }
      entries.write(0);
      write16(entries, LIFETIME_SECONDS);
      write16(entries, bytes.length);
      entries.writeBytes(bytes);
      entries.write(0);
      count++;
    }
    write16(body, SlpError.NONE.code());
    write16(body, count);
    body.writeBytes(entries.toByteArray());
    return message(SERVICES);
  }

  /** AttrRply. */
  byte[] attributes(List<Attribute> attributes) {
    byte[] list = list(attributes.stream().map(Attribute::text).toList());
    write16(body, SlpError.NONE.code());
    write16(body, list.length);
    body.writeBytes(list);
    body.write(0);
    return message(ATTRIBUTES);
  }

  /** SrvTypeRply. */
  byte[] types(List<String> types) {
    byte[] list = list(types.stream().map(SlpText::escapeValue).toList());
    write16(body, SlpError.NONE.code());
    write16(body, list.length);
    body.writeBytes(list);
    return message(TYPES);
  }

  /** SAAdvert. */
  byte[] agent(String url, List<String> scopes, List<Attribute> attributes) {
    string(url);
    string(String.join(",", scopes.stream().map(SlpText::escapeValue).toList()));
    byte[] list = list(attributes.stream().map(Attribute::text).toList());
    write16(body, list.length);
    body.writeBytes(list);
    body.write(0);
    return message(AGENT);
  }

  /** A reply with nothing but an error, in the form that belongs to the request. */
  byte[] error(SlpError error) {
    write16(body, error.code());
    switch (request.function()) {
      case Request.SERVICES -> {
        write16(body, 0);
        return message(SERVICES);
      }
      case Request.ATTRIBUTES -> {
        write16(body, 0);
        body.write(0);
        return message(ATTRIBUTES);
      }
      case Request.TYPES -> {
        write16(body, 0);
        return message(TYPES);
      }
      default -> {
        return message(ACKNOWLEDGEMENT);
      }
    }
  }

  /** As many items as fit, joined by commas. */
  private byte[] list(List<String> items) {
    ByteArrayOutputStream list = new ByteArrayOutputStream();
    int room = Math.min(LONGEST_TEXT, maxBytes - head() - body.size() - AROUND_LIST);
    for (String item : items) {
      byte[] bytes = item.getBytes(StandardCharsets.UTF_8);
      int comma = list.size() == 0 ? 0 : 1;
      if (list.size() + comma + bytes.length > room) {
        overflow = true;
        break;
      }
      if (comma == 1) {
        list.write(',');
      }
      list.writeBytes(bytes);
    }
    return list.toByteArray();
  }

  private int head() {
    return Header.BYTES_BEFORE_LANGUAGE
        + request.language().getBytes(StandardCharsets.UTF_8).length;
  }

  private byte[] message(int function) {
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    byte[] language = request.language().getBytes(StandardCharsets.UTF_8);
    message.write(Header.VERSION);
    message.write(function);
    write24(message, Header.BYTES_BEFORE_LANGUAGE + language.length + body.size());
    write16(message, overflow ? Header.OVERFLOW : 0);
    write24(message, 0);
    write16(message, request.xid());
    write16(message, language.length);
    message.writeBytes(language);
    message.writeBytes(body.toByteArray());
    return message.toByteArray();
  }

  private void string(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    write16(body, bytes.length);
    body.writeBytes(bytes);
  }

  private static void write16(ByteArrayOutputStream out, int value) {
    out.write(value >> 8);
    out.write(value);
  }

  private static void write24(ByteArrayOutputStream out, int value) {
    out.write(value >> 16);
    write16(out, value);
  }
}
