package org.arraytwin.cim.query.term;

import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * A regular expression of DSP1001: {@code . * + ? {n,m} [set] [set]^ ( ) | / ^ $} and backslash. It
 * runs as a machine that is in many states at once, so that no expression takes more than (length
 * of the text) x (states) steps. The whole text must match.
 */
public final class RegularExpression implements TextPattern {
  /** A state; what it leads to are numbers of states. */
  sealed interface State {}

  /** Passes over one character. */
  record One(IntPredicate test) implements State {}

  /** Leads to two states without a character. */
  record Fork(int first, int second) implements State {}

  /** Passes only at the beginning of the text, or only at its end. */
  record Edge(boolean end) implements State {}

  private final List<State> states;

  RegularExpression(List<State> states) {
    this.states = List.copyOf(states);
  }

  /** Reads an expression. */
  public static RegularExpression of(String pattern) throws Malformed {
    return new RegularExpression(new RegularExpressionParser(pattern).states());
  }

  @Override
  public boolean matches(String text) {
    int[] points = text.codePoints().toArray();
    BitSet now = new BitSet(states.size() + 1);
    int[] todo = new int[states.size() * 2 + 2];
    reach(now, 0, 0, points.length, todo);
    for (int at = 0; at < points.length && !now.isEmpty(); at++) {
      BitSet next = new BitSet(states.size() + 1);
      for (int s = now.nextSetBit(0); s >= 0 && s < states.size(); s = now.nextSetBit(s + 1)) {
        if (states.get(s) instanceof One one && one.test().test(points[at])) {
          reach(next, s + 1, at + 1, points.length, todo);
        }
      }
      now = next;
    }
    return now.get(states.size());
  }

  /** Marks all states that can be reached from one without a character. */
  private void reach(BitSet marked, int from, int at, int length, int[] todo) {
    int n = 0;
    todo[n++] = from;
    while (n > 0) {
      int s = todo[--n];
      if (marked.get(s)) {
        continue;
      }
      marked.set(s);
      if (s < states.size()) {
        State state = states.get(s);
        if (state instanceof Fork fork) {
          todo[n++] = fork.first();
          todo[n++] = fork.second();
        } else if (state instanceof Edge edge && (edge.end() ? at == length : at == 0)) {
          todo[n++] = s + 1;
        }
      }
    }
  }
}
