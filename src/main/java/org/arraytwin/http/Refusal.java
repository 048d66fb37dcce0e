package org.arraytwin.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * A request answered by an HTTP status instead of a CIM response (DSP0200 clause 7.3).
 *
 * @param status the HTTP status
 * @param cimError the value of the CIMError header, or null
 * @param detail what is wrong and what would be right, for the PGErrorDetail header
 */
record Refusal(int status, @Nullable String cimError, String detail) {
  /** How much of a refused body is read, so that the client lives to see the answer. */
  private static final long DRAINED_BYTES = 160L << 20;

  /** How long a refused client may be silent in its body: it has its answer and holds a thread. */
  private static final long DRAIN_IDLE_MILLIS = 2_000;

  /** For a client that asks again in a second. */
  static Refusal busy(String detail) {
    return new Refusal(503, null, detail);
  }

  /**
   * Answers at once, then reads and drops the rest of the body: a client that still sends would
   * lose the answer to a connection that is reset. Always true.
   */
  boolean send(Request request, Response response, Callback callback) {
    boolean drains = status != 503 && !request.getHeaders().contains(HttpHeader.EXPECT);
    if (!drains || status == 413) {
      response.getHeaders().put(HttpHeader.CONNECTION, "close");
    }
    response.setStatus(status);
    if (status == 503) {
      response.getHeaders().put(HttpHeader.RETRY_AFTER, "1");
    }
    if (cimError != null) {
      response.getHeaders().put("CIMError", cimError);
    }
    String escaped = HeaderText.escaped(detail);
    response.getHeaders().put("PGErrorDetail", escaped);
    if (!drains) {
      response.write(true, ByteBuffer.allocate(0), callback);
      return true;
    }
    try {
      Content.Sink.write(response, true, ByteBuffer.allocate(0));
      drain(request);
    } catch (IOException e) {
      callback.failed(e);
      return true;
    }
    callback.succeeded();
    return true;
  }

  private static void drain(Request request) throws IOException {
    byte[] dropped = new byte[16 << 10];
    long total = 0;
    EndPoint connection = request.getConnectionMetaData().getConnection().getEndPoint();
    long idle = connection.getIdleTimeout();
    connection.setIdleTimeout(Math.min(idle, DRAIN_IDLE_MILLIS));
    try (var body = Content.Source.asInputStream(request)) {
      for (int n = body.read(dropped); n >= 0 && total <= DRAINED_BYTES; n = body.read(dropped)) {
        total += n;
      }
    } finally {
      connection.setIdleTimeout(idle);
    }
  }
}
