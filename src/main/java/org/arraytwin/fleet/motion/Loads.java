package org.arraytwin.fleet.motion;

import io.vavr.collection.Array;
import io.vavr.collection.LinkedHashSet;
import io.vavr.collection.Vector;
import org.arraytwin.fleet.Fleet;
import org.arraytwin.fleet.Session;
import org.arraytwin.replication.Content;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.PairHalf;
import org.arraytwin.replication.Workload;
import org.arraytwin.replication.load.Generated;
import org.arraytwin.replication.load.Manner;
import org.arraytwin.replication.load.Pace;
import org.arraytwin.replication.load.Replay;
import org.arraytwin.replication.load.Trace;
import org.jspecify.annotations.Nullable;

/** What a host writes, made for the volumes of a stream. */
final class Loads {
  private Loads() {}

  /** What the host of some groups writes: the load of the first session that has one. */
  static @Nullable Workload of(
      Fleet fleet, int array, Array<GroupHalf> sharing, Array<Integer> volumes, int stream) {
    GroupHalf half =
        sharing
            .filter(h -> fleet.session(h.session()).workload() != null)
            .minBy(GroupHalf::session)
            .getOrNull();
    Session.HostLoad load = half == null ? null : fleet.session(half.session()).workload();
    if (half == null || load == null || half.pairs().isEmpty()) {
      return null;
    }
    Array<Integer> own = half.pairs().map(PairHalf::localVolume);
    Trace trace = load.manner().trace();
    return trace == null
        ? generated(load, volumes, own, contents(fleet, array, volumes), stream)
        : new Workload(
            new Replay(trace, trace.volumes().map(v -> volumes.indexOf(paired(fleet, half, v)))));
  }

  /** What the host of volumes outside all groups writes. */
  static Workload of(
      Fleet fleet, int array, Array<Integer> volumes, Session.HostLoad load, int stream) {
    Trace trace = load.manner().trace();
    return trace == null
        ? generated(load, volumes, volumes, contents(fleet, array, volumes), stream)
        : new Workload(new Replay(trace, trace.volumes().map(volumes::indexOf)));
  }

  private static Workload generated(
      Session.HostLoad load,
      Array<Integer> volumes,
      Array<Integer> own,
      Array<Content> contents,
      int stream) {
    long extentBytes = (long) load.extentGrains() * Content.GRAIN_BYTES;
    long share = Math.max(1, load.rangeBytes() / own.size() / extentBytes);
    LinkedHashSet<Integer> written = LinkedHashSet.ofAll(own);
    Vector<Long> extents =
        volumes
            .toVector()
            .zipWith(
                contents,
                (volume, content) ->
                    written.contains(volume)
                        ? Math.min(share, content.grains() / load.extentGrains())
                        : 0L);
    Manner manner = load.manner();
    long seed = load.seed() + 7919L * stream;
    Pace.Steady steady = new Pace.Steady(load.bytesPerSecond(), extentBytes);
    Pace pace =
        manner.burstMicros() == 0
            ? steady
            : new Pace.Bursty(
                seed, steady, manner.burstMicros(), manner.burstMicros() + manner.pauseMicros());
    return new Workload(
        new Generated(
            seed, pace, manner.readPercent(), manner.order(), load.extentGrains(), extents));
  }

  /** The volume of a half that is, or is paired with, one of the array that made the group. */
  private static int paired(Fleet fleet, GroupHalf half, int volume) {
    int pair =
        fleet
            .half(fleet.session(half.session()).a())
            .pairs()
            .indexWhere(p -> p.localVolume() == volume);
    return pair < 0 ? -1 : half.pairs().get(pair).localVolume();
  }

  private static Array<Content> contents(Fleet fleet, int array, Array<Integer> volumes) {
    return volumes.map(fleet.site(array).contents()::get);
  }
}
