package org.arraytwin.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.arraytwin.cim.CimException;
import org.arraytwin.cim.CimStatus;
import org.arraytwin.http.RawHttp.Reply;
import org.arraytwin.wbem.Limit;
import org.arraytwin.wbem.SampleNamespace;
import org.arraytwin.wbem.ServerLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Several calls in one message (DSP0200: CIMBatch, MULTIREQ, MULTIRSP). */
class MultipleRequestsIT {
  private static final String POOLS =
      call("EnumerateInstanceNames", "ClassName", "CIM_StoragePool");
  private static final String VOLUMES =
      call("EnumerateInstances", "ClassName", "TPD_StorageVolume");
  private static final String MISSING = call("GetClass", "ClassName", "CIM_Nothing");
  private static final String UNKNOWN = call("MakeCoffee", "ClassName", "CIM_Nothing");

  private static String call(String operation, String parameter, String className) {
    return RawHttp.body(operation, "sample", parameter, className)
        .replaceAll("(?s).*(<SIMPLEREQ>.*</SIMPLEREQ>).*", "$1");
  }

  private static String message(String... calls) {
    return RawHttp.BODY.replaceAll(
        "(?s)<SIMPLEREQ>.*</SIMPLEREQ>", "<MULTIREQ>" + String.join("", calls) + "</MULTIREQ>");
  }

  private static Map<String, String> batch() {
    Map<String, String> headers = RawHttp.headers();
    headers.remove("CIMMethod");
    headers.remove("CIMObject");
    headers.put("CIMBatch", "");
    return headers;
  }

  private static Reply post(Map<String, String> headers, String body) throws IOException {
    try (SampleEndpoint endpoint = SampleEndpoint.ofVolumes(200);
        RawHttp http = endpoint.connect()) {
      return http.post(headers, body);
    }
  }

  /** What each response is, in order: the number of its instances, or its error's code. */
  private static List<String> outcomes(String body) {
    assertThat(body).contains("<MULTIRSP>").endsWith("</MULTIRSP>\n</MESSAGE>\n</CIM>\n");
    List<String> outcomes = new ArrayList<>();
    for (String response : body.split("<SIMPLERSP>", -1)) {
      if (!response.contains("RESPONSE NAME=")) {
        continue;
      }
      assertThat(response).contains("</SIMPLERSP>");
      var error = Pattern.compile("<ERROR CODE=\"([0-9]+)\"").matcher(response);
      outcomes.add(
          error.find()
              ? "error " + error.group(1)
              : Integer.toString(response.split("</INSTANCENAME>", -1).length - 1));
    }
    return outcomes;
  }

  @Test
  void everyCallIsAnsweredInItsPlaceWhateverBecomesOfTheOthers() throws IOException {
    Reply reply = post(batch(), message(MISSING, POOLS, UNKNOWN, VOLUMES, MISSING, POOLS));
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.header("CIMOperation")).isEqualTo("MethodResponse");
    assertThat(outcomes(reply.body()))
        .containsExactly("error 6", "1", "error 7", "200", "error 6", "1");
  }

  @Test
  void aCallMayFailAfterOthersHaveLeft() throws IOException {
    Reply reply = post(batch(), message(VOLUMES, VOLUMES, MISSING, VOLUMES, MISSING));
    assertThat(reply.header("Transfer-Encoding")).isEqualTo("chunked");
    assertThat(outcomes(reply.body())).containsExactly("200", "200", "error 6", "200", "error 6");
  }

  @Test
  void aCallThatFailsWhileItIsWrittenCostsOnlyItsOwnAnswer() throws IOException {
    CimException refused = new CimException(CimStatus.ACCESS_DENIED, "not now");
    try (SampleEndpoint endpoint = StreamingIT.failing(3, refused);
        RawHttp http = endpoint.connect()) {
      String[] calls = new String[300];
      Arrays.fill(calls, VOLUMES);
      calls[299] = POOLS;
      List<String> outcomes = outcomes(http.post(batch(), message(calls)).body());
      assertThat(outcomes).hasSize(300).endsWith("error 2", "0");
      assertThat(outcomes.subList(0, 299)).containsOnly("error 2");
    }
  }

  @Test
  void aCallThatFailsOnceAPartOfItsAnswerHasLeftAbortsTheConnection() throws IOException {
    try (SampleEndpoint endpoint = StreamingIT.failing(500, new IllegalStateException("boom"));
        RawHttp http = endpoint.connect()) {
      assertThatThrownBy(() -> http.post(batch(), message(POOLS, VOLUMES, POOLS)))
          .isInstanceOf(EOFException.class);
    }
  }

  @ParameterizedTest
  @CsvSource({"CIMMethod,GetClass", "CIMObject,root/sample"})
  void aBatchGoesWithoutTheHeadersOfASimpleRequest(String name, String value) throws IOException {
    Map<String, String> headers = batch();
    headers.put(name, value);
    mismatch(post(headers, message(POOLS, POOLS)));
  }

  @Test
  void headersAndBodyMustAgreeOnWhetherItIsABatch() throws IOException {
    mismatch(post(RawHttp.headers(), message(POOLS, POOLS)));
    mismatch(post(batch(), RawHttp.BODY));
    Map<String, String> version = batch();
    version.put("CIMProtocolVersion", "1.3");
    mismatch(post(version, message(POOLS, POOLS)));
  }

  private static void mismatch(Reply reply) {
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.header("CIMError")).isEqualTo("header-mismatch");
  }

  @Test
  void oneCallIsNotABatch() throws IOException {
    Reply reply = post(batch(), message(POOLS));
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.header("CIMError")).isEqualTo("request-not-valid");
  }

  @Test
  void callsAreLimitedInNumber() throws IOException {
    ServerLimits limits = ServerLimits.DEFAULT.with(Limit.CALLS, 3);
    try (SampleEndpoint endpoint = new SampleEndpoint(new SampleNamespace(1), limits);
        RawHttp http = endpoint.connect()) {
      assertThat(http.post(batch(), message(POOLS, POOLS, POOLS)).status()).isEqualTo(200);
      assertThat(http.post(batch(), message(POOLS, POOLS, POOLS, POOLS)).status()).isEqualTo(413);
    }
  }

  @Test
  void aMandatoryPostMayBeABatch() throws IOException {
    Map<String, String> headers = RawHttp.headers();
    headers.keySet().removeIf(name -> name.startsWith("CIM"));
    headers.put("Man", "http://www.dmtf.org/cim/mapping/http/v1.0 ; ns=21");
    headers.put("21-CIMOperation", "MethodCall");
    headers.put("21-CIMBatch", "");
    String body = message(POOLS, MISSING);
    headers.put("Content-Length", Integer.toString(body.length()));
    try (SampleEndpoint endpoint = SampleEndpoint.ofVolumes(1);
        RawHttp http = endpoint.connect()) {
      http.send(RawHttp.request("M-POST /cimom HTTP/1.1", headers, RawHttp.utf8(body)));
      Reply reply = http.reply();
      assertThat(reply.header("21-CIMOperation")).isEqualTo("MethodResponse");
      assertThat(outcomes(reply.body())).containsExactly("1", "error 6");
    }
  }
}
