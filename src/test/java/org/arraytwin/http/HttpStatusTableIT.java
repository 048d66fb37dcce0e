package org.arraytwin.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.arraytwin.http.RawHttp.Reply;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The table of HTTP statuses and CIMError values of DSP0200 (clause 7.3), a request of raw bytes
 * for each row. 503 is in {@link LimitsIT} and {@link StreamingIT}, because it takes a busy or
 * stopping server.
 */
class HttpStatusTableIT {
  private static final String MAN = Extension.URI + " ; ns=73";

  private static final String ONE_MORE =
      RawHttp.BODY.replaceAll("(?s).*(<SIMPLEREQ>.*</SIMPLEREQ>).*", "$1");

  /** Status and CIMError of every row; multiple requests are supported, so that row answers 200. */
  private static final List<String> TABLE =
      List.of(
          "200",
          "400 request-not-well-formed",
          "400 request-not-valid",
          "400 request-not-loosely-valid",
          "400 header-mismatch",
          "400 unsupported-operation",
          "400 request-with-too-many-elements",
          "400",
          "401",
          "403",
          "406",
          "411",
          "413",
          "415",
          "431",
          "501 unsupported-protocol-version",
          "501 unsupported-cim-version",
          "501 unsupported-dtd-version",
          "501",
          "510");

  /**
   * One request.
   *
   * @param row status and CIMError
   * @param why what is special about it
   */
  private record Case(String row, String why, Wire wire) {}

  private static SampleEndpoint endpoint;

  @BeforeAll
  static void open() throws IOException {
    endpoint = SampleEndpoint.ofVolumes(5);
  }

  @AfterAll
  static void close() {
    endpoint.close();
  }

  private static Wire wire() {
    return Wire.good();
  }

  private static List<Case> cases() {
    List<Case> cases = new ArrayList<>(answered());
    cases.addAll(badBodies());
    cases.addAll(badHeaders());
    cases.addAll(badHttp());
    return cases;
  }

  private static List<Case> answered() {
    return List.of(
        new Case("200", "an answer", wire()),
        new Case("200", "a CIM error", wire().body("CIM_StoragePool", "CIM_Nothing")),
        new Case("200", "any path", wire().start("POST /a/b?c HTTP/1.1")),
        new Case(
            "200",
            "a multiple request",
            wire()
                .header("CIMMethod", null)
                .header("CIMObject", null)
                .header("CIMBatch", "")
                .body("<SIMPLEREQ>", "<MULTIREQ><SIMPLEREQ>")
                .body("</SIMPLEREQ>", "</SIMPLEREQ>" + ONE_MORE + "</MULTIREQ>")),
        new Case("200", "M-POST with its extension", wire().mandatory(MAN, "73")));
  }

  private static List<Case> badBodies() {
    byte[] wrongUtf8 = RawHttp.utf8(RawHttp.BODY);
    wrongUtf8[RawHttp.BODY.indexOf("CIM_StoragePool")] = (byte) 0xC0;
    String many = "<IPARAMVALUE NAME=\"X\"/>".repeat(1_000_000);
    return List.of(
        new Case("400 request-not-well-formed", "cut short", wire().body("</CIM>", "")),
        new Case("400 request-not-well-formed", "wrong end tag", wire().body("</CIM>", "</CIMX>")),
        new Case("400 request-not-well-formed", "text behind", wire().body("</CIM>", "</CIM>x")),
        new Case("400 request-not-well-formed", "an entity", wire().body("Pool\"", "Pool&x;\"")),
        new Case("400 request-not-well-formed", "no body", wire().bytes(new byte[0])),
        new Case("400 request-not-well-formed", "not XML", wire().bytes(RawHttp.utf8("hello"))),
        new Case("400 request-not-valid", "wrong UTF-8", wire().bytes(wrongUtf8)),
        new Case("400 request-not-valid", "no ID", wire().body("ID=\"7\"", "")),
        new Case("400 request-not-valid", "no DTDVERSION", wire().body("DTDVERSION=\"2.0\"", "")),
        new Case(
            "400 request-not-valid",
            "another element",
            wire().body("<CLASSNAME NAME=\"CIM_StoragePool\"/>", "<BOGUS/>")),
        new Case("400 request-not-valid", "text between", wire().body("<IPARAM", "text<IPARAM")),
        new Case("400 request-not-valid", "a response", wire().body("SIMPLEREQ", "SIMPLERSP")),
        new Case(
            "400 request-not-valid",
            "a document type",
            wire().body("<CIM ", "<!DOCTYPE CIM SYSTEM \"x.dtd\"><CIM ")),
        new Case("400 request-not-valid", "not UTF-8", wire().body("utf-8", "iso-8859-1")),
        new Case("400 request-not-valid", "no language", wire().header("Accept-Language", "<en>")),
        new Case(
            "400 request-not-loosely-valid",
            "another vocabulary",
            wire().bytes(RawHttp.utf8("<Envelope><Body/></Envelope>"))),
        new Case(
            "400 request-with-too-many-elements",
            "a million",
            wire().body("</IMETH", many + "</IMETH")),
        new Case(
            "501 unsupported-cim-version", "3.0", wire().body("CIMVERSION=\"2", "CIMVERSION=\"3")),
        new Case(
            "501 unsupported-dtd-version", "1.0", wire().body("DTDVERSION=\"2", "DTDVERSION=\"1")),
        new Case(
            "501 unsupported-protocol-version",
            "of the message",
            wire().body("PROTOCOLVERSION=\"1", "PROTOCOLVERSION=\"2")));
  }

