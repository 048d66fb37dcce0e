package org.arraytwin.product.bs2000.sdf;

import java.util.List;

/** A statement that is wrong; the words of the message are the interpreter's. */
public final class SdfException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What is wrong. */
  public enum Mistake {
    /** Brackets, commas or quotes. Inserts: what was found, what was expected. */
    SYNTAX,
    /** No such command. Inserts: its name. */
    UNKNOWN_COMMAND,
    /** An abbreviation of several. Inserts: what was typed, the candidates. */
    AMBIGUOUS,
    /** No such operand. Inserts: its name, those there are. */
    UNKNOWN_OPERAND,
    /** More values than operands. Inserts: the value. */
    TOO_MANY_OPERANDS,
    /** An operand given twice. Inserts: its name. */
    OPERAND_TWICE,
    /** An operand that has no default is missing. Inserts: its name. */
    MISSING_OPERAND,
    /** A value that the operand does not have. Inserts: operand, value, what it may be. */
    WRONG_VALUE,
    /** More values than a list may have. Inserts: operand, how many at most. */
    LIST_TOO_LONG
  }

  private final Mistake mistake;
  private final transient List<String> inserts;

  SdfException(Mistake mistake, String... inserts) {
    super(mistake + " " + List.of(inserts), null, false, false);
    this.mistake = mistake;
    this.inserts = List.of(inserts);
  }

  public Mistake mistake() {
    return mistake;
  }

  public List<String> inserts() {
    return inserts;
  }
}
