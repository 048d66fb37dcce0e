package org.arraytwin.replication.table;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Proves of an action that every combination of what its columns may be is answered, and that every
 * cell is the first for one of them. Walks only as far as the first cell left asks.
 */
public final class Proof {
  private final Action action;
  private final long[] domain;
  private final boolean[] reached;
  private @Nullable String unanswered;

  private Proof(Action action) {
    this.action = action;
    domain = new long[action.columns().size()];
    for (int i = 0; i < domain.length; i++) {
      int values = action.columns().get(i).values().size();
      domain[i] = values == 64 ? -1L : (1L << values) - 1;
    }
    reached = new boolean[action.cells().size()];
  }

  /**
   * What a walk has found.
   *
   * @param unanswered a combination without a cell, in words, or null
   * @param unreachable positions of cells that are never the first, from 0
   */
  public record Finding(@Nullable String unanswered, List<Integer> unreachable) {}

  /** Walks an action. */
  public static Finding of(Action action) {
    Proof proof = new Proof(action);
    proof.walk(proof.domain, 0);
    List<Integer> unreachable = new ArrayList<>();
    for (int i = 0; i < proof.reached.length; i++) {
      if (!proof.reached[i]) {
        unreachable.add(i);
      }
    }
    return new Finding(proof.unanswered, List.copyOf(unreachable));
  }

  /** The cells that may count in a state, in order. */
  public static List<Cell> cells(Action action, State state) {
    Proof proof = new Proof(action);
    long[] box = proof.domain.clone();
    for (int i = 0; i < box.length; i++) {
      if (action.columns().get(i).kind() == Column.Kind.STATE) {
        box[i] = 1L << state.index();
      }
    }
    proof.walk(box, 0);
    List<Cell> found = new ArrayList<>();
    for (int i = 0; i < proof.reached.length; i++) {
      if (proof.reached[i]) {
        found.add(action.cells().get(i));
      }
    }
    return List.copyOf(found);
  }

  /** Splits a box of combinations by the first cell from {@code at} on that cuts it. */
  private void walk(long[] box, int at) {
    if (at == action.cells().size()) {
      if (unanswered == null) {
        unanswered = words(box);
      }
      return;
    }
    Cell cell = action.cells().get(at);
    long[] rest = box;
    for (int i = 0; i < box.length; i++) {
      long outside = rest[i] & ~cell.mask(i);
      if (outside == rest[i]) {
        walk(rest, at + 1);
        return;
      }
      if (outside != 0) {
        long[] missed = rest.clone();
        missed[i] = outside;
        walk(missed, at + 1);
        rest = rest.clone();
        rest[i] &= cell.mask(i);
      }
    }
    reached[at] = true;
  }

  private String words(long[] box) {
    List<String> terms = new ArrayList<>();
    for (int i = 0; i < box.length; i++) {
      Column column = action.columns().get(i);
      if (box[i] != domain[i]) {
        terms.add(column.name() + "=" + column.values().get(Long.numberOfTrailingZeros(box[i])));
      }
    }
    return terms.isEmpty() ? "anything" : String.join(" ", terms);
  }
}
