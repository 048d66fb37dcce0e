package org.arraytwin.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.arraytwin.http.RawHttp.Reply;
import org.arraytwin.wbem.Limit;
import org.arraytwin.wbem.SampleNamespace;
import org.arraytwin.wbem.ServerLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever passes a limit is told so, and whoever keeps within is served. */
class LimitsIT {
  private static SampleEndpoint limited(Limit limit, long value) throws IOException {
    return new SampleEndpoint(new SampleNamespace(1), ServerLimits.DEFAULT.with(limit, value));
  }

  /** A request that is read but for its class name, which is in an unknown parameter's place. */
  private static String padded(String inside) {
    return RawHttp.BODY.replace(
        "</IPARAMVALUE></IMETHODCALL>",
        "</IPARAMVALUE><IPARAMVALUE NAME=\"X\">" + inside + "</IPARAMVALUE></IMETHODCALL>");
  }

  private static String array(int values) {
    return "<VALUE.ARRAY>" + "<VALUE>x</VALUE>".repeat(values) + "</VALUE.ARRAY>";
  }

  @ParameterizedTest
  @CsvSource({
    "BODY_BYTES, 2000, 413, ''",
    "ELEMENTS, 100, 400, request-with-too-many-elements",
    "TEXT_CHARS, 1024, 400, request-not-valid",
  })
  void aRequestThatIsTooMuchIsRefusedWithItsStatus(
      Limit limit, long value, int status, String cimError) throws IOException {
    String text = "<VALUE>" + "y".repeat(2_000) + "</VALUE>";
    String body = padded(limit == Limit.ELEMENTS ? array(100) : text);
    try (SampleEndpoint endpoint = limited(limit, value);
        RawHttp http = endpoint.connect()) {
      assertThat(http.post(RawHttp.headers(), RawHttp.BODY).status()).isEqualTo(200);
      Reply reply = http.post(RawHttp.headers(), body);
      assertThat(reply.status()).isEqualTo(status);
      assertThat(reply.header("CIMError")).isEqualTo(cimError.isEmpty() ? null : cimError);
      assertThat(reply.header("PGErrorDetail")).isNotBlank();
    }
    try (SampleEndpoint endpoint = SampleEndpoint.ofVolumes(1);
        RawHttp http = endpoint.connect()) {
      assertThat(http.post(RawHttp.headers(), body).status()).isEqualTo(200);
    }
  }

  @Test
  void depthAttributesAndTagsAreLimited() throws IOException {
    String deep =
        RawHttp.BODY.replace("<IPARAMVALUE", "<A>".repeat(20) + "</A>".repeat(20) + "<IPARAMVALUE");
    String many =
        RawHttp.BODY.replace("<CLASSNAME ", "<CLASSNAME a='' b='' c='' d='' e='' f='' g='' h='' ");
    String longTag =
        RawHttp.BODY.replace("<CLASSNAME ", "<CLASSNAME a='" + "z".repeat(1_100) + "' ");
    assertThat(status(Limit.ELEMENT_DEPTH, 16, deep)).isEqualTo(400);
    assertThat(status(Limit.ATTRIBUTES, 8, many)).isEqualTo(400);
    assertThat(status(Limit.TAG_BYTES, 1_024, longTag)).isEqualTo(413);
  }

  private static int status(Limit limit, long value, String body) throws IOException {
    try (SampleEndpoint endpoint = limited(limit, value);
        RawHttp http = endpoint.connect()) {
      return http.post(RawHttp.headers(), body).status();
    }
  }

  @Test
  void aLongHeadIsRefused() throws IOException {
    Map<String, String> headers = RawHttp.headers();
    headers.put("X-Long", "x".repeat(1_200));
    try (SampleEndpoint endpoint = limited(Limit.HEAD_BYTES, 1_024);
        RawHttp http = endpoint.connect()) {
      assertThat(http.post(headers, RawHttp.BODY).status()).isEqualTo(431);
    }
  }

