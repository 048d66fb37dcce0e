package org.arraytwin.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.arraytwin.http.RawHttp.Reply;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where messages begin and end, and how long connections live (RFC 9112). */
class HttpFramingIT {
  private static final int VOLUMES = 1_000;
  private static final String LARGE =
      RawHttp.body("EnumerateInstances", "sample", "ClassName", "TPD_StorageVolume");
  private static SampleEndpoint endpoint;

  @BeforeAll
  static void open() throws IOException {
    endpoint = SampleEndpoint.ofVolumes(VOLUMES);
  }

  @AfterAll
  static void close() {
    endpoint.close();
  }

  private static Wire large() {
    return Wire.good().bytes(RawHttp.utf8(LARGE)).header("CIMMethod", "EnumerateInstances");
  }

  private static String chunks(String text, int size, String end) {
    StringBuilder chunks = new StringBuilder();
    for (int i = 0; i < text.length(); i += size) {
      String chunk = text.substring(i, Math.min(i + size, text.length()));
      chunks.append(Integer.toHexString(chunk.length())).append(end).append(chunk).append("\r\n");
    }
    return chunks.toString();
  }

  private static Wire chunked(String chunks) {
    return Wire.good().header("Transfer-Encoding", "chunked").bytes(RawHttp.utf8(chunks));
  }

  private static Reply answer(byte[] request) throws IOException {
    try (RawHttp http = endpoint.connect()) {
      http.send(request);
      return http.reply();
    }
  }

  @Test
  void pipelinedRequestsAreAnsweredInTheirOrder() throws IOException {
    try (RawHttp http = endpoint.connect()) {
      http.send(Wire.good().toBytes());
      http.send(Wire.good().header("CIMMethod", "X").toBytes());
      http.send(large().toBytes());
      http.send(chunked(chunks(RawHttp.BODY, 100, "\r\n") + "0\r\n\r\n").toBytes());
      assertThat(http.reply().body()).contains("pool:1");
      assertThat(http.reply().status()).isEqualTo(400);
      assertThat(http.reply().body().split("</INSTANCE>", -1)).hasSize(VOLUMES + 1);
      assertThat(http.reply().body()).contains("pool:1");
    }
  }

  @Test
  void aConnectionEndsWhereTheClientSaysSo() throws IOException {
    try (RawHttp http = endpoint.connect()) {
      http.send(Wire.good().header("Connection", "close").toBytes());
      Reply reply = http.reply();
      assertThat(reply.status()).isEqualTo(200);
      assertThat(reply.header("Connection")).isEqualToIgnoringCase("close");
      assertThat(http.closed()).isTrue();
    }
  }

