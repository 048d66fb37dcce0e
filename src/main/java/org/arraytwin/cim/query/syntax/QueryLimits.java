package org.arraytwin.cim.query.syntax;

/**
 * How large a query may be; beyond, it is SERVER_LIMITS_EXCEEDED.
 *
 * @param characters of the text
 * @param nodes of its syntax tree
 * @param depth of its parentheses, prefixes, chains and operators in a row
 */
public record QueryLimits(int characters, int nodes, int depth) {
  /** Room for some thousand alternatives, far from the end of a thread's stack. */
  public static final QueryLimits DEFAULT = new QueryLimits(256 * 1024, 20_000, 100);
}
