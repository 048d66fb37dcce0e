package org.arraytwin.cim.mof.syntax;

/**
 * A mistake in a MOF file. The message is one line: {@code file:line:column: what is wrong;
 * expected what would be right: the offending line}.
 */
public final class MofException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int SHOWN = 120;

  private final String file;
  private final int line;
  private final int column;
  private final String sourceLine;
  private final String problem;
  private final String expected;

  MofException(
      String file, int line, int column, String sourceLine, String problem, String expected) {
    super(
        file
            + ':'
            + line
            + ':'
            + column
            + ": "
            + problem
            + "; expected "
            + expected
            + ": "
            + shown(sourceLine));
    this.file = file;
    this.line = line;
    this.column = column;
    this.sourceLine = sourceLine;
    this.problem = problem;
    this.expected = expected;
  }

  private static String shown(String line) {
    String trimmed = line.strip();
    return trimmed.length() <= SHOWN ? trimmed : trimmed.substring(0, SHOWN) + "...";
  }

  /** The file, relative to the folder given. */
  public String file() {
    return file;
  }

  /** The line, from 1. */
  public int line() {
    return line;
  }

  /** The column, from 1, in UTF-16 units. */
  public int column() {
    return column;
  }

  /** The whole offending line. */
  public String sourceLine() {
    return sourceLine;
  }

  /** What is wrong. */
  public String problem() {
    return problem;
  }

  /** What would have been right. */
  public String expected() {
    return expected;
  }
}