  private static List<Case> badHeaders() {
    String mismatch = "400 header-mismatch";
    String unsupported = "400 unsupported-operation";
    return List.of(
        new Case(mismatch, "no CIMMethod", wire().header("CIMMethod", null)),
        new Case(mismatch, "another CIMMethod", wire().header("CIMMethod", "GetInstance")),
        new Case(mismatch, "no CIMObject", wire().header("CIMObject", null)),
        new Case(mismatch, "an empty CIMObject", wire().header("CIMObject", "")),
        new Case(mismatch, "another CIMObject", wire().header("CIMObject", "root/other")),
        new Case(mismatch, "a broken escape", wire().header("CIMObject", "root%2")),
        new Case(mismatch, "CIMBatch, too", wire().header("CIMBatch", "")),
        new Case(mismatch, "another version", wire().header("CIMProtocolVersion", "1.1")),
        new Case(unsupported, "no CIMOperation", wire().header("CIMOperation", null)),
        new Case(unsupported, "CIMOperation", wire().header("CIMOperation", "MakeCoffee")),
        new Case(unsupported, "CIMExport", wire().header("CIMExport", "MethodRequest")),
        new Case(unsupported, "export message", wire().body("SIMPLEREQ", "SIMPLEEXPREQ")),
        new Case(
            "501 unsupported-protocol-version",
            "of the header",
            wire().header("CIMProtocolVersion", "2.0")),
        new Case("510", "M-POST without Man", wire().mandatory(null, "73")),
        new Case("510", "another extension", wire().mandatory("http://x.example ; ns=73", "73")),
        new Case("510", "no prefix", wire().mandatory(Extension.URI, "73")),
        new Case("400", "M-POST of 1.0", wire().mandatory(MAN, "73").start("M-POST / HTTP/1.0")));
  }

  private static List<Case> badHttp() {
    return List.of(
        new Case("400", "no Host", wire().header("Host", null)),
        new Case("400", "Content-Type", wire().header("Content-Type", "text/plain")),
        new Case("400", "charset", wire().header("Content-Type", "text/xml; charset=latin1")),
        new Case("401", "no login", wire().header("Authorization", null)),
        new Case("401", "wrong login", wire().header("Authorization", RawHttp.basic("admin:x"))),
        new Case("401", "no Base64", wire().header("Authorization", "Basic ???")),
        new Case("401", "another scheme", wire().header("Authorization", "Bearer x")),
        new Case("403", "not welcome", wire().header("Authorization", RawHttp.basic("guest:x"))),
        new Case("406", "Accept", wire().header("Accept", "text/html")),
        new Case("406", "Accept-Charset", wire().header("Accept-Charset", "latin1")),
        new Case("406", "Accept-Encoding", wire().header("Accept-Encoding", "identity;q=0, br")),
        new Case("406", "Accept-Encoding", wire().header("Accept-Encoding", "*;q=0")),
        new Case("406", "Range", wire().header("Range", "bytes=0-9")),
        new Case("411", "neither length nor chunks", wire().header("Content-Length", null)),
        new Case("413", "too long", wire().header("Content-Length", Long.toString(33L << 20))),
        new Case("415", "a compressed body", wire().header("Content-Encoding", "gzip")),
        new Case("431", "a long header", wire().header("X-Long", "x".repeat(40_000))),
        new Case("501", "GET", wire().start("GET /cimom HTTP/1.1")),
        new Case("501", "PUT", wire().start("PUT /cimom HTTP/1.1")),
        new Case("501", "DELETE", wire().start("DELETE /cimom HTTP/1.1")),
        new Case("501", "any other", wire().start("BREW /cimom HTTP/1.1")));
  }

  @TestFactory
  Stream<DynamicTest> everyRowIsAnsweredAsTheTableSays() {
    return cases().stream().map(c -> dynamicTest(c.row() + ": " + c.why(), () -> check(c)));
  }

  @Test
  void noRowIsLeftOut() {
    assertThat(cases().stream().map(Case::row).distinct())
        .containsExactlyInAnyOrderElementsOf(TABLE);
  }

  private static void check(Case c) throws IOException {
    boolean headOnly = c.row().equals("411") || c.row().equals("413");
    Reply reply;
    try (RawHttp http = endpoint.connect()) {
      http.send(headOnly ? c.wire().header("Expect", "100-continue").head() : c.wire().toBytes());
      reply = http.reply();
    }
    String cimError = reply.header("CIMError");
    assertThat(reply.status() + (cimError == null ? "" : " " + cimError)).isEqualTo(c.row());
    if (reply.status() == 200) {
      assertThat(reply.body()).contains("<SIMPLERSP>").endsWith("</CIM>\n");
    } else {
      assertThat(reply.body()).isEmpty();
    }
    if (reply.status() == 401) {
      assertThat(reply.header("WWW-Authenticate")).isEqualTo("Basic realm=\"sample\"");
    }
  }
}
