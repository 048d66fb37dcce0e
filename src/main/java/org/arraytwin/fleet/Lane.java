package org.arraytwin.fleet;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Deadlines that were set in the order in which they strike, as an immutable queue that is not
 * empty: the first ones in an array, the others in a list from the last one on, which becomes the
 * next array when the first is used up.
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

  private record Link(Entry entry, @Nullable Link before) {}

  private final Entry[] front;
  private final int from;
  private final @Nullable Link back;
  private final int size;

  private Lane(Entry[] front, int from, @Nullable Link back, int size) {
    this.front = front;
    this.from = from;
    this.back = back;
    this.size = size;
  }

  static Lane of(Entry... inOrder) {
    return new Lane(inOrder, 0, null, inOrder.length);
  }

  int size() {
    return size;
  }

  Entry first() {
    return front[from];
  }

  Entry last() {
    return back == null ? front[front.length - 1] : back.entry;
  }

  /** With one more, which strikes after all others. */
  Lane with(Entry last) {
    return new Lane(front, from, new Link(last, back), size + 1);
  }

  /** Without the first, or null where it was the only one. */
  @Nullable Lane rest() {
    if (from + 1 < front.length) {
      return new Lane(front, from + 1, back, size - 1);
    }
    return back == null ? null : of(backInOrder(new Entry[size - 1]));
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
    Entry[] all = Arrays.copyOfRange(front, from, from + size);
    return backInOrder(all);
  }

  /** Fills the end of an array with those of the list. */
  private Entry[] backInOrder(Entry[] into) {
    int i = into.length;
    for (Link link = back; link != null; link = link.before) {
      into[--i] = link.entry;
    }
    return into;
  }
}
