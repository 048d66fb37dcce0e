package org.arraytwin.replication;

import io.vavr.collection.Array;

/**
 * What an asynchronous mirror still has to send: the writes of the sender's stream behind the last
 * one that is across, in the order in which they were accepted. Writes that were accepted between
 * two multiples of {@code setMicros} are a set; a closed set is sent while the next one fills.
 *
 * <p>An ordered journal shows a set at the receiver when all of it is across: the receiver always
 * holds one past state of all volumes. Without order a set's grains are put in place as they come,
 * by location: until the set is whole the receiver is no one past state.
 *
 * <p>While nothing passes no set closes for the receiver, which cannot know that nothing is
 * missing.
 *
 * <p>All of it is a function of time as long as the rate stays; nothing happens while it runs.
 *
 * @param ordered whether sets are put in place whole (asynchronous) or grain by grain (adaptive)
 * @param limitBytes of writes accepted and not across: the buffer, or the greatest Skew
 * @param setMicros length of a set
 * @param beganMicros sets close at multiples of their length after this
 * @param applied the last write in the receiver's contents as stored, the end of a set
 * @param sent the last write that was wholly across at {@code atMicros}
 * @param part bytes of the next one that were, too
 * @param rate bytes per second that the path gives since then
 * @param atMicros virtual time of the last change of rate; of the first of several to none
 * @param generation counts those changes, so that what was expected before is void
 */