  @Test
  void oneRequestTooManyIsToldToComeAgainAndTheOthersAreServed() throws IOException {
    byte[] body = RawHttp.BODY.getBytes(StandardCharsets.UTF_8);
    Map<String, String> headers = RawHttp.headers();
    headers.put("Content-Length", Integer.toString(body.length));
    headers.put("Expect", "100-continue");
    try (SampleEndpoint endpoint = limited(Limit.REQUESTS, 1);
        RawHttp slow = endpoint.connect()) {
      slow.send(RawHttp.request("POST /cimom HTTP/1.1", headers, new byte[0]));
      assertThat(slow.line()).startsWith("HTTP/1.1 100");
      assertThat(slow.line()).isEmpty();
      try (RawHttp other = endpoint.connect()) {
        Reply busy = other.post(RawHttp.headers(), RawHttp.BODY);
        assertThat(busy.status()).isEqualTo(503);
        assertThat(busy.header("Retry-After")).isEqualTo("1");
      }
      slow.send(Arrays.copyOf(body, 10));
      slow.send(Arrays.copyOfRange(body, 10, body.length));
      assertThat(slow.reply().status()).isEqualTo(200);
      for (int i = 0; i < 3; i++) {
        assertThat(slow.post(RawHttp.headers(), RawHttp.BODY).status()).isEqualTo(200);
        assertThat(slow.post(Map.of("Host", "x"), RawHttp.BODY).status()).isEqualTo(401);
      }
    }
  }

  @Test
  void aSilentConnectionIsClosed() throws IOException {
    try (SampleEndpoint endpoint = limited(Limit.IDLE_SECONDS, 1);
        RawHttp http = endpoint.connect()) {
      assertThat(http.post(RawHttp.headers(), RawHttp.BODY).status()).isEqualTo(200);
      assertThat(http.closed()).isTrue();
    }
  }

  @Test
  void aConnectionTooManyWaitsUntilAnotherEnds() throws IOException {
    try (SampleEndpoint endpoint = limited(Limit.CONNECTIONS, 1)) {
      RawHttp waiting;
      try (RawHttp first = endpoint.connect()) {
        assertThat(first.post(RawHttp.headers(), RawHttp.BODY).status()).isEqualTo(200);
        waiting = endpoint.connect();
      }
      try (waiting) {
        assertThat(waiting.post(RawHttp.headers(), RawHttp.BODY).status()).isEqualTo(200);
      }
    }
  }

  /** What others have sent does not make a slow body quick. */
  @Test
  void aBodyThatCrawlsIsGivenUpAlsoByAServerThatHasReadMuch() throws IOException {
    Map<String, String> headers = RawHttp.headers();
    headers.put("Content-Length", "1000000");
    try (SampleEndpoint endpoint = limited(Limit.MIN_BYTES_PER_SECOND, 1 << 20)) {
      try (RawHttp quick = endpoint.connect()) {
        assertThat(quick.post(RawHttp.headers(), RawHttp.BODY).status()).isEqualTo(200);
      }
      try (RawHttp slow = endpoint.connect()) {
        slow.send(RawHttp.request("POST /cimom HTTP/1.1", headers, new byte[] {'<'}));
        assertThat(slow.reply().status()).isEqualTo(408);
      }
    }
  }

  @Test
  void bodiesThatCrawlAreGivenUp() throws IOException {
    Map<String, String> headers = RawHttp.headers();
    headers.put("Content-Length", "1000000");
    try (SampleEndpoint endpoint =
            new SampleEndpoint(
                new SampleNamespace(1),
                ServerLimits.DEFAULT
                    .with(Limit.MIN_BYTES_PER_SECOND, 1 << 20)
                    .with(Limit.IDLE_SECONDS, 5));
        RawHttp http = endpoint.connect()) {
      http.send(RawHttp.request("POST /cimom HTTP/1.1", headers, new byte[] {'<'}));
      assertThat(http.reply().status()).isEqualTo(408);
    }
  }

  @Test
  void loginsThatAreTooManyAreToldToComeAgain() throws IOException {
    try (SampleEndpoint endpoint = SampleEndpoint.ofVolumes(1);
        RawHttp http = endpoint.connect()) {
      Map<String, String> headers = RawHttp.headers();
      headers.put("Authorization", RawHttp.basic("crowd:x"));
      Reply busy = http.post(headers, RawHttp.BODY);
      assertThat(busy.status()).isEqualTo(503);
      assertThat(busy.header("Retry-After")).isEqualTo("1");
    }
  }
}
