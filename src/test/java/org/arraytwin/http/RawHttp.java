package org.arraytwin.http;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** One connection, bytes by hand. */
final class RawHttp implements AutoCloseable {
  /** A request that the server answers with 200. */
  static final String BODY =
      body("EnumerateInstanceNames", "sample", "ClassName", "CIM_StoragePool");

  /**
   * An answer.
   *
   * @param start the status line
   * @param headers by lower-case name
   * @param body without its codings; as far as it goes where it was cut
   * @param trailers by lower-case name
   */
  record Reply(
      String start, Map<String, String> headers, String body, Map<String, String> trailers) {
    int status() {
      return Integer.parseInt(start.substring(9, 12));
    }

    String header(String name) {
      return headers.get(name.toLowerCase(Locale.ROOT));
    }
  }

  private final Socket socket;
  private final InputStream in;

  RawHttp(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(30_000);
    in = new BufferedInputStream(socket.getInputStream());
  }

  static String body(String operation, String namespace, String parameter, String className) {
    return "<?xml version=\"1.0\" encoding=\"utf-8\"?><CIM CIMVERSION=\"2.0\" DTDVERSION=\"2.0\">"
        + "<MESSAGE ID=\"7\" PROTOCOLVERSION=\"1.0\"><SIMPLEREQ><IMETHODCALL NAME=\""
        + operation
        + "\"><LOCALNAMESPACEPATH><NAMESPACE NAME=\"root\"/><NAMESPACE NAME=\""
        + namespace
        + "\"/></LOCALNAMESPACEPATH><IPARAMVALUE NAME=\""
        + parameter
        + "\"><CLASSNAME NAME=\""
        + className
        + "\"/></IPARAMVALUE></IMETHODCALL></SIMPLEREQ></MESSAGE></CIM>";
  }

  static Map<String, String> headers() {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Host", "127.0.0.1");
    headers.put("Authorization", basic("admin:arraytwin"));
    headers.put("Content-Type", "application/xml; charset=\"utf-8\"");
    headers.put("CIMOperation", "MethodCall");
    headers.put("CIMMethod", "EnumerateInstanceNames");
    headers.put("CIMObject", "root/sample");
    return headers;
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static String basic(String login) {
    return "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
  }

  static byte[] request(String start, Map<String, String> headers, byte[] body) {
    StringBuilder head = new StringBuilder(start).append("\r\n");
    headers.forEach((k, v) -> head.append(k).append(": ").append(v).append("\r\n"));
    byte[] top = head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    byte[] all = new byte[top.length + body.length];
    System.arraycopy(top, 0, all, 0, top.length);
    System.arraycopy(body, 0, all, top.length, body.length);
    return all;
  }

  OutputStream out() throws IOException {
    return socket.getOutputStream();
  }

  void send(byte[] bytes) throws IOException {
    out().write(bytes);
    out().flush();
  }

  /** POSTs a body with a Content-Length. */
  Reply post(Map<String, String> headers, byte[] body) throws IOException {
    Map<String, String> all = new LinkedHashMap<>(headers);
    all.putIfAbsent("Content-Length", Integer.toString(body.length));
    send(request("POST /cimom HTTP/1.1", all, body));
    return reply();
  }

  Reply post(Map<String, String> headers, String body) throws IOException {
    return post(headers, body.getBytes(StandardCharsets.UTF_8));
  }

  /** Reads the next answer. */
  Reply reply() throws IOException {
    String start = line();
    Map<String, String> headers = fields();
    if (start.startsWith("HTTP/1.1 100")) {
      return reply();
    }
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    Map<String, String> trailers = Map.of();
    String length = headers.get("content-length");
    if (length != null) {
      body.write(exactly(Integer.parseInt(length)));
    } else if ("chunked".equals(headers.get("transfer-encoding"))) {
      for (int n = chunk(); n > 0; n = chunk()) {
        body.write(exactly(n));
        line();
      }
      trailers = fields();
    } else {
      in.transferTo(body);
    }
    boolean zipped = "gzip".equals(headers.get("content-encoding"));
    byte[] bytes = zipped ? unzipped(body.toByteArray()) : body.toByteArray();
    return new Reply(start, headers, new String(bytes, StandardCharsets.UTF_8), trailers);
  }

  private static byte[] unzipped(byte[] zipped) throws IOException {
    ByteArrayOutputStream plain = new ByteArrayOutputStream();
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(zipped))) {
      in.transferTo(plain);
    } catch (EOFException e) {
      plain.writeBytes(RawHttp.utf8("<cut>"));
    }
    return plain.toByteArray();
  }

  private Map<String, String> fields() throws IOException {
    Map<String, String> fields = new LinkedHashMap<>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      fields.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).trim());
    }
    return fields;
  }

  private int chunk() throws IOException {
    return Integer.parseInt(line(), 16);
  }

  private byte[] exactly(int n) throws IOException {
    byte[] bytes = in.readNBytes(n);
    if (bytes.length < n) {
      throw new EOFException("connection closed inside the body");
    }
    return bytes;
  }

  /** Whether the server closes without (further) answer. */
  boolean closed() {
    try {
      return in.read() < 0;
    } catch (IOException e) {
      return true;
    }
  }

  String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException("connection closed");
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
