package org.arraytwin.scenario;

/**
 * Where something stands in its file.
 *
 * @param line from 1 on, 0 where it was read from no file
 * @param column from 1 on
 */
public record Place(int line, int column) {
  public static final Place NONE = new Place(0, 0);
}