  @Test
  void http10KeepsTheConnectionOnlyWhereAskedTo() throws IOException {
    Wire wire = Wire.good().start("POST /cimom HTTP/1.0").header("Connection", "keep-alive");
    try (RawHttp http = endpoint.connect()) {
      for (int i = 0; i < 3; i++) {
        http.send(wire.toBytes());
        Reply reply = http.reply();
        assertThat(reply.header("Connection")).isEqualToIgnoringCase("keep-alive");
        assertThat(reply.body()).contains("pool:1");
      }
      http.send(wire.header("Connection", null).toBytes());
      assertThat(http.reply().body()).contains("pool:1");
      assertThat(http.closed()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"keep-alive", "close"})
  void http10GetsLargeAnswersUpToTheEndOfTheConnectionAndNeverInChunks(String connection)
      throws IOException {
    try (RawHttp http = endpoint.connect()) {
      http.send(
          large()
              .start("POST /cimom HTTP/1.0")
              .header("Connection", connection)
              .header("TE", "trailers")
              .toBytes());
      Reply reply = http.reply();
      assertThat(reply.header("Transfer-Encoding")).isNull();
      assertThat(reply.header("Content-Length")).isNull();
      assertThat(reply.header("Trailer")).isNull();
      assertThat(reply.body()).endsWith("</CIM>\n");
      assertThat(http.closed()).isTrue();
    }
  }

  @Test
  void aClientThatWaitsToContinueIsLetAndARefusedOneIsNot() throws IOException {
    byte[] body = RawHttp.utf8(RawHttp.BODY);
    Wire wire = Wire.good().header("Expect", "100-continue");
    wire.header("Content-Length", Integer.toString(body.length));
    try (RawHttp http = endpoint.connect()) {
      http.send(wire.head());
      assertThat(http.line()).startsWith("HTTP/1.1 100");
      assertThat(http.line()).isEmpty();
      http.send(body);
      assertThat(http.reply().status()).isEqualTo(200);
    }
    try (RawHttp http = endpoint.connect()) {
      http.send(wire.header("CIMMethod", null).head());
      assertThat(http.line()).startsWith("HTTP/1.1 400");
    }
  }

  @Test
  void chunksMayHaveExtensionsAndTrailers() throws IOException {
    String chunks = chunks(RawHttp.BODY, 57, ";name=value\r\n") + "0\r\nX-Sum: 1\r\n\r\n";
    assertThat(answer(chunked(chunks).toBytes()).body()).contains("pool:1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/cimom",
        "/cimom/a%20b?x=%2",
        "http://127.0.0.1:5988/cimom",
        "http://127.0.0.1/"
      })
  void everyRequestTargetLeadsToTheServer(String target) throws IOException {
    Wire wire = Wire.good().start("POST " + target + " HTTP/1.1");
    if (target.startsWith("http")) {
      wire.header("Host", target.substring(7, target.indexOf('/', 7)));
    }
    assertThat(answer(wire.toBytes()).status()).isEqualTo(200);
  }

  @Test
  void headersOfOthersAndNamesInAnyCaseAreFine() throws IOException {
    Wire wire = Wire.good().header("X-Trace", "1").header("Cookie", "a=b").header("Foo", "\u00fc");
    wire.header("CIMMethod", null).header("cImMeThOd", "EnumerateInstanceNames");
    wire.header("CIMRoleAuthenticate", "x").header("User-Agent", "test");
    assertThat(answer(wire.toBytes()).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"abc", "-1", "+5", "5 5", "0x10", "99999999999999999999", "5, 6", ""})
  void aContentLengthThatIsNoneIsABadRequest(String length) throws IOException {
    refused(Wire.good().header("Content-Length", length).toBytes(), 400);
  }

  /** What one server may take for the end of a message and another for its middle. */
  @Test
  void messagesWhoseEndIsUnclearAreRefusedAndTheirConnectionClosed() throws IOException {
    String all = chunks(RawHttp.BODY, 100, "\r\n") + "0\r\n\r\n";
    List<Wire> doubtful =
        List.of(
            chunked(all).header("Content-Length", "10"),
            chunked(all).header("Transfer-Encoding", "chunked, identity"),
            chunked(all).header("Transfer-Encoding", "identity"),
            chunked(all).header("Transfer-Encoding", "xchunked"),
            chunked(all).header("Content-length", "10"),
            Wire.good().header("Content-Length", "5").header("content-length", "6"),
            Wire.good().header("Host ", "x"),
            Wire.good().header("X-Folded", "a\r\n b"),
            Wire.good().header("host", "y"),
            Wire.good().header("X-\u0000", "x"));
    for (Wire wire : doubtful) {
      refused(wire.toBytes(), 400);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"zz\r\n", "-5\r\n", "FFFFFFFFFFFFFFFFF\r\n", "5\r\nabcdefgh\r\n"})
  void chunksThatAreNoneAreABadRequest(String chunk) throws IOException {
    refused(chunked(chunk + "0\r\n\r\n").toBytes(), 400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "POST /cimom",
        "POST /cimom HTTP/2.0",
        "POST /cimom HTTP/0.9",
        "POST  HTTP/1.1",
        "hello"
      })
  void aRequestLineThatIsNoneIsRefused(String start) throws IOException {
    try (RawHttp http = endpoint.connect()) {
      http.send(Wire.good().start(start).toBytes());
      assertThat(http.reply().status()).isIn(400, 426, 505);
      assertThat(http.closed()).isTrue();
    }
  }

  private static void refused(byte[] request, int status) throws IOException {
    try (RawHttp http = endpoint.connect()) {
      http.send(request);
      Reply reply = http.reply();
      assertThat(reply.status()).as(new String(request, StandardCharsets.UTF_8)).isEqualTo(status);
      assertThat(reply.body()).isEmpty();
      assertThat(http.closed()).isTrue();
    }
  }
}
