package org.arraytwin.fleet;

import io.vavr.collection.Array;
import io.vavr.collection.IndexedSeq;
import io.vavr.collection.Iterator;
import org.arraytwin.persistent.Tallied;
import org.arraytwin.replication.Flow;
import org.arraytwin.replication.Journal;
import org.arraytwin.replication.Point;
import org.arraytwin.replication.WriteStream;
import org.arraytwin.replication.load.HostLoad;
import org.jspecify.annotations.Nullable;

/**
 * The truth about one remote copy group: what joins its two halves. No array sees it; each reads
 * its own half.
 *
 * @param id dense id in the fleet
 * @param name of the group where it was created
 * @param a the side that created the group
 * @param b the other side
 * @param sender array id of the side that sends, meaningful while a flow is not idle
 * @param flows by pair
 * @param journal of asynchronous pairs that are past their first copy, else null
 * @param unheard what a sender may not know to have ended, or null
 * @param cycleStartMicros start of the periodic cycle under way or of the last one, 0 for never
 * @param cyclePoint what the cycle under way will bring, null where none runs
 * @param cycleBytes how much the cycle under way had to bring when it began, 0 where none runs
 * @param hostAt array id of the side whose host writes, -1 for none
 * @param workload the host's writes, or null
 * @param armed the faults waiting for their operation
 * @param afterSync what follows once the copy under way is complete, null for nothing
 * @param losses what recovers have discarded, oldest first
 * @param meeting what is asked once the two arrays meet again
 */
