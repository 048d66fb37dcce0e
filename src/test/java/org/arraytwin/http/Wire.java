package org.arraytwin.http;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A request to be spoilt piece by piece before it is sent. */
final class Wire {
  private String start = "POST /cimom HTTP/1.1";
  private final Map<String, String> headers = RawHttp.headers();
  private byte[] body = RawHttp.utf8(RawHttp.BODY);

  /** A request that is answered with 200. */
  static Wire good() {
    return new Wire();
  }

  Wire start(String line) {
    start = line;
    return this;
  }

  /** Sets a header; null takes it away. */
  Wire header(String name, String value) {
    headers.remove(name);
    if (value != null) {
      headers.put(name, value);
    }
    return this;
  }

  /** Changes a text of the body. */
  Wire body(String from, String to) {
    return bytes(RawHttp.utf8(new String(body, StandardCharsets.UTF_8).replace(from, to)));
  }

  Wire bytes(byte[] bytes) {
    body = bytes;
    return this;
  }

  /** Puts a prefix before the CIM headers, as in an M-POST. */
  Wire mandatory(String man, String prefix) {
    Map.copyOf(headers)
        .forEach(
            (name, value) -> {
              if (name.startsWith("CIM")) {
                header(name, null).header(prefix + "-" + name, value);
              }
            });
    return start("M-POST /cimom HTTP/1.1").header("Man", man);
  }

  /** The bytes, with a Content-Length unless there is one, or chunks, already. */
  byte[] toBytes() {
    if (!headers.containsKey("Transfer-Encoding")) {
      headers.putIfAbsent("Content-Length", Integer.toString(body.length));
    }
    return RawHttp.request(start, headers, body);
  }

  /** The bytes of the head alone, without a Content-Length of its own. */
  byte[] head() {
    return RawHttp.request(start, headers, new byte[0]);
  }
}
