package org.arraytwin.fleet;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Deadlines that were set in the order in which they strike, as an immutable queue that is not
 * empty. Successive ones share an array: each sees its own part of it, and one more is written
 * behind that, if nobody has done so before.
 */
final class Lane {
  /**
   * One deadline.
   *
   * @param key of what has it alone, or {@link #NO_KEY}
   */
  record Entry(long atMicros, long sequence, int key, Command command) {
    static final int NO_KEY = -1;

    boolean before(Entry other) {
      return atMicros < other.atMicros || (atMicros == other.atMicros && sequence < other.sequence);
    }

    Due due() {
      return new Due(atMicros, sequence);
    }
  }

  private static final VarHandle CELL = MethodHandles.arrayElementVarHandle(Entry[].class);

  private final Entry[] cells;
  private final int from;
  private final int to;

  private Lane(Entry[] cells, int from, int to) {
    this.cells = cells;
    this.from = from;
    this.to = to;
  }

  static Lane of(Entry... inOrder) {
    return new Lane(inOrder, 0, inOrder.length);
  }

  int size() {
    return to - from;
  }

  Entry first() {
    return cells[from];
  }

  /** Reads what the next few are about, whenever a few more begin. */
  void readAhead(Fleet fleet) {
    if (from % Ahead.FEW == 0) {
      List<Command> few = new ArrayList<>(Ahead.FEW);
      for (int i = from; i < Math.min(from + Ahead.FEW, to); i++) {
        few.add(cells[i].command());
      }
      Ahead.read(fleet, few);
    }
  }

  Entry last() {
    return cells[to - 1];
  }

  /** With one more, which strikes after all others. */
  Lane with(Entry last) {
    if (to < cells.length && CELL.compareAndSet(cells, to, null, last)) {
      return new Lane(cells, from, to + 1);
    }
    Entry[] own = Arrays.copyOfRange(cells, from, from + 2 * (size() + 1));
    Arrays.fill(own, size(), Math.min(own.length, cells.length - from), null);
    own[size()] = last;
    return new Lane(own, 0, size() + 1);
  }

  /** Without the first, or null where it was the only one. */
  @Nullable Lane rest() {
    return size() == 1 ? null : new Lane(cells, from + 1, to);
  }

  /** Both as one. */
  Lane merged(Lane other) {
    Entry[] mine = entries();
    Entry[] theirs = other.entries();
    Entry[] all = new Entry[mine.length + theirs.length];
    int m = 0;
    int t = 0;
    for (int i = 0; i < all.length; i++) {
      boolean take = t == theirs.length || (m < mine.length && mine[m].before(theirs[t]));
      all[i] = take ? mine[m++] : theirs[t++];
    }
    return of(all);
  }

  /** All, in order. */
  Entry[] entries() {
    return Arrays.copyOfRange(cells, from, to);
  }
}