public record Session(
    int id,
    String name,
    End a,
    End b,
    int sender,
    Flows flows,
    @Nullable Journal journal,
    @Nullable Unheard unheard,
    long cycleStartMicros,
    @Nullable Point cyclePoint,
    long cycleBytes,
    int hostAt,
    @Nullable HostLoad workload,
    Array<ArmedFault> armed,
    @Nullable Command afterSync,
    Array<Loss> losses,
    Meeting meeting) {

  /**
   * What an operator has asked of one side alone, of which the other is to hear when they meet.
   *
   * @param asked commands, in order
   */
  public record Meeting(Array<Command> asked) {
    /** Nothing is asked then. */
    public static final Meeting NONE = new Meeting(Array.empty());
  }

  /**
   * What a sender has left of its buffer, or of Skew, for a target that went its own way: nothing
   * flows any more, and until the sender is told or gives it up it counts on.
   *
   * @param number of the sender's last write when nothing flowed any more
   * @param roomBytes for what its hosts write from there on, -1 where they wait already
   */
  public record Unheard(long number, long roomBytes) {}

  /**
   * One side.
   *
   * @param array its id
   * @param group id of its half there
   * @param stream id of the stream of host writes that it accepts or last accepted, in its array's
   *     site; 0 where it never did
   * @param earlier ids of the streams before it whose last writes a lost cache took, the latest
   *     last: the other side's data may stand for a moment of theirs
   * @param holds what its volumes hold while it is not the source; null: no one point in time
   * @param led what led to the end of the stream before, as {@link WriteStream#line} has it: the
   *     data of either side may stand for a point of it when that stream is no longer kept
   * @param reached what led to the last moment of which its volumes hold all, while they hold no
   *     one point in time but parts of later ones, too; empty where none is known
   */
  public record End(
      int array,
      int group,
      int stream,
      Array<Integer> earlier,
      @Nullable Point holds,
      Array<Point> led,
      Array<Point> reached) {
    /** A side whose hosts have written nothing yet. */
    public static End of(int array, int group, @Nullable Point holds) {
      return new End(array, group, 0, Array.empty(), holds, Array.empty(), Array.empty());
    }

    End with(int newStream, Array<Integer> nowEarlier, Array<Point> nowLed) {
      return new End(array, group, newStream, nowEarlier, holds, nowLed, reached);
    }

    /** The streams that it refers to, the latest last. */
    public Array<Integer> streams() {
      return stream == 0 ? earlier : earlier.append(stream);
    }

    /** One that holds a point in time, or nothing of which is known what is in it. */
    public End holding(@Nullable Point point) {
      return new End(array, group, stream, earlier, point, led, Array.empty());
    }

    /** One that holds no one point in time, but all that led to one. */
    public End reaching(Array<Point> line) {
      return new End(array, group, stream, earlier, null, led, line);
    }
  }

  /**
   * A fault that waits for an operation.
   *
   * @param operation resync, recover or restore
   * @param percent of the largest volume's copy at which it strikes, 0 to 100
   */
  public record ArmedFault(String operation, int percent) {}

  /**
   * Writes that are gone.
   *
   * @param array where they had been accepted
   * @param stream theirs
   * @param writes which
   * @param discardedMicros when they were discarded
   */
  public record Loss(int array, int stream, WriteStream.Range writes, long discardedMicros) {}

  /**
   * The flows of pairs, in their order; one of many is changed without a look at the others.
   *
   * @param all in a plain array where they are few
   * @param copies how many are a {@link Flow.Copy}
   * @param live how many are a {@link Flow.Live}
   * @param idle how many are {@link Flow#IDLE}
   */
  public record Flows(IndexedSeq<Flow> all, int copies, int live, int idle)
      implements Iterable<Flow> {
    /** Of no pairs. */
    public static final Flows NONE = new Flows(Array.empty(), 0, 0, 0);

    /** By pair. */
    public static Flows of(Flow... flows) {
      return of(Array.of(flows));
    }

    /** By pair. */
    public static Flows of(Iterable<? extends Flow> flows) {
      Array<Flow> all = Array.ofAll(flows);
      int copies = 0;
      int live = 0;
      int idle = 0;
      for (int i = 0; i < all.size(); i++) {
        copies += one(all.get(i), Flow.Copy.class);
        live += one(all.get(i), Flow.Live.class);
        idle += one(all.get(i), Flow.Idle.class);
      }
      return new Flows(all.size() <= Tallied.FEW ? all : all.toVector(), copies, live, idle);
    }

    private static int one(Flow flow, Class<? extends Flow> kind) {
      return kind.isInstance(flow) ? 1 : 0;
    }

    /** The same flow for each of so many pairs. */
    public static Flows each(int pairs, Flow flow) {
      return of(Array.fill(pairs, flow));
    }

    public int size() {
      return all.size();
    }

    public Flow get(int pair) {
      return all.get(pair);
    }

    /** Whether every write is on the receiver before it is acknowledged, of all pairs. */
    public boolean allLive() {
      return live == all.size();
    }

    /** Whether nothing moves. */
    public boolean allIdle() {
      return idle == all.size();
    }

    @Override
    public Iterator<Flow> iterator() {
      return all.iterator();
    }

    /** With another flow of one pair. */
    public Flows update(int pair, Flow flow) {
      Flow was = all.get(pair);
      return new Flows(
          all.update(pair, flow),
          copies - one(was, Flow.Copy.class) + one(flow, Flow.Copy.class),
          live - one(was, Flow.Live.class) + one(flow, Flow.Live.class),
          idle - one(was, Flow.Idle.class) + one(flow, Flow.Idle.class));
    }

    /** With those of so many pairs that join: nothing moves to them yet. */
    public Flows joined(int pairs) {
      return of(all.appendAll(Array.fill(pairs, Flow.IDLE)));
    }

    /** Without that of a pair. */
    public Flows without(int pair) {
      return of(all.removeAt(pair));
    }
  }

  /** The side of an array. */
  public End end(int array) {
    return a.array() == array ? a : b;
  }

  /** The side that is not that array's. */
  public End peer(int array) {
    return a.array() == array ? b : a;
  }

  /** Whether a flow brings anything from one side to the other. */
  public boolean moves() {
    return !flows.allIdle();
  }

  public Session with(End end) {
    Edit edit = new Edit(this);
    if (end.array() == a.array()) {
      edit.a = end;
    } else {
      edit.b = end;
    }
    return edit.done();
  }

  /** With other flows, sent from that side. */
  public Session sending(int from, Flows newFlows) {
    Edit edit = new Edit(this);
    edit.sender = from;
    edit.flows = newFlows;
    return edit.done();
  }

  /** With another journal, or none. */
  public Session journal(@Nullable Journal newJournal) {
    Edit edit = new Edit(this);
    edit.journal = newJournal;
    return edit.done();
  }

  /** With a sender that may not know that nothing flows any more, or none. */
  public Session unheard(@Nullable Unheard left) {
    Edit edit = new Edit(this);
    edit.unheard = left;
    return edit.done();
  }

  /** With a cycle begun that has so many bytes to bring, or none where the point is null. */
  public Session cycle(long startMicros, @Nullable Point point, long bytes) {
    Edit edit = new Edit(this);
    edit.cycleStartMicros = startMicros;
    edit.cyclePoint = point;
    edit.cycleBytes = point == null ? 0 : bytes;
    return edit.done();
  }

  /** With its cycle ended, if one ran. */
  public Session cycleEnded() {
    return cycle(cycleStartMicros, null, 0);
  }

  /** With its host on another side. */
  public Session host(int array) {
    Edit edit = new Edit(this);
    edit.hostAt = array;
    return edit.done();
  }

  public Session load(@Nullable HostLoad load) {
    Edit edit = new Edit(this);
    edit.workload = load;
    return edit.done();
  }

  public Session armed(Array<ArmedFault> faults) {
    Edit edit = new Edit(this);
    edit.armed = faults;
    return edit.done();
  }

  public Session afterSync(@Nullable Command next) {
    Edit edit = new Edit(this);
    edit.afterSync = next;
    return edit.done();
  }

  /** Number of the last write of a stream of an array that counts as lost, 0 for none. */
  public long lastLost(int array, int stream) {
    return losses
        .filter(l -> l.array() == array && l.stream() == stream)
        .map(l -> l.writes().last())
        .max()
        .getOrElse(0L);
  }

  /** With one more loss; the latest 100 are kept. */
  public Session losing(Loss loss) {
    Edit edit = new Edit(this);
    edit.losses = losses.append(loss).takeRight(100);
    return edit.done();
  }

  /** With other things to be asked once the two arrays meet again. */
  public Session meeting(Meeting next) {
    Edit edit = new Edit(this);
    edit.meeting = next;
    return edit.done();
  }

  /** A copy while it is being changed. */
  private static final class Edit {
    private final Session from;
    private End a;
    private End b;
    private int sender;
    private Flows flows;
    private @Nullable Journal journal;
    private @Nullable Unheard unheard;
    private long cycleStartMicros;
    private @Nullable Point cyclePoint;
    private long cycleBytes;
    private int hostAt;
    private @Nullable HostLoad workload;
    private Array<ArmedFault> armed;
    private @Nullable Command afterSync;
    private Array<Loss> losses;
    private Meeting meeting;

    Edit(Session from) {
      this.from = from;
      a = from.a;
      b = from.b;
      sender = from.sender;
      flows = from.flows;
      journal = from.journal;
      unheard = from.unheard;
      cycleStartMicros = from.cycleStartMicros;
      cyclePoint = from.cyclePoint;
      cycleBytes = from.cycleBytes;
      hostAt = from.hostAt;
      workload = from.workload;
      armed = from.armed;
      afterSync = from.afterSync;
      losses = from.losses;
      meeting = from.meeting;
    }

    Session done() {
      return new Session(
          from.id,
          from.name,
          a,
          b,
          sender,
          flows,
          journal,
          unheard,
          cycleStartMicros,
          cyclePoint,
          cycleBytes,
          hostAt,
          workload,
          armed,
          afterSync,
          losses,
          meeting);
    }
  }
}
