package org.arraytwin.replication;

import io.vavr.collection.Seq;
import io.vavr.collection.TreeMap;
import io.vavr.collection.TreeSet;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * All links from one array to another, shared fairly by the copies on them.
 *
 * <p>The path keeps a virtual-service clock: {@code served} counts the bytes that each copy on it
 * has been given since the path was last idle. A copy that needs so many bytes finishes when the
 * clock has moved on by that much, so a change of rate or of the number of copies moves only the
 * next finish, never all of them. The clock is the receiver's: a copy joins it once its first byte
 * has arrived, a latency after it began, and where links are back it goes on a latency later.
 *
 * @param from sending array
 * @param to receiving array
 * @param bytesPerSecond capacity of the links that are up, 0 where none is
 * @param served service clock at {@code atMicros}, in bytes
 * @param atMicros virtual time of the last change, or until when the clock stands
 * @param active copies of which something arrives, by transfer id
 * @param marks their finishes (and trip points) in order of the service clock
 * @param waiting copies beyond the limit, by transfer id: first come first served
 * @param lanes of the journals that send over it, by session
 * @param allowance what operators let copies take
 * @param wire what has been sent and has not arrived
 */
public record Path(
    int from,
    int to,
    long bytesPerSecond,
    double served,
    long atMicros,
    TreeMap<Long, Transfer> active,
    TreeSet<Mark> marks,
    TreeMap<Long, Transfer> waiting,
    TreeMap<Integer, Lane> lanes,
    Allowance allowance,
    Wire wire) {

  /**
   * What copies may take together, however much the links could carry.
   *
   * @param bytesPerSecond at most
   */
  public record Allowance(long bytesPerSecond) {
    /** As much as the links carry. */
    public static final Allowance ALL = new Allowance(Long.MAX_VALUE);
  }

  /**
   * What is under way. While nothing passes nothing is.
   *
   * @param latencyMicros of the links
   * @param behindMicros how long what is sent takes: that, or longer where links have become
   *     quicker to deliver while something was under way, for nothing overtakes
   * @param coming copies that have begun and of which nothing has arrived, by transfer id
   */
  public record Wire(long latencyMicros, long behindMicros, TreeMap<Long, Coming> coming) {
    /** Of links without latency. */
    public static final Wire NONE = new Wire(0, 0, TreeMap.empty());

    private static Wire of(long latencyMicros, long behindMicros, TreeMap<Long, Coming> coming) {
      return behindMicros == 0 ? NONE : new Wire(latencyMicros, behindMicros, coming);
    }

    private Wire with(TreeMap<Long, Coming> changed) {
      return of(latencyMicros, behindMicros, changed);
    }

    /** Once nothing is under way any more. */
    private Wire quiet() {
      return of(latencyMicros, latencyMicros, coming);
    }
  }

  /**
   * A copy that has begun.
   *
   * @param transfer the copy
   * @param atMicros when its first byte arrives
   */
  public record Coming(Transfer transfer, long atMicros) {}

  /**
   * One volume's copy.
   *
   * @param id unique in the fleet
   * @param session whose pair it is
   * @param pair position in the group
   * @param bytes to move
   * @param tripBytes where an armed fault strikes, or -1
   * @param startServed service clock when it joined it
   */
  public record Transfer(
      long id, int session, int pair, long bytes, long tripBytes, double startServed) {
    Mark end() {
      return new Mark(startServed + bytes, id, false);
    }

    Mark trip() {
      return new Mark(startServed + tripBytes, id, true);
    }
  }

  /**
   * A point on the service clock.
   *
   * @param served where
   * @param transfer whose
   * @param trip whether a fault strikes there; else the transfer is complete
   */
  public record Mark(double served, long transfer, boolean trip) implements Comparable<Mark> {
    private static final Comparator<Mark> ORDER =
        Comparator.comparingDouble(Mark::served)
            .thenComparing(m -> !m.trip)
            .thenComparingLong(Mark::transfer);

    @Override
    public int compareTo(Mark other) {
      return ORDER.compare(this, other);
    }
  }

  /**
   * A journal's claim on the path. While it keeps up it takes what its host writes; the copies, and
   * the journals that are behind, share the rest alike.
   *
   * @param demand bytes per second that its host writes at most
   * @param behind whether it takes all it is given
   */
  public record Lane(double demand, boolean behind) {}

  public static Path idle(int from, int to, long bytesPerSecond) {
    return new Path(
        from,
        to,
        bytesPerSecond,
        0,
        0,
        TreeMap.empty(),
        TreeSet.empty(),
        TreeMap.empty(),
        TreeMap.empty(),
        Allowance.ALL,
        Wire.NONE);
  }

  /** With another limit on what copies take together. */
  public Path allowing(long newBytesPerSecond) {
    Allowance changed =
        newBytesPerSecond == Long.MAX_VALUE ? Allowance.ALL : new Allowance(newBytesPerSecond);
    return new Path(
        from, to, bytesPerSecond, served, atMicros, active, marks, waiting, lanes, changed, wire);
  }

  /** Whether copies are held to less than their fair part. */
  private boolean held() {
    return !active.isEmpty()
        && (double) allowance.bytesPerSecond < left() / Math.max(1, sharers()) * active.size();
  }

  /** The service clock at a time. */
  public double servedAt(long now) {
    if (active.isEmpty() || now <= atMicros) {
      return served;
    }
    return lanes.isEmpty() && !held()
        ? served + (double) bytesPerSecond * (now - atMicros) / 1e6 / active.size()
        : served + perCopy() * (now - atMicros) / 1e6;
  }

  /** Bytes per second for each copy. */
  private double perCopy() {
    return held()
        ? (double) allowance.bytesPerSecond / active.size()
        : left() / Math.max(1, sharers());
  }

  /** Bytes per second for each journal that is behind: as for a copy, or what held ones leave. */
  public double level() {
    int behind = sharers() - active.size();
    return held()
        ? (left() - allowance.bytesPerSecond) / Math.max(1, behind)
        : left() / Math.max(1, sharers());
  }

  /** What the journals that keep up leave to the others, bytes per second. */
  private double left() {
    double left = bytesPerSecond;
    for (Lane lane : lanes.values()) {
      left -= lane.behind ? 0 : lane.demand;
    }
    return Math.max(0, left);
  }

  private int sharers() {
    return active.size() + lanes.count(lane -> lane._2().behind);
  }

  /** The most that a journal is given, bytes per second; no less than its demand if it keeps up. */
  public double rate(int session) {
    Lane lane = lanes.get(session).getOrNull();
    if (lane == null) {
      return 0;
    }
    return lane.behind ? level() : Math.max(lane.demand, level());
  }

  /** The path with those journals marked as behind that cannot have what they need. */
  public Path fair() {
    Path path = this;
    while (true) {
      double total =
          path.lanes.values().filter(l -> !l.behind).map(l -> l.demand).sum().doubleValue();
      double left = path.bytesPerSecond - total;
      int sharers = path.sharers();
      int session = -1;
      double most = 0;
      for (var lane : path.lanes) {
        double demand = lane._2().demand;
        boolean tooMuch =
            left < 0 || (sharers * demand > left && demand > path.besideHeld(left, sharers));
        // Of those that want more than a fair part the greediest makes room first.
        if (!lane._2().behind && demand > most && tooMuch) {
          most = demand;
          session = lane._1();
        }
      }
      if (session < 0) {
        return path;
      }
      path = path.with(session, new Lane(most, true));
    }
  }

  /**
   * What each journal that is behind gets where copies are held to less than their part, no limit
   * where there is none; -1 where copies are not held.
   */
  private double besideHeld(double left, int sharers) {
    double copies = (double) allowance.bytesPerSecond;
    if (active.isEmpty() || copies >= left / sharers * active.size()) {
      return -1;
    }
    int behind = sharers - active.size();
    return behind == 0 ? Double.POSITIVE_INFINITY : (left - copies) / behind;
  }

  /** With a journal's claim, or without one where it is null. */
  public Path with(int session, @Nullable Lane lane) {
    TreeMap<Integer, Lane> changed =
        lane == null ? lanes.remove(session) : lanes.put(session, lane);
    return new Path(
        from,
        to,
        bytesPerSecond,
        served,
        atMicros,
        active,
        marks,
        waiting,
        changed,
        allowance,
        wire);
  }

  /** How many copies have begun and are not complete. */
  public int begun() {
    return active.size() + wire.coming.size();
  }

  /** Those that have begun. */
  public Seq<Transfer> transfers() {
    return active.values().appendAll(wire.coming.values().map(Coming::transfer));
  }

  /** Bytes of a transfer that have arrived; 0 while it waits. */
  public long sent(long transfer, long now) {
    Transfer t = active.get(transfer).getOrNull();
    if (t == null) {
      return 0;
    }
    return Math.max(0, Math.min(t.bytes, (long) (servedAt(now) - t.startServed)));
  }

  /** When the next mark is reached or a copy's first byte arrives, or -1 where nothing moves. */
  public long nextDue() {
    long mark = nextMark();
    long first = wire.coming.isEmpty() ? -1 : wire.coming.head()._2().atMicros;
    return mark < 0 || (first >= 0 && first < mark) ? first : mark;
  }

  private long nextMark() {
    if (marks.isEmpty() || bytesPerSecond == 0 || allowance.bytesPerSecond == 0) {
      return -1;
    }
    double left = Math.max(0, marks.head().served - served);
    double seconds =
        lanes.isEmpty() && !held() ? left * active.size() / bytesPerSecond : left / perCopy();
    return atMicros + (long) Math.ceil(seconds * 1e6);
  }

  /** The next mark, or null. */
  public @Nullable Mark head() {
    return marks.headOption().getOrNull();
  }

  /** The path with its clock brought to now. */
  public Path at(long now) {
    return with(servedAt(now), now, active, marks);
  }

  /**
   * The path with its clock brought to now, at a capacity. What is sent over links that are back,
   * or that are slower to deliver, lets one wait for it; what was on the wire of links that are cut
   * is lost and sent again.
   *
   * @param latencyMicros of what is sent from now on
   */
  public Path rated(long newBytesPerSecond, long latencyMicros, long now) {
    boolean opens = bytesPerSecond == 0 && newBytesPerSecond > 0;
    Path path = newBytesPerSecond == 0 ? arrived(Long.MAX_VALUE, now) : at(now);
    long before = opens || path.begun() == 0 ? 0 : wire.behindMicros;
    boolean waits = newBytesPerSecond > 0 && !path.active.isEmpty();
    long until = waits ? now + Math.max(0, latencyMicros - before) : 0;
    long behind = newBytesPerSecond == 0 ? 0 : Math.max(latencyMicros, before);
    return new Path(
        from,
        to,
        newBytesPerSecond,
        path.served,
        Math.max(path.atMicros, until),
        path.active,
        path.marks,
        waiting,
        lanes,
        allowance,
        Wire.of(latencyMicros, behind, path.wire.coming));
  }

  public Path enqueue(Transfer t) {
    return with(waiting.put(t.id, t));
  }

  /** Begins a transfer. */
  public Path begin(Transfer t, long now) {
    return wire.behindMicros == 0
        ? join(t, now)
        : with(wire.with(wire.coming.put(t.id, new Coming(t, now + wire.behindMicros))));
  }

  /** With those on the clock whose first byte has arrived by a time. */
  public Path arrived(long byMicros, long now) {
    Path path = this;
    while (!path.wire.coming.isEmpty() && path.wire.coming.head()._2().atMicros <= byMicros) {
      Transfer first = path.wire.coming.head()._2().transfer;
      path = path.with(path.wire.with(path.wire.coming.tail())).join(first, now);
    }
    return path.at(now);
  }

  private Path join(Transfer t, long now) {
    double start = active.isEmpty() ? 0 : servedAt(now);
    Transfer begun = new Transfer(t.id, t.session, t.pair, t.bytes, t.tripBytes, start);
    TreeSet<Mark> added = marks.add(begun.end());
    if (t.tripBytes >= 0) {
      added = added.add(begun.trip());
    }
    return with(start, now, active.put(t.id, begun), added);
  }

  /** Without the first that waits. */
  public Path dequeued() {
    return with(waiting.tail());
  }

  /** Without a transfer, wherever it stands. */
  public Path without(long transfer, long now) {
    Path left = at(now).leaving(transfer, now);
    return left.begun() == 0 ? left.with(left.wire.quiet()) : left;
  }

  private Path leaving(long transfer, long now) {
    Transfer t = active.get(transfer).getOrNull();
    if (t == null) {
      return with(waiting.remove(transfer)).with(wire.with(wire.coming.remove(transfer)));
    }
    TreeSet<Mark> left = marks.remove(t.end());
    return with(
        served, now, active.remove(transfer), t.tripBytes < 0 ? left : left.remove(t.trip()));
  }

  private Path with(
      double newServed, long now, TreeMap<Long, Transfer> newActive, TreeSet<Mark> newMarks) {
    long at = newActive.isEmpty() ? now : Math.max(now, atMicros);
    return with(newServed, at, newActive, newMarks, waiting, wire);
  }

  private Path with(TreeMap<Long, Transfer> newWaiting) {
    return with(served, atMicros, active, marks, newWaiting, wire);
  }

  private Path with(Wire newWire) {
    return with(served, atMicros, active, marks, waiting, newWire);
  }

  private Path with(
      double newServed,
      long newAtMicros,
      TreeMap<Long, Transfer> newActive,
      TreeSet<Mark> newMarks,
      TreeMap<Long, Transfer> newWaiting,
      Wire newWire) {
    return new Path(
        from,
        to,
        bytesPerSecond,
        newServed,
        newAtMicros,
        newActive,
        newMarks,
        newWaiting,
        lanes,
        allowance,
        newWire);
  }
}
