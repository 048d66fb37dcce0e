package org.arraytwin.replication.table;

/**
 * A state of a kind of session, in the product's own word.
 *
 * @param index in its table, from 0; 0 is the state of a new session
 * @param word as the product shows it
 * @param traits a bit for each {@link Trait}
 */
public record State(int index, String word, long traits) {
  public boolean has(Trait trait) {
    return (traits & trait.bit()) != 0;
  }

  /** Whether this is the state of that word; engine code asks traits instead. */
  public boolean is(String wanted) {
    return word.equals(wanted);
  }

  @Override
  public String toString() {
    return word;
  }
}
