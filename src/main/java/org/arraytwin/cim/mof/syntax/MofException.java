package org.arraytwin.cim.mof.syntax;

/**
 * A mistake in a MOF file. The message is one line: {@code file:line:column: what is wrong;
 * expected what would be right: the offending line}.
 */
public final class MofException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int SHOWN = 120;

  /** How much of the line is kept on either side of the place, in characters. */
  static final int KEPT = 200;

  private final transient Spot spot;
  private final String sourceLine;
  private final String problem;
  private final String expected;

  /** A place in a file: lines and columns from 1, columns in UTF-16 units. */
  record Spot(String file, int line, int column) {}

  /**
   * @param sourceLine what is around the place, at most {@link #KEPT} characters on either side
   */
  MofException(Spot spot, String sourceLine, String problem, String expected) {
    super(
        spot.file()
            + ':'
            + spot.line()
            + ':'
            + spot.column()
            + ": "
            + problem
            + "; expected "
            + expected
            + ": "
            + shown(sourceLine));
    this.spot = spot;
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
    return spot.file();
  }

  /** The line, from 1. */
  public int line() {
    return spot.line();
  }

  /** The column, from 1, in UTF-16 units. */
  public int column() {
    return spot.column();
  }

  /** The offending line; of a very long one the part around the place. */
  public String sourceLine() {
    return sourceLine;
  }

  /** Where in {@link #sourceLine()} the place is, from 0. */
  public int offsetInLine() {
    return Math.min(Math.min(spot.column() - 1, KEPT), sourceLine.length());
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
