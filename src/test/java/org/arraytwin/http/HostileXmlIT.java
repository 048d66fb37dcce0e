package org.arraytwin.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.arraytwin.http.RawHttp.Reply;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an attacker sends gets a clear refusal, and the server goes on. */
class HostileXmlIT {
  private static SampleEndpoint endpoint;

  @BeforeAll
  static void open() throws IOException {
    endpoint = SampleEndpoint.ofVolumes(3);
  }

  @AfterAll
  static void close() {
    endpoint.close();
  }

  private static Reply post(byte[] body) throws IOException {
    Reply reply;
    try (RawHttp http = endpoint.connect()) {
      reply = http.post(RawHttp.headers(), body);
    }
    try (RawHttp http = endpoint.connect()) {
      assertThat(http.post(RawHttp.headers(), RawHttp.BODY).status())
          .as("the server goes on")
          .isEqualTo(200);
    }
    return reply;
  }

  private static Reply post(String body) throws IOException {
    return post(body.getBytes(StandardCharsets.UTF_8));
  }

  private static String withDoctype(String doctype, String className) {
    return RawHttp.BODY.replace("<CIM ", doctype + "<CIM ").replace("CIM_StoragePool", className);
  }

  @Test
  void anExternalEntityIsNotRead(@TempDir Path folder) throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), "TOP-SECRET");
    Reply reply =
        post(withDoctype("<!DOCTYPE CIM [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]>", "&x;"));
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.toString()).doesNotContain("TOP-SECRET");
  }

  @Test
  void anEntityBombDoesNotGoOff() throws IOException {
    StringBuilder dtd = new StringBuilder("<!DOCTYPE CIM [<!ENTITY a0 \"aaaaaaaaaa\">");
    for (int i = 1; i < 20; i++) {
      dtd.append("<!ENTITY a").append(i).append(" \"");
      dtd.append(("&a" + (i - 1) + ";").repeat(10)).append("\">");
    }
    assertThat(post(withDoctype(dtd + "]>", "&a19;")).status()).isEqualTo(400);
  }

  @Test
  void aDocumentTypeIsRefused() throws IOException {
    Reply reply = post(withDoctype("<!DOCTYPE CIM SYSTEM \"http://127.0.0.1/x.dtd\">", "X"));
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.header("CIMError")).isEqualTo("request-not-valid");
  }

  @Test
  void deepNestingIsRefused() throws IOException {
    String deep = "<VALUE.ARRAY>".repeat(100_000);
    String body = RawHttp.BODY.replace("<CLASSNAME NAME=\"CIM_StoragePool\"/>", deep);
    assertThat(post(body).status()).isEqualTo(400);
    assertThat(post("<CIM>".repeat(100_000)).status()).isEqualTo(400);
    String nested =
        "<VALUE.REFERENCE><INSTANCENAME CLASSNAME=\"X\"><KEYBINDING NAME=\"k\">".repeat(33_000);
    body = RawHttp.BODY.replace("<CLASSNAME NAME=\"CIM_StoragePool\"/>", nested);
    assertThat(post(body).header("CIMError")).isEqualTo("request-not-valid");
  }

  @Test
  void manyAttributesAndLongTagsAreRefused() throws IOException {
    StringBuilder many = new StringBuilder("<CIM CIMVERSION=\"2.0\"");
    for (int i = 0; i < 1000; i++) {
      many.append(" a").append(i).append("=\"\"");
    }
    assertThat(post(RawHttp.BODY.replace("<CIM CIMVERSION=\"2.0\"", many)).status()).isEqualTo(400);
    String name = "N".repeat(1 << 20);
    assertThat(post(RawHttp.BODY.replace("CIM_StoragePool", name)).status()).isEqualTo(413);
    assertThat(post("<" + name + "/>").status()).isEqualTo(413);
  }

  @Test
  void aTruncatedDocumentIsNotWellFormed() throws IOException {
    for (int cut = 1; cut < RawHttp.BODY.length(); cut += 13) {
      Reply reply = post(RawHttp.BODY.substring(0, cut));
      assertThat(reply.status()).isEqualTo(400);
      assertThat(reply.header("CIMError")).startsWith("request-not-");
    }
    assertThat(post("").header("CIMError")).isEqualTo("request-not-well-formed");
    assertThat(post("garbage").header("CIMError")).isEqualTo("request-not-well-formed");
  }

  @Test
  void whatIsWrongIsToldOnOneLineWithItsPlace() throws IOException {
    String body = RawHttp.BODY;
    for (String broken :
        new String[] {
          body.substring(0, body.length() / 2),
          "garbage",
          "",
          body.replace("</CIM>", "</CIN>"),
          body.replace("</CIM>", "&nope;</CIM>"),
          "<a b=1/>"
        }) {
      Reply reply = post(broken);
      assertThat(reply.header("CIMError")).isEqualTo("request-not-well-formed");
      assertThat(URLDecoder.decode(reply.header("PGErrorDetail"), StandardCharsets.UTF_8))
          .as(broken)
          .matches("line \\d+, column \\d+: \\S.*")
          .doesNotContain("row,col", "unknown-source");
    }
  }

  @Test
  void otherEncodingsAndBrokenUtf8AreRefused() throws IOException {
    assertThat(post(RawHttp.BODY.getBytes(StandardCharsets.UTF_16)).status()).isEqualTo(400);
    assertThat(post(RawHttp.BODY.getBytes(StandardCharsets.UTF_16LE)).status()).isEqualTo(400);
    byte[] latin =
        RawHttp.BODY.replace("StoragePool", "\u00fc").getBytes(StandardCharsets.ISO_8859_1);
    Reply reply = post(latin);
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.header("CIMError")).isEqualTo("request-not-valid");
  }

  @Test
  void aHundredMegabytesAreRefusedInBoundedMemory() throws IOException {
    System.gc();
    long before = used();
    for (String filler : new String[] {" ", "<x/>", "<!-- -->", "text"}) {
      assertThat(stream(filler).status()).as(filler).isBetween(400, 413);
    }
    System.gc();
    assertThat(used() - before).isLessThan(64L << 20);
    assertThat(post(RawHttp.BODY).status()).isEqualTo(200);
  }

  private static long used() {
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  /** Sends the beginning of a request and then 100 MB of the filler, in chunks. */
  private static Reply stream(String filler) throws IOException {
    Map<String, String> headers = RawHttp.headers();
    headers.put("Transfer-Encoding", "chunked");
    byte[] block = filler.repeat(65536 / filler.length()).getBytes(StandardCharsets.UTF_8);
    try (RawHttp http = endpoint.connect()) {
      OutputStream out = http.out();
      byte[] start = RawHttp.BODY.substring(0, 200).getBytes(StandardCharsets.UTF_8);
      out.write(RawHttp.request("POST /cimom HTTP/1.1", headers, new byte[0]));
      chunk(out, start);
      for (long sent = 0; sent < 100_000_000; sent += block.length) {
        chunk(out, block);
      }
      out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      return http.reply();
    }
  }

  private static void chunk(OutputStream out, byte[] bytes) throws IOException {
    out.write((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
    out.write(bytes);
    out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
  }

  @Test
  void namesNeverSeenBeforeLeaveNothingBehind() throws IOException {
    long grown = 0;
    for (int round = 0; round < 3; round++) {
      long before = settled();
      for (int i = 0; i < 200; i++) {
        StringBuilder body = new StringBuilder("<CIM CIMVERSION=\"2.0\" DTDVERSION=\"2.0\">");
        for (int n = 0; n < 30; n++) {
          body.append("<!-- --><?p").append(round).append('x').append(i).append('x').append(n);
          body.append("?>");
        }
        post(body.append("<N").append(i).append("/></CIM>").toString());
      }
      grown = settled() - before;
    }
    assertThat(grown).isLessThan(8L << 20);
  }

  private static long settled() {
    long[] samples = new long[3];
    for (int i = 0; i < samples.length; i++) {
      System.gc();
      samples[i] = used();
    }
    return Arrays.stream(samples).min().orElseThrow();
  }
}
