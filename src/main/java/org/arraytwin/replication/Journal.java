package org.arraytwin.replication;

import io.vavr.collection.Array;
import io.vavr.collection.List;

/**
 * What an asynchronous mirror still has to send: the writes of the sender's stream behind the last
 * one that is across, in the order in which they were accepted. Writes that were accepted between
 * two multiples of {@code setMicros} are a set; a closed set is sent while the next one fills.
 *
 * <p>An ordered journal shows a set at the receiver when all of it is across: the receiver always
 * holds one past state of all volumes. Without order a set's grains are put in place as they come,
 * by location: until the set is whole the receiver is no one past state.
 *
 * <p>What is sent arrives a latency later, in the order in which it was sent. While nothing passes
 * no set closes for the receiver, which cannot know that nothing is missing, and what was on the
 * wire when that began is lost: it is sent again.
 *
 * <p>All of it is a function of time as long as the rate stays; nothing happens while it runs.
 *
 * @param ordered whether sets are put in place whole (asynchronous) or grain by grain (adaptive)
 * @param limitBytes of writes accepted and not across: the buffer, or the greatest Skew
 * @param setMicros length of a set
 * @param beganMicros sets close at multiples of their length after this
 * @param applied the last write in the receiver's contents as stored, the end of a set
 * @param sent the last write that was wholly sent at {@code atMicros}
 * @param part bytes of the next one that were, too
 * @param rate bytes per second that the path gives since then
 * @param atMicros virtual time of the last change of rate; where there is none, of what the
 *     receiver heard last
 * @param generation counts those changes, so that what was expected before is void
 * @param wire what lies between sending and arriving
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
    long generation,
    Wire wire) {

  /**
   * What lies between sending and arriving.
   *
   * @param latencyMicros of what is sent by now
   * @param firstMicros when the first of it arrives, behind all that was sent before; 0 where
   *     nothing of that is under way any more
   * @param before what was sent at other rates or latencies and may not all have arrived, the
   *     newest first
   */
  public record Wire(long latencyMicros, long firstMicros, List<Sending> before) {
    /** What is sent is there. */
    public static final Wire NONE = new Wire(0, 0, List.empty());
  }

  /**
   * What was sent at one rate until it changed.
   *
   * @param leg what was sent when
   * @param latencyMicros of it
   * @param firstMicros when the first of it arrived
   */
  public record Sending(Leg leg, long latencyMicros, long firstMicros) {}

  /**
   * What is sent as a function of time at one rate.
   *
   * @param sent the last write that was wholly sent at {@code atMicros}
   * @param part bytes of the next one that were, too
   * @param rate bytes per second
   * @param atMicros since when
   * @param peak bytes per second that the workload writes at most
   * @param extentBytes its largest write
   */
  public record Leg(
      long sent, double part, double rate, long atMicros, long peak, long extentBytes) {

    /** Bytes behind {@code sent} that are sent by a time. */
    double bytes(WriteStream stream, long now) {
      double least = part + passing(atMicros, now);
      double accepted = 0;
      long upTo = stream.numberAt(now);
      for (Segment s : Backlog.behind(stream, sent)) {
        long first = Math.max(s.first(), sent + 1);
        long last = Math.min(Backlog.last(s), upTo);
        if (first <= last) {
          if (s.startMicros() > atMicros) {
            // What came before may have been sent by then; from there on the rate counts anew.
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
      if (rate >= peak) {
        return least;
      }
      for (long window = 1_000; now - window > atMicros; window *= 2) {
        long accepted = stream.numberAt(now - window);
        if (accepted >= sent) {
          // One write may have been under way when the window began.
          double before = Backlog.bytes(stream, sent, accepted) + extentBytes;
          least = Math.min(least, before + passing(now - window, now));
        }
      }
      return least;
    }

    private double passing(long from, long to) {
      return rate * Math.max(0, to - from) / 1e6;
    }

    /** The last write that is wholly sent by a time. */
    long reached(WriteStream stream, long now) {
      return Backlog.reach(stream, sent, bytes(stream, now), stream.numberAt(now));
    }

    /** Bytes accepted by a time and not sent by another. */
    long lacking(WriteStream stream, long sentBy, long acceptedBy) {
      long accepted = Backlog.bytes(stream, sent, stream.numberAt(acceptedBy));
      return (long) Math.ceil(accepted - bytes(stream, sentBy));
    }

    /** Up to when who has what is sent by a time knows that nothing is missing. */
    long toldUntil(WriteStream stream, long now) {
      long reached = reached(stream, now);
      long until = reached >= stream.numberAt(now) ? now : stream.microsOf(reached + 1) - 1;
      return Math.min(until, heardUntil(now));
    }

    /** When the sender was last heard: where nothing passes, no close of a set does. */
    long heardUntil(long now) {
      return rate == 0 ? Math.min(now, atMicros) : now;
    }
  }

  /**
   * What has arrived by a time.
   *
   * @param leg as what it was sent
   * @param at when it was sent
   */
  private record Seen(Leg leg, long at) {}

  /** A journal whose receiver holds everything up to a write. */
  public static Journal begin(
      boolean ordered, long limitBytes, long setMicros, long number, long now) {
    return new Journal(
        ordered, limitBytes, setMicros, now, number, number, 0, 0, now, 0, Wire.NONE);
  }

  private Leg leg(WriteStream stream) {
    Workload workload = stream.workload();
    return new Leg(
        sent,
        part,
        rate,
        atMicros,
        workload == null ? 0 : workload.bytesPerSecond(),
        workload == null ? 0 : workload.extentBytes());
  }

  private Seen seen(WriteStream stream, long now) {
    if (now >= wire.firstMicros || wire.before.isEmpty()) {
      return new Seen(leg(stream), Math.max(atMicros, now - wire.latencyMicros));
    }
    long end = atMicros;
    List<Sending> left = wire.before;
    while (now < left.head().firstMicros && !left.tail().isEmpty()) {
      end = left.head().leg.atMicros;
      left = left.tail();
    }
    Leg leg = left.head().leg;
    return new Seen(leg, Math.max(leg.atMicros, Math.min(end, now - left.head().latencyMicros)));
  }

  /** The last write that is wholly across by a time. */
  public long across(WriteStream stream, long now) {
    Seen seen = seen(stream, now);
    return seen.leg.reached(stream, seen.at);
  }

  /** Bytes accepted and not across by a time: what the buffer holds. */
  public long pending(WriteStream stream, long now) {
    Seen seen = seen(stream, now);
    return seen.leg.lacking(stream, seen.at, now);
  }

  /** Bytes accepted and not sent by a time: those among the pending ones that wait for the path. */
  public long unsent(WriteStream stream, long now) {
    return leg(stream).lacking(stream, now, now);
  }

  /** The last write of the last set that is whole at the receiver by a time. */
  public long whole(WriteStream stream, long now) {
    return whole(stream, seen(stream, now));
  }

  private long whole(WriteStream stream, Seen seen) {
    long closed = closedBy(seen.leg.toldUntil(stream, seen.at));
    return closed < beganMicros ? applied : Math.max(applied, stream.numberAt(closed));
  }

  /** Up to when the receiver's state tells all, by a time: the close of the last whole set. */
  public long wholeMicros(WriteStream stream, long now) {
    Seen seen = seen(stream, now);
    return Math.max(beganMicros, closedBy(seen.leg.toldUntil(stream, seen.at)));
  }

  private long closedBy(long micros) {
    return beganMicros + Math.floorDiv(micros - beganMicros, setMicros) * setMicros;
  }

  /** Whether the receiver is one past state by a time: that after {@link #whole}. */
  public boolean isWhole(WriteStream stream, long now) {
    return ordered || partly(stream, seen(stream, now)) == 0;
  }

  /** The receiver's contents after {@link #whole}, from its contents after {@code applied}. */
  public Array<Content> wholeContents(WriteStream stream, Array<Content> stored, long now) {
    return Backlog.advanced(stream, stored, applied, whole(stream, now));
  }

  /** The receiver's contents by a time, from its contents after write {@code applied}. */
  public Array<Content> received(WriteStream stream, Array<Content> stored, long now) {
    Array<Content> low = wholeContents(stream, stored, now);
    Seen seen = seen(stream, now);
    double share = partly(stream, seen);
    if (ordered || share == 0) {
      return low;
    }
    long whole = whole(stream, seen);
    Array<Content> high = Backlog.advanced(stream, low, whole, endOfNext(stream, whole, seen));
    return high.zipWith(low, (h, l) -> h.splice(l, h.frontier(l, (long) (share * h.differing(l)))));
  }

  /** How much of the set behind the last whole one is across, where it is closed; 0 to 1. */
  private double partly(WriteStream stream, Seen seen) {
    long whole = whole(stream, seen);
    long end = endOfNext(stream, whole, seen);
    if (end <= whole || ordered) {
      return 0;
    }
    // The set may have been under way when the rate last changed.
    double across =
        seen.leg.bytes(stream, seen.at)
            + Backlog.bytes(stream, whole, seen.leg.sent)
            - Backlog.bytes(stream, seen.leg.sent, whole);
    return Math.max(0, Math.min(1, across / Backlog.bytes(stream, whole, end)));
  }

  /** The last write of the set behind a whole one; where that is not closed yet, the whole one. */
  private long endOfNext(WriteStream stream, long whole, Seen seen) {
    if (whole >= stream.numberAt(seen.at)) {
      return whole;
    }
    long close = closedBy(stream.microsOf(whole + 1) - 1) + setMicros;
    return close > seen.leg.heardUntil(seen.at) ? whole : stream.numberAt(close);
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
        generation,
        wire);
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
        generation + 1,
        wire);
  }

  /**
   * This journal at another rate from now on. Where that is none, what has not arrived is lost.
   *
   * @param latencyMicros of what is sent from now on
   */
  public Journal rated(WriteStream stream, double newRate, long latencyMicros, long now) {
    if (newRate > 0) {
      return going(
          stream, new Seen(leg(stream), now), newRate, now, onto(stream, latencyMicros, now));
    }
    Seen seen = seen(stream, now);
    return going(stream, seen, 0, seen.leg.heardUntil(seen.at), Wire.NONE);
  }

  private Journal going(WriteStream stream, Seen from, double newRate, long since, Wire newWire) {
    double bytes = from.leg.bytes(stream, from.at);
    long reached = Backlog.reach(stream, from.leg.sent, bytes, stream.numberAt(from.at));
    double rest = bytes - Backlog.bytes(stream, from.leg.sent, reached);
    return new Journal(
        ordered,
        limitBytes,
        setMicros,
        beganMicros,
        applied,
        reached,
        rest,
        newRate,
        since,
        generation + 1,
        newWire);
  }

  /** The wire once something is sent behind what is on it. */
  private Wire onto(WriteStream stream, long latencyMicros, long now) {
    long first = Math.max(wire.firstMicros, now + Math.max(wire.latencyMicros, latencyMicros));
    if (first <= now) {
      return latencyMicros == 0 ? Wire.NONE : new Wire(latencyMicros, 0, List.empty());
    }
    boolean told = rate == 0 || atMicros < now;
    Sending until = new Sending(leg(stream), wire.latencyMicros, wire.firstMicros);
    List<Sending> before = told ? wire.before.prepend(until) : wire.before;
    // Behind the newest that has begun to arrive nothing is under way any more.
    List<Sending> coming = before.takeWhile(s -> s.firstMicros > now);
    return new Wire(latencyMicros, first, coming.appendAll(before.drop(coming.size()).take(1)));
  }
}
