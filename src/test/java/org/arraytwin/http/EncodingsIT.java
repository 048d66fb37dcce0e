package org.arraytwin.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.arraytwin.cim.CimException;
import org.arraytwin.cim.CimStatus;
import org.arraytwin.http.RawHttp.Reply;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Compressed answers, and the CIM status behind an answer that streams. */
class EncodingsIT {
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

  private static Reply large(String name, String value) throws IOException {
    return large(endpoint, Map.of(name, value));
  }

  private static Reply large(SampleEndpoint endpoint, Map<String, String> more) throws IOException {
    Wire wire = Wire.good().bytes(RawHttp.utf8(LARGE)).header("CIMMethod", "EnumerateInstances");
    more.forEach(wire::header);
    try (RawHttp http = endpoint.connect()) {
      http.send(wire.toBytes());
      return http.reply();
    }
  }

  private static void whole(Reply reply) {
    assertThat(reply.body().split("</INSTANCE>", -1)).hasSize(VOLUMES + 1);
    assertThat(reply.body()).endsWith("</CIM>\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"gzip", "x-gzip", "identity;q=0.5, gzip", "br, GZIP;q=1.0", "*;q=0, gzip"})
  void aLargeAnswerIsCompressedForWhoeverAsksForIt(String accepted) throws IOException {
    Reply reply = large("Accept-Encoding", accepted);
    assertThat(reply.header("Content-Encoding")).isEqualTo("gzip");
    assertThat(reply.header("Vary")).isEqualTo("Accept-Encoding");
    assertThat(reply.header("Content-Length")).isNull();
    whole(reply);
  }

  @ParameterizedTest
  @ValueSource(strings = {"identity", "br", "*", "", "gzip;q=0", "gzip;q=0.2, identity;q=0.9"})
  void nobodyElseGetsItCompressed(String accepted) throws IOException {
    Reply reply = large("Accept-Encoding", accepted);
    assertThat(reply.header("Content-Encoding")).isNull();
    whole(reply);
  }

  @ParameterizedTest
  @CsvSource({"'gzip',", "'gzip, identity;q=0',gzip", "'*;q=0, gzip',gzip"})
  void aSmallAnswerIsCompressedOnlyWhereNothingElseIsTaken(String accepted, String coding)
      throws IOException {
    try (RawHttp http = endpoint.connect()) {
      for (int i = 0; i < 3; i++) {
        http.send(Wire.good().header("Accept-Encoding", accepted).toBytes());
        Reply reply = http.reply();
        assertThat(reply.header("Content-Encoding")).isEqualTo(coding);
        assertThat(reply.body()).contains("pool:1").endsWith("</CIM>\n");
      }
    }
  }

  @Test
  void aStreamedAnswerEndsWithItsStatusForWhoeverReadsTrailers() throws IOException {
    Reply reply = large("TE", "trailers, deflate;q=0.5");
    assertThat(reply.header("Trailer")).isEqualTo("CIMStatusCode, CIMStatusCodeDescription");
    assertThat(reply.trailers()).containsExactly(Map.entry("cimstatuscode", "0"));
    whole(reply);
    Reply plain = large("TE", "deflate");
    assertThat(plain.header("Trailer")).isNull();
    assertThat(plain.trailers()).isEmpty();
  }

  @Test
  void anAnswerWithALengthHasNoTrailers() throws IOException {
    try (RawHttp http = endpoint.connect()) {
      http.send(Wire.good().header("TE", "trailers").toBytes());
      Reply reply = http.reply();
      assertThat(reply.header("Content-Length")).isNotNull();
      assertThat(reply.header("Trailer")).isNull();
    }
  }

  @Test
  void aCompressedAnswerHasTrailersToo() throws IOException {
    Reply reply = large(endpoint, Map.of("TE", "trailers", "Accept-Encoding", "gzip"));
    assertThat(reply.trailers()).containsEntry("cimstatuscode", "0");
    whole(reply);
  }

  @Test
  void aFailureAfterTheFirstByteIsToldInTheTrailers() throws IOException {
    CimException refused = new CimException(CimStatus.ACCESS_DENIED, "not now: 50 %");
    try (SampleEndpoint failing = StreamingIT.failing(500, refused)) {
      for (Map<String, String> more :
          List.of(Map.of("TE", "trailers"), Map.of("TE", "trailers", "Accept-Encoding", "gzip"))) {
        Reply reply = large(failing, more);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.trailers())
            .containsEntry("cimstatuscode", "2")
            .containsEntry("cimstatuscodedescription", "not%20now%3A%2050%20%25");
        assertThat(reply.body()).contains("</INSTANCE>").doesNotContain("</CIM>");
      }
      assertThatThrownBy(() -> large(failing, Map.of("Accept-Encoding", "gzip")))
          .isInstanceOf(EOFException.class);
    }
  }

  @Test
  void theTrailersOfAMandatoryPostHaveItsPrefix() throws IOException {
    Wire wire = Wire.good().bytes(RawHttp.utf8(LARGE)).header("CIMMethod", "EnumerateInstances");
    wire.mandatory(Extension.URI + " ; ns=15", "15").header("TE", "trailers");
    try (RawHttp http = endpoint.connect()) {
      http.send(wire.toBytes());
      Reply reply = http.reply();
      assertThat(reply.header("Trailer"))
          .isEqualTo("15-CIMStatusCode, 15-CIMStatusCodeDescription");
      assertThat(reply.trailers()).containsExactly(Map.entry("15-cimstatuscode", "0"));
    }
  }
}
