package org.arraytwin.cim.mof.syntax;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One MOF text, seen through a window of whole lines that moves on as the lexer does: a file of any
 * length needs the memory of its longest declaration. Lines and columns are counted only when an
 * error needs them; for one that lies before the window the file is read again.
 */
final class SourceFile {
  static final int MAX_WINDOW = 32 * 1024 * 1024;
  private static final int FIRST_WINDOW = 1 << 15;
  private static final int BLOCK = 1 << 16;

  private final MofSource source;
  private final String path;
  private final String name;
  private final Consumer<MofException> problems;
  private @Nullable Reader reader;
  private char[] text = new char[FIRST_WINDOW];
  private int filled;
  private int limit;
  private int base;
  private int linesBefore;
  private int counted;
  private int countedLines;
  private int countedLineStart;
  private @Nullable Rereading rereading;

  private SourceFile(
      MofSource source, String path, @Nullable Reader reader, Consumer<MofException> problems) {
    this.source = source;
    this.path = path;
    this.name = source.label(path);
    this.reader = reader;
    this.problems = problems;
  }

  /**
   * Opens a file and fills the first window.
   *
   * @return null where the source has no such file
   */
  static @Nullable SourceFile open(MofSource source, String path, Consumer<MofException> problems)
      throws IOException {
    Reader reader = source.open(path);
    if (reader == null) {
      return null;
    }
    SourceFile file = new SourceFile(source, path, reader, problems);
    try {
      file.fill();
    } catch (IOException e) {
      file.close();
      throw e;
    }
    return file;
  }

  /** A file that cannot be read, for an error about it. */
  static SourceFile absent(String name) {
    return new SourceFile(p -> null, name, null, e -> {});
  }

  String name() {
    return name;
  }

  /** The window; valid up to {@link #limit()}. */
  char[] text() {
    return text;
  }

  /** Behind the last whole line of the window, or behind the end of the file. */
  int limit() {
    return limit;
  }

  /** The characters of the file before the window. */
  int base() {
    return base;
  }

  /** Tells the caller of the parser of a mistake; returns where he wants to go on. */
  void report(MofException problem) {
    problems.accept(problem);
  }

  /**
   * Moves the window on.
   *
   * @param keep the offset in the window before which nothing is needed any more
   * @return by how much offsets have become smaller, or -1 at the end of the file
   */
  int advance(int keep) {
    if (reader == null) {
      return -1;
    }
    int from = keep;
    while (from > 0 && text[from - 1] != '\n') {
      from--;
    }
    for (int i = 0; i < from; i++) {
      if (text[i] == '\n') {
        linesBefore++;
      }
    }
    System.arraycopy(text, from, text, 0, filled - from);
    base += from;
    filled -= from;
    countFromTheWindowsStart();
    limit -= from;
    try {
      fill();
    } catch (IOException e) {
      close();
      report(unreadable(e));
    }
    return from;
  }

  private MofException unreadable(IOException e) {
    boolean coding = e instanceof CharacterCodingException;
    MofException error =
        coding
            ? error(base + limit, "the text is not UTF-8 here or soon after", "UTF-8 text")
            : error(base + limit, "cannot read on: " + e.getMessage(), "a readable file");
    error.initCause(e);
    return error;
  }

  private void fill() throws IOException {
    while (reader != null) {
      while (filled < text.length) {
        int n = reader.read(text, filled, text.length - filled);
        if (n < 0) {
          close();
          return;
        }
        filled += n;
      }
      int newline = filled;
      while (newline > limit && text[newline - 1] != '\n') {
        newline--;
      }
      if (newline > limit) {
        limit = newline;
        return;
      }
      if (filled >= MAX_WINDOW) {
        throw new IOException("a line has more than " + MAX_WINDOW + " characters");
      }
      text = Arrays.copyOf(text, Math.max(BLOCK, text.length * 2));
    }
  }

  /** No more is read: what is left is the end of the file. */
  private void close() {
    Reader open = reader;
    reader = null;
    limit = filled;
    if (base == 0) {
      text = Arrays.copyOf(text, filled);
    }
    if (open != null) {
      try {
        open.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** An error at an offset in the file. */
  MofException error(int offset, String problem, String expected) {
    if (offset < base) {
      return earlier(offset, problem, expected);
    }
    int at = Math.min(offset - base, filled);
    if (at < counted) {
      countFromTheWindowsStart();
    }
    while (counted < at) {
      if (text[counted++] == '\n') {
        countedLines++;
        countedLineStart = counted;
      }
    }
    int lineEnd = at;
    int most = Math.min(filled, at + MofException.KEPT);
    while (lineEnd < most && text[lineEnd] != '\n' && text[lineEnd] != '\r') {
      lineEnd++;
    }
    int from = Math.max(countedLineStart, at - MofException.KEPT);
    return new MofException(
        new MofException.Spot(name, linesBefore + countedLines + 1, at - countedLineStart + 1),
        new String(text, from, Math.max(0, lineEnd - from)),
        problem,
        expected);
  }

  private void countFromTheWindowsStart() {
    counted = 0;
    countedLines = 0;
    countedLineStart = 0;
  }

  private MofException earlier(int offset, String problem, String expected) {
    Rereading from = rereading;
    if (from == null || from.lineStart() > offset) {
      from = new Rereading(source, path);
      rereading = from;
    }
    String line = from.lineAt(offset);
    int at = Math.min(offset - from.lineStart(), line.length());
    return new MofException(
        new MofException.Spot(name, from.line(), at + 1),
        line.substring(
            Math.max(0, at - MofException.KEPT), Math.min(line.length(), at + MofException.KEPT)),
        problem,
        expected);
  }
}
