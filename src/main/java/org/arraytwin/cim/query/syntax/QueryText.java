package org.arraytwin.cim.query.syntax;

import org.arraytwin.cim.CimException;
import org.arraytwin.cim.CimStatus;

/**
 * The text of a query, which tells where in it something is wrong.
 *
 * @param language as messages name it
 * @param text as the client sent it
 */
public record QueryText(String language, String text) {
  private static final int SHOWN = 40;

  /** INVALID_QUERY with line and column. */
  public CimException invalid(int at, String found, String expected) {
    return new CimException(
        CimStatus.INVALID_QUERY, place(at) + ": " + found + "; expected " + expected);
  }

  /** QUERY_FEATURE_NOT_SUPPORTED with line and column. */
  public CimException unsupported(int at, String what) {
    return new CimException(
        CimStatus.QUERY_FEATURE_NOT_SUPPORTED, place(at) + ": " + what + " not supported");
  }

  /** SERVER_LIMITS_EXCEEDED: the query is too large in one respect. */
  public CimException tooMuch(int at, String what, int limit) {
    return new CimException(
        CimStatus.SERVER_LIMITS_EXCEEDED,
        place(at) + ": " + what + "; this server accepts at most " + limit);
  }

  private String place(int at) {
    int line = 1;
    int column = 1;
    for (int i = 0; i < Math.min(at, text.length()); i++) {
      if (text.charAt(i) == '\n') {
        line++;
        column = 1;
      } else {
        column++;
      }
    }
    return language + " query, line " + line + ", column " + column;
  }

  /** What stands there, shortened for a message. */
  static String shown(String piece) {
    int end = piece.offsetByCodePoints(0, Math.min(SHOWN, piece.codePointCount(0, piece.length())));
    return end == piece.length() ? piece : piece.substring(0, end) + "...";
  }
}
