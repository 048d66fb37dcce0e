package org.arraytwin.profile;

import java.util.Set;

/**
 * What clients can do with the server that an array's namespaces are served by.
 *
 * @param operations the names of the intrinsic operations that are implemented
 * @param longestPullSeconds the longest OperationTimeout of a pulled enumeration
 * @param continuesOnError whether ContinueOnError of pulled enumerations is supported
 * @param slp whether user agents find the server by SLP
 */
public record Protocol(
    Set<String> operations, int longestPullSeconds, boolean continuesOnError, boolean slp) {
  public Protocol {
    operations = Set.copyOf(operations);
  }
}
