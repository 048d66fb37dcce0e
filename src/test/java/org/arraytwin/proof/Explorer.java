package org.arraytwin.proof;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.arraytwin.fleet.Fleet;

/**
 * Walks breadth-first through every state that a fleet can reach, in its {@link Canonical} form,
 * and checks each against the truth. What it finds first is the shortest way to it.
 */
final class Explorer {
  private static final int UNTRUTHS = 20;

  private final Function<Fleet, List<Step>> alphabet;
  private final int limit;
  private final List<String> untruths = new ArrayList<>();

  /**
   * What a walk has found.
   *
   * @param states how many it has met
   * @param steps how many it has tried
   * @param refused how many of them were refused
   * @param deepest the number of steps to the farthest
   * @param digest of all states, steps, answers and where they lead
   * @param taken by kind of step, how often it was carried out
   * @param cells by cell of a session table, how often it counted
   */
  record Walk(
      int states,
      long steps,
      long refused,
      int deepest,
      String digest,
      Map<String, Long> taken,
      Map<String, Long> cells) {
    String summary() {
      return states
          + " states, "
          + steps
          + " steps, "
          + refused
          + " refused, deepest "
          + deepest
          + ", digest "
          + digest.substring(0, 16);
    }
  }

  private record Key(long a, long b) {}

  private record Node(int id, Life life, Node from, Step by, int depth) {}

  /** A walk that must end within so many states. */
  Explorer(Function<Fleet, List<Step>> alphabet, int limit) {
    this.alphabet = alphabet;
    this.limit = limit;
  }

  Walk explore(Life start) {
    MessageDigest digest = sha256();
    Map<Key, Integer> met = new HashMap<>();
    ArrayDeque<Node> open = new ArrayDeque<>();
    Map<String, Long> taken = new TreeMap<>();
    Map<String, Long> cells = new TreeMap<>();
    long steps = 0;
    long refused = 0;
    int deepest = 0;
    open.add(new Node(0, start, null, null, 0));
    met.put(key(start), 0);
    while (!open.isEmpty()) {
      Node node = open.remove();
      deepest = node.depth();
      for (Step step : alphabet.apply(node.life().fleet())) {
        steps++;
        Life.Result result = take(node, step);
        if (result == null) {
          continue;
        }
        result.cells().forEach(cell -> cells.merge(cell.cell(), 1L, Long::sum));
        if (result.refusal() != null) {
          refused++;
          note(digest, node.id() + step.toString() + result.refusal().reason());
          continue;
        }
        taken.merge(kind(step), 1L, Long::sum);
        int fresh = met.size();
        int id = met.computeIfAbsent(key(result.life()), k -> fresh);
        note(digest, node.id() + step.toString() + id);
        if (id == fresh) {
          open.add(new Node(id, result.life(), node, step, node.depth() + 1));
          if (met.size() > limit) {
            throw new AssertionError(
                "more than "
                    + limit
                    + " states; the last:\n"
                    + story(open.getLast())
                    + "\n"
                    + Canonical.text(result.life().fleet())
                    + "\n"
                    + String.join("\n", untruths));
          }
        }
      }
    }
    if (!untruths.isEmpty()) {
      throw new AssertionError(
          untruths.size()
              + " untruths in "
              + met.size()
              + " states:\n"
              + String.join("\n", untruths));
    }
    return new Walk(
        met.size(),
        steps,
        refused,
        deepest,
        HexFormat.of().formatHex(digest.digest()),
        taken,
        cells);
  }

  /** The step's outcome; null where it ended in an untruth, which is told at the end. */
  private Life.Result take(Node node, Step step) {
    try {
      return node.life().take(step);
    } catch (AssertionError | RuntimeException e) {
      String what = String.valueOf(e.getMessage());
      if (untruths.size() < UNTRUTHS && untruths.stream().noneMatch(u -> u.startsWith(what))) {
        untruths.add(what + " after\n" + story(node) + "  " + step);
      }
      return null;
    }
  }

  /** The steps from the start. */
  private static String story(Node last) {
    List<String> lines = new ArrayList<>();
    for (Node n = last; n.from() != null; n = n.from()) {
      lines.add(0, "  " + n.by() + "\n");
    }
    return String.join("", lines);
  }

  private static String kind(Step step) {
    return step instanceof Step.Do asked
        ? asked.command().getClass().getSimpleName()
        : step.getClass().getSimpleName();
  }

  private static Key key(Life life) {
    String text = Canonical.text(life.fleet()) + life.forced().toSortedSet();
    long a = 0;
    long b = 0xCBF29CE484222325L;
    for (int i = 0; i < text.length(); i++) {
      a = a * 0x9E3779B97F4A7C15L + text.charAt(i) + 1;
      a ^= a >>> 29;
      b = (b ^ text.charAt(i)) * 0x100000001B3L;
    }
    return new Key(a, b);
  }

  private static void note(MessageDigest digest, String line) {
    digest.update(line.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) '\n');
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
