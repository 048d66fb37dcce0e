import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A connection that stays open; knows Content-Length and chunked answers. */
final class Wire implements AutoCloseable {
  private static final int TAIL_BYTES = 1024;

  private final Socket socket;
  private final InputStream in;
  private final byte[] buffer = new byte[256 << 10];
  private final byte[] tail = new byte[TAIL_BYTES];
  private int tailLength;

  Wire(int port) throws IOException {
    socket = new Socket("127.0.0.1", port);
    socket.setTcpNoDelay(true);
    in = new BufferedInputStream(socket.getInputStream(), 64 << 10);
  }

  /**
   * Asks and reads the answer; the body goes to {@code kept} where there is one.
   *
   * @return the body's length
   */
  long call(byte[] request, OutputStream kept) throws IOException {
    socket.getOutputStream().write(request);
    String status = line();
    if (!status.startsWith("HTTP/1.1 200")) {
      throw new IOException("answered " + status);
    }
    long length = -1;
    for (String header = line(); !header.isEmpty(); header = line()) {
      if (header.regionMatches(true, 0, "Content-Length:", 0, 15)) {
        length = Long.parseLong(header.substring(15).trim());
      }
    }
    tailLength = 0;
    if (length >= 0) {
      skip(length, kept);
      return length;
    }
    long total = 0;
    for (long chunk = chunk(); chunk > 0; chunk = chunk()) {
      skip(chunk, kept);
      line();
      total += chunk;
    }
    line();
    return total;
  }

  /** The end of the last answer, at least 512 bytes of it where it has so many. */
  String tail() {
    return new String(tail, 0, tailLength, StandardCharsets.UTF_8);
  }

  private long chunk() throws IOException {
    return Long.parseLong(line().trim(), 16);
  }

  private void skip(long length, OutputStream kept) throws IOException {
    for (long left = length; left > 0; ) {
      int n = in.read(buffer, 0, (int) Math.min(left, buffer.length));
      if (n < 0) {
        throw new EOFException("the answer breaks off");
      }
      if (kept != null) {
        kept.write(buffer, 0, n);
      }
      keepTail(n);
      left -= n;
    }
  }

  private void keepTail(int n) {
    int fresh = Math.min(n, TAIL_BYTES);
    int old = Math.min(tailLength, TAIL_BYTES - fresh);
    System.arraycopy(tail, tailLength - old, tail, 0, old);
    System.arraycopy(buffer, n - fresh, tail, old, fresh);
    tailLength = old + fresh;
  }

  private String line() throws IOException {
    StringBuilder text = new StringBuilder(64);
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException("the connection was closed");
      }
      if (c != '\r') {
        text.append((char) c);
      }
    }
    return text.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
