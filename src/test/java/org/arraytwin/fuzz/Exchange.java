package org.arraytwin.fuzz;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** One connection to a server, which asks and judges what is answered. */
final class Exchange implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 20_000;
  private static final int MAX_CIM_STATUS = 29;

  /** What DSP0200 and HTTP have for wrong requests; never a 500. */
  private static final Set<Integer> CLEAR =
      Set.of(
          200, 400, 401, 403, 404, 405, 406, 408, 411, 413, 414, 415, 417, 431, 501, 503, 505, 510);

  /** How often each status was answered. */
  final Map<String, Integer> tally = new TreeMap<>();

  private final int port;
  private Socket socket;
  private InputStream in;

  Exchange(int port) throws IOException {
    this.port = port;
    open();
  }

  private void open() throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(PATIENCE_MILLIS);
    socket.setTcpNoDelay(true);
    in = new BufferedInputStream(socket.getInputStream());
  }

  /** Sends a whole request; what is wrong with the answer, or null. */
  String judge(byte[] request) throws IOException {
    try {
      socket.getOutputStream().write(request);
    } catch (IOException e) {
      // Refused before it was read to its end: the answer is there all the same.
    }
    String status;
    try {
      status = line();
    } catch (IOException e) {
      close();
      open();
      return "no answer at all: " + e;
    }
    if (!status.matches("HTTP/1\\.[01] [0-9]{3}.*")) {
      return "not an HTTP answer: " + status;
    }
    int code = Integer.parseInt(status.substring(9, 12));
    byte[] body = body(code);
    tally.merge("HTTP " + code, 1, Integer::sum);
    if (!CLEAR.contains(code)) {
      return "HTTP " + code;
    }
    return code == 200 && body.length > 0 ? wrong(body) : null;
  }

  /** Asks to open an enumeration: opened, or what is answered instead. */
  String status(byte[] request) throws IOException {
    socket.getOutputStream().write(request);
    int code = Integer.parseInt(line().substring(9, 12));
    String body = new String(body(code), StandardCharsets.UTF_8);
    return body.contains("EnumerationContext") ? "opened" : code + " " + body;
  }

  private byte[] body(int code) throws IOException {
    long length = -1;
    boolean chunked = false;
    boolean closes = false;
    for (String header = line(); !header.isEmpty(); header = line()) {
      String lower = header.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        length = Long.parseLong(lower.substring(15).trim());
      }
      chunked |= lower.startsWith("transfer-encoding: chunked");
      closes |= lower.startsWith("connection: close");
    }
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    if (chunked) {
      for (int n = Integer.parseInt(line(), 16); n > 0; n = Integer.parseInt(line(), 16)) {
        body.write(in.readNBytes(n));
        line();
      }
      line();
    } else if (length > 0) {
      body.write(in.readNBytes((int) length));
    }
    // After a refusal there may be bytes of the request that nobody has read.
    if (closes || code != 200) {
      close();
      open();
    }
    return body.toByteArray();
  }

  /** An answer is a whole document, and its errors have a code and are not our own mistakes. */
  private String wrong(byte[] body) {
    try {
      XMLInputFactory factory = XMLInputFactory.newInstance();
      factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
      XMLStreamReader xml = factory.createXMLStreamReader(new ByteArrayInputStream(body), "UTF-8");
      while (xml.hasNext()) {
        if (xml.next() == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("ERROR")) {
          int code = Integer.parseInt(xml.getAttributeValue(null, "CODE"));
          tally.merge("CIM " + code, 1, Integer::sum);
          String description = xml.getAttributeValue(null, "DESCRIPTION");
          if (code < 1 || code > MAX_CIM_STATUS || description.contains("internal error")) {
            return "CIM status " + code + ": " + description;
          }
        }
      }
      return null;
    } catch (XMLStreamException e) {
      return "not well-formed (" + e + "): " + new String(body, StandardCharsets.UTF_8);
    }
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException("the connection was closed");
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
