package org.arraytwin.fleet.space;

import io.vavr.collection.TreeSet;
import io.vavr.collection.Vector;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.arraytwin.array.Pool;
import org.arraytwin.array.Provisioning;
import org.arraytwin.array.Volume;
import org.arraytwin.fleet.Fleet;
import org.arraytwin.fleet.FleetAt;
import org.arraytwin.fleet.Session;
import org.arraytwin.fleet.Site;
import org.arraytwin.replication.Content;
import org.arraytwin.replication.Flow;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.Journal;
import org.arraytwin.replication.Path;
import org.arraytwin.replication.Workload;
import org.arraytwin.replication.WriteStream;
import org.arraytwin.replication.copy.PointInTime;
import org.jspecify.annotations.Nullable;

/**
 * How much a pool's use could grow at most, if every write and every copied grain went where none
 * has been: a bound that costs nothing, so that nobody has to look before it reaches what is left.
 *
 * @param streams hosts' writes that may take space, each write as often as it may
 * @param copyBytesPerSecond how fast copies may bring more besides
 * @param copyBytes how much they may bring in all
 * @param fillBytesPerSecond how fast copies within the array fill their targets besides
 * @param fromMicros from when on
 */
record Growth(
    Vector<Stream> streams,
    long copyBytesPerSecond,
    long copyBytes,
    long fillBytesPerSecond,
    long fromMicros) {
  /** A copy within the array may bring a grain of the product, at most, at any moment. */
  private static final long FILLING_STEP = 1L << 20;

  /** As far ahead as anybody looks: a year. */
  static final long HORIZON_MICROS = 366L * 86_400 * 1_000_000;

  /**
   * A stream of writes.
   *
   * @param writes when
   * @param known number of the last write of which all is there: a journal may bring what is under
   *     way at any moment, many writes at once
   * @param bytesPerWrite what each takes at most
   * @param mostBytes what all of them can take at most
   */
  record Stream(WriteStream writes, long known, long bytesPerWrite, long mostBytes) {}

  /**
   * What may grow in a pool from now on.
   *
   * @param which ids of the volumes of which that is asked
   */
  static Growth of(FleetAt at, int array, Pool pool, IntPredicate which) {
    Site site = at.fleet().site(array);
    Vector<Stream> streams = Vector.empty();
    long rate = 0;
    long copied = 0;
    TreeSet<Integer> seen = TreeSet.empty();
    for (Volume volume : Space.moving(site, pool)) {
      long most = which.test(volume.id()) ? most(at, site, volume) : 0;
      if (most == 0) {
        continue;
      }
      Stream writes = feeding(at, array, volume.id());
      if (writes != null) {
        streams = add(streams, writes, most, copies(site, volume));
      }
      for (GroupHalf half : site.groupsOf(volume.id())) {
        Session session = at.fleet().session(half.session());
        long more = FleetAt.receives(session, array) ? brought(session, half, volume, most) : 0;
        if (more > 0 && !seen.contains(session.id())) {
          seen = seen.add(session.id());
          rate += rate(at.fleet(), session.sender(), array);
        }
        copied += more;
      }
    }
    long filled = 0;
    for (PointInTime copy : Copied.intoThin(site, pool)) {
      if (!which.test(copy.target())) {
        continue;
      }
      filled += copy.sweep().finished(at.now()) ? 0 : copy.sweep().bytesPerSecond();
      PointInTime newer = site.local().graph().newer(copy);
      if (newer != null && newer.cleaning() != null) {
        filled += newer.cleaning().bytesPerSecond();
      }
      long unit = 2L * copy.shape().unit() * Content.GRAIN_BYTES;
      for (int volume : new int[] {copy.source(), copy.target()}) {
        Stream writes = feeding(at, array, volume);
        if (writes != null) {
          streams =
              streams.append(
                  new Stream(
                      writes.writes(),
                      writes.known(),
                      writes.bytesPerWrite() + unit,
                      copy.image().grains() * Content.GRAIN_BYTES));
        }
        for (Session session : bringing(at.fleet(), site, volume)) {
          // Each grain that comes may displace, or fill, one of the product.
          rate += rate(at.fleet(), session.sender(), array) * copy.shape().unit();
          copied += copy.image().grains() * Content.GRAIN_BYTES;
        }
      }
    }
    return new Growth(streams, rate, copied, filled, at.now());
  }

  /** The groups that bring more to a volume than its hosts write just then. */
  private static List<Session> bringing(Fleet fleet, Site site, int volume) {
    List<Session> all = new ArrayList<>();
    for (GroupHalf half : site.groupsOf(volume)) {
      Session session = fleet.session(half.session());
      if (FleetAt.receives(session, site.id())) {
        int pair = half.pairs().at(volume);
        Flow flow = session.flows().get(pair);
        if (!(flow instanceof Flow.Idle || flow instanceof Flow.Live)) {
          all.add(session);
        }
      }
    }
    return all;
  }

  /** What a copy under way may still make a volume and its snapshots take. */
  private static long brought(Session session, GroupHalf half, Volume volume, long most) {
    int pair = half.pairs().at(volume.id());
    Flow flow = session.flows().get(pair);
    if (flow instanceof Flow.Idle || flow instanceof Flow.Live) {
      return 0;
    }
    boolean plain =
        flow instanceof Flow.Copy
            && volume.provisioning() == Provisioning.THIN
            && half.pairs().get(pair).retained() == null;
    return plain ? Math.min(most, fresh((Flow.Copy) flow)) : most;
  }

  /** Bytes of the grains that a copy writes where nothing was ever written. */
  private static long fresh(Flow.Copy copy) {
    long[] grains = {0};
    copy.sent()
        .diff(
            copy.base(),
            (first, count) -> {
              for (long grain = first;
                  grain < Math.min(first + count, copy.base().grains());
                  grain++) {
                boolean takes = copy.base().stampAt(grain) <= 0;
                grains[0] += takes ? 1 : 0;
              }
              return true;
            });
    return grains[0] * Content.GRAIN_BYTES;
  }

  /** What a volume and its snapshots could still take. */
  private static long most(FleetAt at, Site site, Volume volume) {
    boolean thin = volume.provisioning() == Provisioning.THIN;
    boolean kept = !Space.kept(site, volume).isEmpty();
    if (!thin && !kept) {
      return 0;
    }
    long unwritten = thin ? volume.sizeBytes() - Copied.bytes(at, site.id(), volume.id()) : 0;
    return unwritten + (kept ? volume.sizeBytes() * Space.kept(site, volume).size() : 0);
  }

  /** How often one write of a volume may take its space. */
  private static int copies(Site site, Volume volume) {
    return (volume.provisioning() == Provisioning.THIN ? 1 : 0) + Space.kept(site, volume).size();
  }

  private static Vector<Stream> add(Vector<Stream> streams, Stream writes, long most, int times) {
    int i = streams.indexWhere(s -> s.writes().id() == writes.writes().id());
    long each = writes.bytesPerWrite() * times;
    if (i < 0) {
      return streams.append(new Stream(writes.writes(), writes.known(), each, most));
    }
    Stream other = streams.get(i);
    return streams.update(
        i,
        new Stream(
            writes.writes(),
            Math.min(writes.known(), other.known()),
            Math.max(each, other.bytesPerWrite()),
            most + other.mostBytes()));
  }

  /**
   * The stream whose writes reach a volume, its own or a sender's, or null where none does any
   * more.
   */
  private static @Nullable Stream feeding(FleetAt at, int array, int volume) {
    Site site = at.fleet().site(array);
    WriteStream own = site.streamOf(volume);
    if (own != null) {
      return stream(own, own.numberAt(at.now()));
    }
    for (GroupHalf half : site.groupsOf(volume)) {
      Session session = at.fleet().session(half.session());
      if (FleetAt.receives(session, array)) {
        int pair = half.pairs().at(volume);
        GroupHalf sender = at.fleet().half(session.end(session.sender()));
        Journal journal = session.journal();
        WriteStream sent = at.sent(session);
        return journal == null || sent == null
            ? feeding(at, session.sender(), sender.pairs().get(pair).localVolume())
            : stream(sent, journal.whole(sent, at.now()));
      }
    }
    return null;
  }

  private static @Nullable Stream stream(WriteStream writes, long known) {
    Workload workload = writes.workload();
    boolean ends = !writes.running() && known == writes.number();
    return workload == null || ends
        ? null
        : new Stream(writes, known, workload.extentBytes(), Long.MAX_VALUE);
  }

  private static long rate(Fleet fleet, int from, int to) {
    Path path = fleet.paths().get(Fleet.pathId(from, to)).getOrNull();
    return path == null ? 0 : path.bytesPerSecond();
  }

  /** At most so many bytes more by then. */
  long by(long micros) {
    long bytes = 0;
    for (Stream stream : streams) {
      long writes = stream.writes().numberAt(micros) - stream.known();
      bytes += Math.min(stream.mostBytes(), writes * stream.bytesPerWrite());
    }
    if (fillBytesPerSecond > 0) {
      double filled = (double) fillBytesPerSecond * (micros - fromMicros) / 1e6;
      bytes += (long) filled + FILLING_STEP;
    }
    if (copyBytesPerSecond > 0) {
      double copied = (double) copyBytesPerSecond * (micros - fromMicros) / 1e6;
      bytes += Math.min(copyBytes, (long) copied + Content.GRAIN_BYTES);
    }
    return bytes;
  }

  /**
   * The first moment at which more than so many bytes could have been added, or -1 where that is
   * beyond the horizon.
   */
  long exceeds(long bytes) {
    long low = fromMicros;
    long high = fromMicros + HORIZON_MICROS;
    if (by(high) <= bytes) {
      return -1;
    }
    while (low + 1 < high) {
      long middle = (low + high) >>> 1;
      if (by(middle) <= bytes) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  /**
   * As far as may be looked ahead past the bound, microseconds: where only hosts write, use never
   * falls and what holds later held before; a copy may also give space back, grain by grain.
   */
  long sight(long quietMicros) {
    long rate = copyBytesPerSecond + fillBytesPerSecond;
    return rate > 0
        ? Math.max(1, Content.GRAIN_BYTES * 1_000_000L / rate)
        : Math.min(HORIZON_MICROS, Math.max(2 * quietMicros, 1000));
  }
}
