package org.arraytwin.product.bs2000.sdf;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.arraytwin.product.bs2000.sdf.SdfException.Mistake;
import org.jspecify.annotations.Nullable;

/** Reads a statement: its name, then operands. */
final class Reader {
  private static final int DEEPEST = 8;
  private static final String MARKS = ",()='";

  /**
   * A statement as typed.
   *
   * @param name of the command, upper case, without slash
   * @param operands in order
   */
  record Statement(String name, List<Value.Given> operands) {}

  private final String text;
  private int at;

  private Reader(String text) {
    this.text = text;
  }

  /** Reads a line; an empty name where there is nothing on it. */
  static Statement read(String line) {
    String text = line.strip();
    Reader reader = new Reader(text.startsWith("/") ? text.substring(1) : text);
    String name = reader.word();
    reader.blanks();
    List<Value.Given> operands = reader.done() ? List.of() : reader.operands(0);
    if (!reader.done()) {
      throw reader.unexpected("A COMMA");
    }
    return new Statement(name, operands);
  }

  private List<Value.Given> operands(int depth) {
    if (depth > DEEPEST) {
      throw unexpected("FEWER BRACKETS");
    }
    List<Value.Given> operands = new ArrayList<>();
    do {
      operands.add(operand(depth));
      blanks();
    } while (take(','));
    return operands;
  }

  private Value.Given operand(int depth) {
    blanks();
    if (done() || peek() == ',' || peek() == ')') {
      return new Value.Given(null, new Value.Left());
    }
    int before = at;
    if (MARKS.indexOf(peek()) < 0) {
      String name = word();
      blanks();
      if (take('=')) {
        blanks();
        return new Value.Given(name, value(depth));
      }
      at = before;
    }
    return new Value.Given(null, value(depth));
  }

  private Value value(int depth) {
    blanks();
    if (done() || peek() == ',' || peek() == ')') {
      return new Value.Left();
    }
    if (take('(')) {
      List<Value> values = new ArrayList<>();
      do {
        values.add(value(depth + 1));
        blanks();
      } while (take(','));
      close();
      return new Value.Several(values);
    }
    boolean quoted = peek() == '\'';
    int begin = at;
    String word = quoted ? quoted() : word();
    String typed = quoted ? word : text.substring(begin, at);
    blanks();
    if (!take('(')) {
      return new Value.Word(word, typed, null);
    }
    List<Value.Given> structure = operands(depth + 1);
    close();
    return new Value.Word(word, typed, structure);
  }

  private void close() {
    blanks();
    if (!take(')')) {
      throw unexpected("')'");
    }
  }

  private String quoted() {
    int end = text.indexOf('\'', at + 1);
    if (end < 0) {
      throw unexpected("A CLOSING QUOTE");
    }
    String inside = text.substring(at + 1, end);
    at = end + 1;
    return inside;
  }

  /** Everything up to a mark or blank, in upper case. */
  private String word() {
    int begin = at;
    while (!done() && MARKS.indexOf(peek()) < 0 && !Character.isWhitespace(peek())) {
      at++;
    }
    if (at == begin && !done()) {
      throw unexpected("A WORD");
    }
    return text.substring(begin, at).toUpperCase(Locale.ROOT);
  }

  private SdfException unexpected(String wanted) {
    @Nullable String found = done() ? null : text.substring(at, Math.min(text.length(), at + 8));
    return new SdfException(Mistake.SYNTAX, found == null ? "THE END" : found, wanted);
  }

  private void blanks() {
    while (!done() && Character.isWhitespace(peek())) {
      at++;
    }
  }

  private boolean take(char c) {
    if (!done() && peek() == c) {
      at++;
      return true;
    }
    return false;
  }

  private boolean done() {
    return at >= text.length();
  }

  private char peek() {
    return text.charAt(at);
  }
}
