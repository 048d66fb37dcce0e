package org.arraytwin.cim.query.term;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.arraytwin.cim.query.term.RegularExpression.Edge;
import org.arraytwin.cim.query.term.RegularExpression.Fork;
import org.arraytwin.cim.query.term.RegularExpression.One;
import org.arraytwin.cim.query.term.RegularExpression.State;
import org.arraytwin.cim.query.term.TextPattern.Malformed;

/**
 * Turns a regular expression into states. A piece is a list of states whose forks lead to positions
 * relative to the fork, so that pieces can be put together and repeated by copying.
 */
final class RegularExpressionParser {
  private static final int STATES = 4096;
  private static final int DEPTH = 50;

  private final int[] pattern;
  private int at;

  RegularExpressionParser(String pattern) {
    this.pattern = pattern.codePoints().toArray();
  }

  /** The states, forks leading to absolute positions; the end is the position after the last. */
  List<State> states() throws Malformed {
    List<State> states = alternatives(0);
    if (at < pattern.length) {
      throw new Malformed(") without (");
    }
    List<State> absolute = new ArrayList<>(states.size());
    for (int i = 0; i < states.size(); i++) {
      absolute.add(
          states.get(i) instanceof Fork f
              ? new Fork(i + f.first(), i + f.second())
              : states.get(i));
    }
    return absolute;
  }

  private boolean next(int c) {
    return at < pattern.length && pattern[at] == c;
  }

  private List<State> alternatives(int depth) throws Malformed {
    if (depth > DEPTH) {
      throw new Malformed("more than " + DEPTH + " nested groups");
    }
    List<List<State>> all = new ArrayList<>();
    all.add(sequence(depth));
    while (next('|') || next('/')) {
      at++;
      all.add(sequence(depth));
    }
    List<State> result = all.get(all.size() - 1);
    for (int i = all.size() - 2; i >= 0; i--) {
      List<State> joined = new ArrayList<>();
      joined.add(new Fork(1, all.get(i).size() + 2));
      joined.addAll(all.get(i));
      joined.add(new Fork(result.size() + 1, result.size() + 1));
      joined.addAll(result);
      result = bounded(joined);
    }
    return result;
  }

  private static List<State> bounded(List<State> states) throws Malformed {
    if (states.size() > STATES) {
      throw new Malformed("it needs more than " + STATES + " states");
    }
    return states;
  }

  private List<State> sequence(int depth) throws Malformed {
    List<State> states = new ArrayList<>();
    while (at < pattern.length && !next('|') && !next('/') && !next(')')) {
      List<State> piece = repeated(atom(depth));
      states.addAll(piece);
      bounded(states);
    }
    return states;
  }

  private List<State> atom(int depth) throws Malformed {
    int c = pattern[at++];
    return switch (c) {
      case '(' -> group(depth);
      case '[' -> set();
      case '.' -> one(x -> true);
      case '^' -> List.of(new Edge(false));
      case '$' -> List.of(new Edge(true));
      case '*', '+', '?' ->
          throw new Malformed(Character.toString(c) + " has nothing before it to repeat");
      case '\\' -> escaped();
      default -> one(x -> x == c);
    };
  }

  private List<State> group(int depth) throws Malformed {
    List<State> group = alternatives(depth + 1);
    if (!next(')')) {
      throw new Malformed("( without )");
    }
    at++;
    return group;
  }

  private List<State> set() throws Malformed {
    CharacterSet set = CharacterSet.read(pattern, at);
    at = set.end() + 1;
    if (next('^')) {
      at++;
      return one(set.test().negate());
    }
    return one(set.test());
  }

  private List<State> escaped() throws Malformed {
    if (at == pattern.length) {
      throw new Malformed("\\ at the end");
    }
    int meant = pattern[at++];
    return one(x -> x == meant);
  }

  private static List<State> one(IntPredicate test) {
    return List.of(new One(test));
  }

  private List<State> repeated(List<State> atom) throws Malformed {
    List<State> piece = atom;
    while (at < pattern.length) {
      int c = pattern[at];
      if (c == '*') {
        piece = star(piece);
      } else if (c == '+') {
        piece = times(piece, 1, -1);
      } else if (c == '?') {
        piece = times(piece, 0, 1);
      } else if (c == '{' && bounds() != null) {
        int[] bounds = bounds();
        at = bounds[2] - 1;
        piece = times(piece, bounds[0], bounds[1]);
      } else {
        return piece;
      }
      at++;
    }
    return piece;
  }

  private static List<State> star(List<State> piece) throws Malformed {
    List<State> states = new ArrayList<>();
    states.add(new Fork(1, piece.size() + 2));
    states.addAll(piece);
    states.add(new Fork(-piece.size() - 1, 1));
    return bounded(states);
  }

  /** At least and at most so often; no upper bound where most is negative. */
  private static List<State> times(List<State> piece, int least, int most) throws Malformed {
    if (most >= 0 && most < least) {
      throw new Malformed("{" + least + "," + most + "} runs backwards");
    }
    List<State> states = new ArrayList<>();
    for (int i = 0; i < least; i++) {
      states.addAll(piece);
      bounded(states);
    }
    if (most < 0) {
      states.addAll(star(piece));
      return bounded(states);
    }
    for (int i = least; i < most; i++) {
      states.add(new Fork(1, (most - i) * (piece.size() + 1)));
      states.addAll(piece);
      bounded(states);
    }
    return states;
  }

  /**
   * What braces after an atom say: least, most (-1 for no bound), the position after them; null
   * where they are none of this form and so stand for themselves.
   */
  private int @org.jspecify.annotations.Nullable [] bounds() throws Malformed {
    int i = at + 1;
    int[] values = {0, 0};
    boolean[] given = {false, false};
    int side = 0;
    for (; i < pattern.length && pattern[i] != '}'; i++) {
      if (pattern[i] == ',' && side == 0) {
        side = 1;
      } else if (pattern[i] >= '0' && pattern[i] <= '9') {
        values[side] = values[side] * 10 + pattern[i] - '0';
        given[side] = true;
        if (values[side] > STATES) {
          throw new Malformed("a repetition of more than " + STATES);
        }
      } else {
        return null;
      }
    }
    if (i == pattern.length || (!given[0] && !given[1])) {
      return null;
    }
    int most = side == 0 ? values[0] : given[1] ? values[1] : -1;
    return new int[] {values[0], most, i + 1};
  }
}
