package org.arraytwin.replication.table;

import java.util.List;

/** One condition and what follows where it is the first that holds. */
public final class Cell {
  private final CellRef ref;
  private final List<Term> terms;
  private final Verdict verdict;
  private final String source;
  private final String certainty;
  private final int[] columns;
  private final long[] masks;

  /**
   * One column's share of a condition.
   *
   * @param column position in the action's columns
   * @param mask a bit for each value that suits
   */
  public record Term(int column, long mask) {}

  /**
   * @param ref its name
   * @param terms what must hold, each about another column; none: always
   * @param source manual and table, or the prose it comes from
   * @param certainty F found, I inferred, K common knowledge
   */
  public Cell(CellRef ref, List<Term> terms, Verdict verdict, String source, String certainty) {
    this.ref = ref;
    this.terms = List.copyOf(terms);
    this.verdict = verdict;
    this.source = source;
    this.certainty = certainty;
    columns = terms.stream().mapToInt(Term::column).toArray();
    masks = terms.stream().mapToLong(Term::mask).toArray();
  }

  public CellRef ref() {
    return ref;
  }

  public List<Term> terms() {
    return terms;
  }

  public Verdict verdict() {
    return verdict;
  }

  public String source() {
    return source;
  }

  public String certainty() {
    return certainty;
  }

  /** The same condition with another verdict. */
  public Cell saying(Verdict other) {
    return new Cell(ref, terms, other, source, certainty);
  }

  /** The values a column may have, all bits where the cell does not ask about it. */
  long mask(int column) {
    for (int i = 0; i < columns.length; i++) {
      if (columns[i] == column) {
        return masks[i];
      }
    }
    return -1L;
  }

  /** Reads what it needs and tells whether it holds; {@code seen} keeps what was read, plus one. */
  boolean holds(List<Column> all, int[] seen, FactReader reader, int options) {
    for (int i = 0; i < columns.length; i++) {
      int column = columns[i];
      int value = seen[column] - 1;
      if (value < 0) {
        value = all.get(column).read(reader, options);
        seen[column] = value + 1;
      }
      if ((masks[i] >>> value & 1) == 0) {
        return false;
      }
    }
    return true;
  }
}
