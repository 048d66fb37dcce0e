package org.arraytwin.demo;

/**
 * One thing that a demonstration has looked at.
 *
 * @param table title of the table it stands in
 * @param time virtual time since the demonstration began, {@code +H:MM:SS}
 * @param about what has happened before, where, or what is claimed
 * @param expected what the manual's table has, in the words of the demonstration
 * @param seen what was seen instead, or the same
 * @param holds whether it was as expected
 */
public record Check(
    String table, String time, String about, String expected, String seen, boolean holds) {
  /** What was expected and what was seen, in the same words where they agree. */
  record Compared(String about, String expected, String seen) {}
}
