package org.arraytwin.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.arraytwin.http.RawHttp.Reply;
import org.arraytwin.wbem.Operation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The HTTP layer of DSP0200 row by row, over raw sockets. */
class HttpRulesIT {
  private static SampleEndpoint endpoint;

  @BeforeAll
  static void open() throws IOException {
    endpoint = SampleEndpoint.ofVolumes(5);
  }

  @AfterAll
  static void close() {
    endpoint.close();
  }

  private static Reply post(Map<String, String> headers, String body) throws IOException {
    try (RawHttp http = endpoint.connect()) {
      return http.post(headers, body);
    }
  }

  private static Map<String, String> with(String name, String value) {
    Map<String, String> headers = RawHttp.headers();
    if (value == null) {
      headers.remove(name);
    } else {
      headers.put(name, value);
    }
    return headers;
  }

  private static void refused(Reply reply, int status, String cimError) {
    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.header("CIMError")).isEqualTo(cimError);
    assertThat(reply.body()).isEmpty();
  }

  @Test
  void aGoodRequestIsAnsweredWithTheCimHeaders() throws IOException {
    Reply reply = post(RawHttp.headers(), RawHttp.BODY);
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.header("Content-Type")).isEqualTo("application/xml; charset=\"utf-8\"");
    assertThat(reply.header("CIMOperation")).isEqualTo("MethodResponse");
    assertThat(reply.header("Server")).isNull();
    assertThat(reply.body()).contains("MESSAGE ID=\"7\"").contains("pool:1").endsWith("</CIM>\n");
  }

  @ParameterizedTest
  @CsvSource({
    "CIMMethod,enumerateinstancenames",
    "CIMMethod,Enumerate%49nstanceNames",
    "CIMObject,root%2Fsample",
    "CIMObject,/ROOT/Sample",
    "CIMProtocolVersion,1.0",
    "Content-Type,text/xml",
    "Content-Type,'text/xml; charset=UTF-8'",
    "Accept,'text/html, image/gif, *; q=.2, */*; q=.2'",
    "Accept-Language,'en-US, en;q=0.5'",
    "Accept-Encoding,'gzip, identity'",
  })
  void aHeaderInAnotherLegalFormIsAccepted(String name, String value) throws IOException {
    assertThat(post(with(name, value), RawHttp.BODY).status()).isEqualTo(200);
  }

  @Test
  void aRefusalSaysWhyInWords() throws IOException {
    Reply reply = post(with("CIMMethod", "GetInstance"), RawHttp.BODY);
    assertThat(URLDecoder.decode(reply.header("PGErrorDetail"), StandardCharsets.UTF_8))
        .contains("GetInstance")
        .contains("EnumerateInstanceNames");
  }

  @ParameterizedTest
  @CsvSource({"GET", "PUT", "DELETE", "HEAD", "TRACE", "BREW"})
  void anotherMethodIsNotImplemented(String method) throws IOException {
    try (RawHttp http = endpoint.connect()) {
      Map<String, String> headers = RawHttp.headers();
      headers.put("Connection", "close");
      http.send(RawHttp.request(method + " /cimom HTTP/1.1", headers, new byte[0]));
      assertThat(http.line()).startsWith("HTTP/1.1 501 ");
    }
  }

  private static Reply options(SampleEndpoint server) throws IOException {
    try (RawHttp http = server.connect()) {
      http.send(RawHttp.request("OPTIONS * HTTP/1.1", RawHttp.headers(), new byte[0]));
      return http.reply();
    }
  }

  @Test
  void optionsTellsWhatTheServerCan() throws IOException {
    Reply reply = options(endpoint);
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.header("Opt")).isEqualTo(Extension.URI + " ; ns=48");
    assertThat(reply.header("48-CIMProtocolVersion")).isEqualTo("1.4");
    assertThat(reply.header("48-CIMSupportsMultipleOperations")).isEmpty();
    assertThat(reply.header("48-CIMValidation")).isEqualTo("loosely-validating");
  }

  /** Each operation is called without parameters: only one that is not there answers 7. */
  @Test
  void optionsNamesAGroupWhereEveryOperationOfItIsThere() throws IOException {
    List<String> told =
        List.of(options(endpoint).header("48-CIMSupportedFunctionalGroups").split(",", -1));
    for (Operation.Group group : Operation.Group.values()) {
      boolean all = true;
      for (String operation : group.operations()) {
        Map<String, String> headers = with("CIMMethod", operation);
        String body =
            RawHttp.BODY
                .replaceAll("<IPARAMVALUE.*</IPARAMVALUE>", "")
                .replace("EnumerateInstanceNames", operation);
        all &= !post(headers, body).body().contains("<ERROR CODE=\"7\"");
      }
      assertThat(told.contains(group.word())).as(group.word()).isEqualTo(all);
    }
  }

  @ParameterizedTest
  @CsvSource({"WQL,true", "DMTF:CQL,true", "SQL,false"})
  void optionsNamesTheQueryLanguagesThereAre(String language, boolean there) throws IOException {
    String body =
        RawHttp.BODY
            .replace("EnumerateInstanceNames", "ExecQuery")
            .replaceAll(
                "<IPARAMVALUE.*</IPARAMVALUE>",
                "<IPARAMVALUE NAME=\"QueryLanguage\"><VALUE>"
                    + language
                    + "</VALUE></IPARAMVALUE><IPARAMVALUE NAME=\"Query\">"
                    + "<VALUE>SELECT * FROM CIM_StoragePool</VALUE></IPARAMVALUE>");
    String answer = post(with("CIMMethod", "ExecQuery"), body).body();
    assertThat(answer.contains("pool:1")).isEqualTo(there);
    assertThat(answer.contains("<ERROR CODE=\"14\"")).isEqualTo(!there);
    String told = options(endpoint).header("48-CIMSupportedQueryLanguages");
    assertThat(List.of(told.split(",", -1)).contains(language)).isEqualTo(there);
  }

  private static Map<String, String> prefixed(String prefix) {
    Map<String, String> headers = new LinkedHashMap<>();
    RawHttp.headers().forEach((k, v) -> headers.put(k.startsWith("CIM") ? prefix + "-" + k : k, v));
    headers.put("Content-Length", Integer.toString(RawHttp.BODY.length()));
    return headers;
  }

  private static Reply send(String start, Map<String, String> headers) throws IOException {
    try (RawHttp http = endpoint.connect()) {
      http.send(RawHttp.request(start, headers, RawHttp.BODY.getBytes(StandardCharsets.UTF_8)));
      return http.reply();
    }
  }

  @Test
  void aMandatoryPostIsAnsweredInItsOwnNames() throws IOException {
    Map<String, String> headers = prefixed("73");
    headers.put("Man", Extension.URI + " ; ns=73");
    Reply reply = send("M-POST /cimom HTTP/1.1", headers);
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.header("Ext")).isEmpty();
    assertThat(reply.header("Man")).isEqualTo(Extension.URI + " ; ns=73");
    assertThat(reply.header("73-CIMOperation")).isEqualTo("MethodResponse");
    assertThat(reply.body()).contains("pool:1");
  }

  @Test
  void aMandatoryPostWithoutItsExtensionIsNotExtended() throws IOException {
    refused(send("M-POST /cimom HTTP/1.1", prefixed("73")), 510, null);
    Map<String, String> headers = prefixed("73");
    headers.put("Man", "http://example.org/other ; ns=73");
    refused(send("M-POST /cimom HTTP/1.1", headers), 510, null);
  }

  @Test
  void aMandatoryPostNeedsHttp11() throws IOException {
    Map<String, String> headers = prefixed("73");
    headers.put("Man", Extension.URI + " ; ns=73");
    refused(send("M-POST /cimom HTTP/1.0", headers), 400, null);
  }

  @Test
  void http11WithoutHostIsABadRequest() throws IOException {
    assertThat(post(with("Host", null), RawHttp.BODY).status()).isEqualTo(400);
  }

  @Test
  void http10IsAnsweredAndTheConnectionClosed() throws IOException {
    Map<String, String> headers = with("Host", null);
    headers.put("Content-Length", Integer.toString(RawHttp.BODY.length()));
    try (RawHttp http = endpoint.connect()) {
      http.send(
          RawHttp.request(
              "POST / HTTP/1.0", headers, RawHttp.BODY.getBytes(StandardCharsets.UTF_8)));
      Reply reply = http.reply();
      assertThat(reply.status()).isEqualTo(200);
      assertThat(reply.header("Transfer-Encoding")).isNull();
      assertThat(reply.body()).contains("pool:1");
      assertThat(http.closed()).isTrue();
    }
  }

  @Test
  void aBodyOfUnknownLengthNeedsChunks() throws IOException {
    try (RawHttp http = endpoint.connect()) {
      http.send(RawHttp.request("POST /cimom HTTP/1.1", RawHttp.headers(), new byte[0]));
      refused(http.reply(), 411, null);
    }
  }

  @Test
  void aChunkedRequestIsRead() throws IOException {
    Map<String, String> headers = RawHttp.headers();
    headers.put("Transfer-Encoding", "chunked");
    StringBuilder chunks = new StringBuilder();
    for (int i = 0; i < RawHttp.BODY.length(); i += 100) {
      String chunk = RawHttp.BODY.substring(i, Math.min(i + 100, RawHttp.BODY.length()));
      chunks
          .append(Integer.toHexString(chunk.length()))
          .append("\r\n")
          .append(chunk)
          .append("\r\n");
    }
    chunks.append("0\r\n\r\n");
    try (RawHttp http = endpoint.connect()) {
      http.send(
          RawHttp.request(
              "POST /cimom HTTP/1.1", headers, chunks.toString().getBytes(StandardCharsets.UTF_8)));
      assertThat(http.reply().body()).contains("pool:1");
    }
  }

  @Test
  void aConnectionServesManyRequestsAlsoAfterRefusals() throws IOException {
    try (RawHttp http = endpoint.connect()) {
      for (int i = 0; i < 50; i++) {
        assertThat(http.post(with("CIMMethod", "X"), RawHttp.BODY).status()).isEqualTo(400);
        assertThat(http.post(with("Authorization", null), RawHttp.BODY).status()).isEqualTo(401);
        assertThat(http.post(RawHttp.headers(), RawHttp.BODY).status()).isEqualTo(200);
      }
    }
  }

  @Test
  void aBodyAnnouncedTooLongIsRefused() throws IOException {
    Map<String, String> headers = with("Content-Length", Integer.toString(33 << 20));
    headers.put("Expect", "100-continue");
    try (RawHttp http = endpoint.connect()) {
      http.send(RawHttp.request("POST /cimom HTTP/1.1", headers, new byte[0]));
      refused(http.reply(), 413, null);
    }
  }

  /** Whoever announces too much and then sends nothing is told so, not waited for. */
  @Test
  @Timeout(20)
  void aBodyAnnouncedTooLongIsRefusedBeforeItComes() throws IOException {
    Map<String, String> headers = with("Content-Length", Integer.toString(33 << 20));
    try (RawHttp http = endpoint.connect()) {
      http.send(RawHttp.request("POST /cimom HTTP/1.1", headers, new byte[0]));
      refused(http.reply(), 413, null);
    }
  }

  /** The detail goes into a header, which has not room for everything that was sent. */
  @Test
  void aRefusalOfSomethingLongFitsItsHeader() throws IOException {
    Map<String, String> headers = with("CIMMethod", "X".repeat(9_000));
    Reply reply = post(headers, RawHttp.BODY);
    refused(reply, 400, "header-mismatch");
    assertThat(reply.header("PGErrorDetail")).endsWith("XXX...");
  }

  /** Who was refused and stays silent does not hold a thread until its idle time is over. */
  @Test
  @Timeout(20)
  void aRefusedClientThatStaysSilentIsCutOff() throws IOException {
    Map<String, String> headers = with("Content-Length", "1000");
    headers.remove("Authorization");
    try (RawHttp http = endpoint.connect()) {
      http.send(RawHttp.request("POST /cimom HTTP/1.1", headers, new byte[0]));
      refused(http.reply(), 401, null);
      assertThat(http.closed()).isTrue();
    }
  }

  @Test
  void aMethodCallIsComparedWithItsHeaderKeyByKey() throws IOException {
    String body =
        RawHttp.BODY.replaceAll(
            "(?s)<IMETHODCALL.*</IMETHODCALL>",
            "<METHODCALL NAME=\"Resize\"><LOCALINSTANCEPATH><LOCALNAMESPACEPATH>"
                + "<NAMESPACE NAME=\"root\"/><NAMESPACE NAME=\"sample\"/></LOCALNAMESPACEPATH>"
                + "<INSTANCENAME CLASSNAME=\"TPD_StorageVolume\"><KEYBINDING NAME=\"DeviceID\">"
                + "<KEYVALUE VALUETYPE=\"numeric\">1</KEYVALUE></KEYBINDING>"
                + "<KEYBINDING NAME=\"SystemName\"><KEYVALUE>london</KEYVALUE></KEYBINDING>"
                + "</INSTANCENAME></LOCALINSTANCEPATH></METHODCALL>");
    Map<String, String> headers = with("CIMMethod", "Resize");
    String path = "root/sample:TPD_StorageVolume.SystemName=\"london\",DeviceID=";
    headers.put("CIMObject", path + "1");
    assertThat(post(headers, body).status()).isEqualTo(200);
    headers.put("CIMObject", path.replace("\"", "%22").replace("=", "%3D") + "%31");
    assertThat(post(headers, body).status()).isEqualTo(200);
    headers.put("CIMObject", path + "2");
    refused(post(headers, body), 400, "header-mismatch");
    headers.put("CIMObject", "root/sample:TPD_StorageVolume");
    refused(post(headers, body), 400, "header-mismatch");
  }
}
