package org.arraytwin.http;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Compresses quickly rather than well: XML shrinks tenfold either way. */
final class Gzip extends GZIPOutputStream {
  private static final int BUFFER_BYTES = 8 << 10;

  Gzip(OutputStream out) throws IOException {
    super(out, BUFFER_BYTES);
    def.setLevel(Deflater.BEST_SPEED);
  }

  /** Frees the memory outside the heap, also where the stream was never finished. */
  void release() {
    def.end();
  }
}
