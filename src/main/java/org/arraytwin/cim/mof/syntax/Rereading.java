package org.arraytwin.cim.mof.syntax;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads a file again, line by line and only forward, for errors found long after their place was
 * read; errors that come in the order of their places read it once.
 */
final class Rereading {
  private @Nullable Reader reader;
  private final StringBuilder text = new StringBuilder();
  private int line;
  private int lineStart;
  private int next;

  Rereading(MofSource source, String path) {
    try {
      Reader opened = source.open(path);
      reader = opened == null ? null : new BufferedReader(opened);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The line found last, from 1. */
  int line() {
    return line;
  }

  /** The offset at which it begins. */
  int lineStart() {
    return lineStart;
  }

  /** The text of the line in which an offset lies that is not before the line found last. */
  String lineAt(int offset) {
    try {
      while (line == 0 || (next <= offset && reader != null)) {
        readLine();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private void readLine() throws IOException {
    text.setLength(0);
    line++;
    lineStart = next;
    int c = reader == null ? -1 : reader.read();
    while (c >= 0 && c != '\n') {
      text.append((char) c);
      next++;
      c = reader == null ? -1 : reader.read();
    }
    next++;
    int length = text.length();
    if (length > 0 && text.charAt(length - 1) == '\r') {
      text.setLength(length - 1);
    }
    if (c < 0 && reader != null) {
      reader.close();
      reader = null;
    }
  }
}
