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

/**
 * Walks breadth-first through every state that can be reached, told apart by their keys, and lets
 * each be checked against the truth. What it finds first is the shortest way to it.
 *
 * @param <S> what it walks through
 */
final class Explorer<S extends Walked<S>> {
  private static final int UNTRUTHS = 20;

  private final Function<S, List<Step>> alphabet;
  private final int limit;
  private final List<String> untruths = new ArrayList<>();
  private final MessageDigest digest = sha256();
  private final Map<Key, Integer> met = new HashMap<>();
  private final ArrayDeque<Open<S>> open = new ArrayDeque<>();
  private final Map<String, Long> taken = new TreeMap<>();
  private final Map<String, Long> cells = new TreeMap<>();
  private long steps;
  private long refused;

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

  private record Key(long a, long b) {
    static Key of(String text) {
      long a = 0;
      long b = 0xCBF29CE484222325L;
      for (int i = 0; i < text.length(); i++) {
        a = a * 0x9E3779B97F4A7C15L + text.charAt(i) + 1;
        a ^= a >>> 29;
        b = (b ^ text.charAt(i)) * 0x100000001B3L;
      }
      return new Key(a, b);
    }
  }

  /** How a state was come to: the last step and the way before it. */
  private record Trail(Trail from, Step by, int depth) {
    static final Trail START = new Trail(null, null, 0);

    /** The steps from the start. */
    String story() {
      List<String> lines = new ArrayList<>();
      for (Trail t = this; t.from != null; t = t.from) {
        lines.add(0, "  " + t.by + "\n");
      }
      return String.join("", lines);
    }
  }

  /** A state whose steps have not been taken yet. */
  private record Open<S>(int id, S state, Trail trail) {}

  /** A walk that must end within so many states. */
  Explorer(Function<S, List<Step>> alphabet, int limit) {
    this.alphabet = alphabet;
    this.limit = limit;
  }

  /** Walks from a start; once. */
  Walk explore(S start) {
    int deepest = 0;
    open.add(new Open<>(0, start, Trail.START));
    met.put(Key.of(start.key()), 0);
    while (!open.isEmpty()) {
      Open<S> from = open.remove();
      deepest = from.trail().depth();
      for (Step step : alphabet.apply(from.state())) {
        steps++;
        Walked.Taken<S> result = take(from, step);
        if (result != null) {
          count(from, step, result);
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
    String found = HexFormat.of().formatHex(digest.digest());
    return new Walk(met.size(), steps, refused, deepest, found, taken, cells);
  }

  private void count(Open<S> from, Step step, Walked.Taken<S> result) {
    result.cells().forEach(cell -> cells.merge(cell.cell(), 1L, Long::sum));
    if (result.refusal() != null) {
      refused++;
      note(from.id() + step.toString() + result.refusal().reason());
      return;
    }
    taken.merge(kind(step), 1L, Long::sum);
    int fresh = met.size();
    String key = result.after().key();
    int id = met.computeIfAbsent(Key.of(key), k -> fresh);
    note(from.id() + step.toString() + id);
    if (id != fresh) {
      return;
    }
    Trail trail = new Trail(from.trail(), step, from.trail().depth() + 1);
    open.add(new Open<>(id, result.after(), trail));
    if (met.size() > limit) {
      throw new AssertionError(
          "more than "
              + limit
              + " states; the last:\n"
              + trail.story()
              + "\n"
              + key
              + "\n"
              + String.join("\n", untruths));
    }
  }

  /** The step's outcome; null where it ended in an untruth, which is told at the end. */
  private Walked.Taken<S> take(Open<S> from, Step step) {
    try {
      return from.state().take(step);
    } catch (AssertionError | RuntimeException e) {
      String what = String.valueOf(e.getMessage());
      if (untruths.size() < UNTRUTHS && untruths.stream().noneMatch(u -> u.startsWith(what))) {
        untruths.add(what + " after\n" + from.trail().story() + "  " + step);
      }
      return null;
    }
  }

  private static String kind(Step step) {
    return step instanceof Step.Do asked
        ? asked.command().getClass().getSimpleName()
        : step.getClass().getSimpleName();
  }

  private void note(String line) {
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
