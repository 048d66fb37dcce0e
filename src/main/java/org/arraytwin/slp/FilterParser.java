package org.arraytwin.slp;

import java.util.ArrayList;
import java.util.List;

/** Reads predicates (RFC 2254 without extensible matches). */
final class FilterParser {
  private static final int MAX_DEPTH = 32;

  private final String text;
  private int at;

  private FilterParser(String text) {
    this.text = text;
  }

  /**
   * The filter that a predicate means; {@link Filter#ANY} for an empty one.
   *
   * @throws SlpException PARSE_ERROR with the position
   */
  static Filter parse(String predicate) {
    if (predicate.isBlank()) {
      return Filter.ANY;
    }
    // SBLIM's client escapes the predicate as a whole, parentheses and all
    boolean escaped = predicate.strip().startsWith("\\28");
    FilterParser parser = new FilterParser(escaped ? SlpText.unescape(predicate) : predicate);
    Filter filter = parser.filter(0);
    parser.skipBlanks();
    if (parser.at < parser.text.length()) {
      throw parser.wrong("end of the predicate");
    }
    return filter;
  }

  private Filter filter(int depth) {
    if (depth == MAX_DEPTH) {
      throw wrong("at most " + MAX_DEPTH + " levels");
    }
    expect('(');
    skipBlanks();
    Filter filter =
        switch (at < text.length() ? text.charAt(at) : ' ') {
          case '&' -> new Filter.All(parts(depth));
          case '|' -> new Filter.Either(parts(depth));
          case '!' -> negation(depth);
          default -> item();
        };
    expect(')');
    return filter;
  }

  private Filter negation(int depth) {
    at++;
    return new Filter.Not(filter(depth + 1));
  }

  private List<Filter> parts(int depth) {
    at++;
    List<Filter> parts = new ArrayList<>();
    do {
      parts.add(filter(depth + 1));
      skipBlanks();
    } while (at < text.length() && text.charAt(at) == '(');
    return List.copyOf(parts);
  }

  private Filter item() {
    int end = text.indexOf(')', at);
    int equals = text.indexOf('=', at);
    if (end < 0 || equals < 0 || equals > end) {
      throw wrong("a comparison such as (tag=value)");
    }
    char before = equals == at ? ' ' : text.charAt(equals - 1);
    boolean twoSigns = before == '<' || before == '>' || before == '~';
    String written = text.substring(at, twoSigns ? equals - 1 : equals);
    String tag = SlpText.fold(SlpText.unescape(written));
    if (tag.isEmpty() || written.matches(".*[(),<>~!*].*")) {
      throw wrong("a tag");
    }
    at = equals + 1;
    String value = text.substring(at, end);
    if (value.isEmpty() || value.matches(".*[(<>=~].*")) {
      throw wrong("a value, its special characters escaped");
    }
    at = end;
    if (before == '<' || before == '>') {
      return new Filter.Bound(tag, SlpText.fold(SlpText.unescape(value)), before == '>');
    }
    return value.strip().equals("*")
        ? new Filter.Present(tag)
        : new Filter.Like(tag, Wildcard.escaped(value));
  }

  private void expect(char c) {
    skipBlanks();
    if (at >= text.length() || text.charAt(at) != c) {
      throw wrong("'" + c + "'");
    }
    at++;
  }

  private void skipBlanks() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private SlpException wrong(String expected) {
    return SlpException.malformed("predicate at " + at + ": expected " + expected);
  }
}
