package org.arraytwin.http;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.function.BooleanSupplier;
import org.arraytwin.cim.CimException;
import org.arraytwin.cimxml.Utf8Output;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.jspecify.annotations.Nullable;

/**
 * The way of an answer to the client. One that fits the first piece goes with its length; a longer
 * one streams, compressed or with the CIM status behind it where the client asked for that.
 */
final class AnswerSink extends OutputStream {
  private static final String STATUS = "CIMStatusCode";
  private static final String DESCRIPTION = "CIMStatusCodeDescription";

  /** Below this, compression costs more than it saves. */
  private static final int WORTH_COMPRESSING_BYTES = 1024;

  private final Request request;
  private final Response response;
  private final String prefix;
  private final BooleanSupplier powered;
  private final Coding coding;
  private HttpFields.@Nullable Mutable trailers;
  private @Nullable Gzip gzip;
  private boolean begun;
  private boolean whole;

  /**
   * A sink of one answer.
   *
   * @param prefix of the CIM headers of an M-POST, else empty
   * @param powered while false, the connection is cut
   */
  AnswerSink(Request request, Response response, String prefix, BooleanSupplier powered) {
    this.request = request;
    this.response = response;
    this.prefix = prefix;
    this.powered = powered;
    this.coding = Coding.of(request.getHeaders());
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int off, int len) throws IOException {
    if (!begun) {
      begin(len);
    }
    if (gzip == null) {
      send(whole, ByteBuffer.wrap(bytes, off, len));
    } else {
      gzip.write(bytes, off, len);
    }
  }

  private void begin(int firstBytes) throws IOException {
    begun = true;
    boolean small = whole && firstBytes < WORTH_COMPRESSING_BYTES;
    if (coding == Coding.GZIP_ONLY || (coding == Coding.GZIP && !small)) {
      response.getHeaders().put(HttpHeader.CONTENT_ENCODING, "gzip");
      gzip = new Gzip(new BufferedOutputStream(new Pieces(), Utf8Output.BUFFER_BYTES));
    }
    if (coding != Coding.IDENTITY) {
      response.getHeaders().put(HttpHeader.VARY, HttpHeader.ACCEPT_ENCODING.asString());
    }
    if ((gzip != null || !whole) && takesTrailers(request)) {
      HttpFields.Mutable fields = HttpFields.build();
      response.getHeaders().put(HttpHeader.TRAILER, prefix + STATUS + ", " + prefix + DESCRIPTION);
      response.setTrailersSupplier(() -> fields);
      trailers = fields;
    }
    if (gzip != null) {
      // The head leaves at once: what goes into the compressor counts as gone.
      send(false, ByteBuffer.allocate(0));
    }
  }

  private static boolean takesTrailers(Request request) {
    return request.getConnectionMetaData().getHttpVersion() != HttpVersion.HTTP_1_0
        && request.getHeaders().getCSV(HttpHeader.TE, false).stream()
            .anyMatch("trailers"::equalsIgnoreCase);
  }

  private void send(boolean last, ByteBuffer bytes) throws IOException {
    if (!powered.getAsBoolean()) {
      request.getConnectionMetaData().getConnection().getEndPoint().close();
      throw new IOException("no power");
    }
    Content.Sink.write(response, last, bytes);
  }

  /** Sends what is left of a whole answer. */
  void finish(Utf8Output out) throws IOException {
    whole = !begun || (gzip == null && trailers == null);
    out.flush();
    if (gzip != null || trailers != null) {
      end("0", null);
    }
  }

  /**
   * Ends an answer that will never be whole by its status, if the client reads trailers.
   *
   * @return whether the client has been told; else the connection must be aborted
   */
  boolean cut(CimException error) throws IOException {
    if (trailers == null) {
      return false;
    }
    end(Integer.toString(error.status().code()), error.getMessage());
    return true;
  }

  private void end(String status, @Nullable String description) throws IOException {
    if (gzip != null) {
      gzip.finish();
      gzip.flush();
    }
    if (trailers != null) {
      trailers.put(prefix + STATUS, status);
      if (description != null) {
        trailers.put(prefix + DESCRIPTION, HeaderText.escaped(description));
      }
    }
    send(true, ByteBuffer.allocate(0));
  }

  /** Gives back what compression took; whatever has not been sent is not sent. */
  void release() {
    if (gzip != null) {
      gzip.release();
    }
  }

  /** What the compressor yields. */
  private final class Pieces extends OutputStream {
    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int off, int len) throws IOException {
      send(false, ByteBuffer.wrap(bytes, off, len));
    }
  }
}