public record Journal(
    boolean ordered,
    long limitBytes,
    long setMicros,
    long beganMicros,
    long applied,
    long sent,
    double part,
    double rate,
    long atMicros,
    long generation) {

  /** A journal whose receiver holds everything up to a write. */
  public static Journal begin(
      boolean ordered, long limitBytes, long setMicros, long number, long now) {
    return new Journal(ordered, limitBytes, setMicros, now, number, number, 0, 0, now, 0);
  }

  /** Bytes behind {@code sent} that are across by a time. */
  double acrossBytes(WriteStream stream, long now) {
    double least = part + passing(atMicros, now);
    double accepted = 0;
    long upTo = stream.numberAt(now);
    for (Segment s : Backlog.behind(stream, sent)) {
      long first = Math.max(s.first(), sent + 1);
      long last = Math.min(Backlog.last(s), upTo);
      if (first <= last) {
        if (s.startMicros() > atMicros) {
          // What came before may have been across by then; from there on the rate counts anew.
          least = Math.min(least, accepted + passing(s.startMicros(), now));
        }
        accepted += Backlog.bytes(s, first, last);
      }
    }
    return Math.min(Math.min(least, accepted), noIdleCredit(stream, now));
  }

  /**
   * Where hosts write in bursts, time without a burst is no credit for the next: no window of a
   * millisecond, two, four and so on carries more than the rate.
   */
  private double noIdleCredit(WriteStream stream, long now) {
    double least = Double.MAX_VALUE;
    Workload workload = stream.workload();
    if (workload == null || rate >= workload.bytesPerSecond()) {
      return least;
    }
    for (long window = 1_000; now - window > atMicros; window *= 2) {
      long accepted = stream.numberAt(now - window);
      if (accepted >= sent) {
        // One write may have been under way when the window began.
        double before = Backlog.bytes(stream, sent, accepted) + workload.extentBytes();
        least = Math.min(least, before + passing(now - window, now));
      }
    }
    return least;
  }

  private double passing(long from, long to) {
    return rate * Math.max(0, to - from) / 1e6;
  }

  /** The last write that is wholly across by a time. */
  public long across(WriteStream stream, long now) {
    return Backlog.reach(stream, sent, acrossBytes(stream, now), stream.numberAt(now));
  }

  /** Bytes accepted and not across by a time: what the buffer holds. */
  public long pending(WriteStream stream, long now) {
    long accepted = Backlog.bytes(stream, sent, stream.numberAt(now));
    return (long) Math.ceil(accepted - acrossBytes(stream, now));
  }

  /** The last write of the last set that is whole at the receiver by a time. */
  public long whole(WriteStream stream, long now) {
    long closed = closedBy(toldUntil(stream, now));
    return closed < beganMicros ? applied : Math.max(applied, stream.numberAt(closed));
  }

  /** Up to when the receiver's state tells all, by a time: the close of the last whole set. */
  public long wholeMicros(WriteStream stream, long now) {
    return Math.max(beganMicros, closedBy(toldUntil(stream, now)));
  }

  /** Up to when the receiver knows, by a time, that it lacks nothing. */
  private long toldUntil(WriteStream stream, long now) {
    long across = across(stream, now);
    long until = across >= stream.numberAt(now) ? now : stream.microsOf(across + 1) - 1;
    return Math.min(until, heardUntil(now));
  }

  /** When the sender was last heard, by a time: where nothing passes, no close of a set does. */
  private long heardUntil(long now) {
    return rate == 0 ? Math.min(now, atMicros) : now;
  }

  private long closedBy(long micros) {
    return beganMicros + Math.floorDiv(micros - beganMicros, setMicros) * setMicros;
  }

  /** Whether the receiver is one past state by a time: that after {@link #whole}. */
  public boolean isWhole(WriteStream stream, long now) {
    return ordered || partly(stream, now) == 0;
  }

  /** The receiver's contents after {@link #whole}, from its contents after {@code applied}. */
  public Array<Content> wholeContents(WriteStream stream, Array<Content> stored, long now) {
    return Backlog.advanced(stream, stored, applied, whole(stream, now));
  }

  /** The receiver's contents by a time, from its contents after write {@code applied}. */
  public Array<Content> received(WriteStream stream, Array<Content> stored, long now) {
    Array<Content> low = wholeContents(stream, stored, now);
    double share = partly(stream, now);
    if (ordered || share == 0) {
      return low;
    }
    long whole = whole(stream, now);
    Array<Content> high = Backlog.advanced(stream, low, whole, endOfNext(stream, whole, now));
    return high.zipWith(low, (h, l) -> h.splice(l, h.frontier(l, (long) (share * h.differing(l)))));
  }

  /** How much of the set behind the last whole one is across, where it is closed; 0 to 1. */
  private double partly(WriteStream stream, long now) {
    long whole = whole(stream, now);
    long end = endOfNext(stream, whole, now);
    if (end <= whole || ordered) {
      return 0;
    }
    // The set may have been under way when the rate last changed.
    double across =
        acrossBytes(stream, now)
            + Backlog.bytes(stream, whole, sent)
            - Backlog.bytes(stream, sent, whole);
    return Math.max(0, Math.min(1, across / Backlog.bytes(stream, whole, end)));
  }

  /** The last write of the set behind a whole one; where that is not closed yet, the whole one. */
  private long endOfNext(WriteStream stream, long whole, long now) {
    if (whole >= stream.numberAt(now)) {
      return whole;
    }
    long close = closedBy(stream.microsOf(whole + 1) - 1) + setMicros;
    return close > heardUntil(now) ? whole : stream.numberAt(close);
  }

  /** This journal once what is whole by now has been stored. */
  public Journal stored(WriteStream stream, long now) {
    return new Journal(
        ordered,
        limitBytes,
        setMicros,
        beganMicros,
        whole(stream, now),
        sent,
        part,
        rate,
        atMicros,
        generation);
  }

  /** This journal with whatever was expected of it void. */
  public Journal expecting() {
    return new Journal(
        ordered,
        limitBytes,
        setMicros,
        beganMicros,
        applied,
        sent,
        part,
        rate,
        atMicros,
        generation + 1);
  }

  /** This journal at another rate from now on. */
  public Journal rated(WriteStream stream, double newRate, long now) {
    double bytes = acrossBytes(stream, now);
    long across = Backlog.reach(stream, sent, bytes, stream.numberAt(now));
    double rest = bytes - Backlog.bytes(stream, sent, across);
    return new Journal(
        ordered,
        limitBytes,
        setMicros,
        beganMicros,
        applied,
        across,
        rest,
        newRate,
        rate == 0 && newRate == 0 ? atMicros : now,
        generation + 1);
  }
}
