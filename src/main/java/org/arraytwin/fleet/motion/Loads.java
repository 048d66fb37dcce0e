package org.arraytwin.fleet.motion;

import io.vavr.collection.Array;
import io.vavr.collection.LinkedHashSet;
import io.vavr.collection.Vector;
import java.util.Objects;
import org.arraytwin.fleet.Fleet;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.Steps;
import org.arraytwin.fleet.site.Streams;
import org.arraytwin.persistent.Places;
import org.arraytwin.replication.Content;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.Point;
import org.arraytwin.replication.Workload;
import org.arraytwin.replication.WriteStream;
import org.arraytwin.replication.load.Generated;
import org.arraytwin.replication.load.HostLoad;
import org.arraytwin.replication.load.Manner;
import org.arraytwin.replication.load.Pace;
import org.arraytwin.replication.load.Pattern;
import org.arraytwin.replication.load.Replay;
import org.arraytwin.replication.load.Together;
import org.arraytwin.replication.load.Trace;
import org.jspecify.annotations.Nullable;

/**
 * What hosts write, made for the volumes of a stream; and the streams of volumes outside all
 * groups, which are there only for the hosts that are attached to them.
 *
 * @param fleet with the volumes
 * @param array theirs
 * @param volumes of the stream, in its order
 * @param stream its id
 */
public record Loads(Fleet fleet, int array, Array<Integer> volumes, int stream) {

  /**
   * What the host of some groups writes, the load of the first session that has one, and besides
   * what hosts do that are attached to the volumes; null for nothing.
   */
  @Nullable Workload of(Array<GroupHalf> sharing) {
    Vector<Streams.Host> attached = fleet.site(array).streams().attached().of(volumes);
    if (attached.isEmpty()) {
      Pattern pattern = group(sharing.filter(h -> fleet.session(h.session()).workload() != null));
      return pattern == null ? null : new Workload(pattern);
    }
    // Groups that share volumes have one host: where that is elsewhere it writes nothing here.
    Pattern first = group(sharing.filter(h -> Hosts.hosted(fleet, array, h)));
    Vector<Pattern> parts = first == null ? Vector.empty() : Vector.of(first);
    for (Streams.Host host : attached) {
      Pattern part = part(host);
      parts = part == null ? parts : parts.append(part);
    }
    return parts.isEmpty()
        ? null
        : new Workload(parts.size() == 1 ? parts.head() : new Together(parts));
  }

  /**
   * What a host attached to the volumes, and maybe to others, writes to these; null for nothing.
   */
  @Nullable Workload of(Streams.Host host) {
    Pattern part = part(host);
    return part == null ? null : new Workload(part);
  }

  private @Nullable Pattern group(Array<GroupHalf> sharing) {
    GroupHalf half = sharing.minBy(GroupHalf::session).getOrNull();
    HostLoad load = half == null ? null : fleet.session(half.session()).workload();
    if (half == null || load == null || half.pairs().isEmpty()) {
      return null;
    }
    Array<Integer> own = half.pairs().volumes();
    Trace trace = load.manner().trace();
    Places places = Places.of(volumes);
    return trace == null
        ? generated(load, own, own)
        : new Replay(trace, trace.volumes().map(v -> places.of(paired(half, v))));
  }

  private @Nullable Pattern part(Streams.Host host) {
    HostLoad load = host.load();
    LinkedHashSet<Integer> here = LinkedHashSet.ofAll(volumes);
    Trace trace = load.manner().trace();
    if (trace == null) {
      return generated(load, host.volumes(), host.volumes().filter(here::contains));
    }
    Trace part = trace.of(here::contains);
    return part == null ? null : new Replay(part, part.volumes().map(Places.of(volumes)::of));
  }

  /**
   * Some of a load.
   *
   * @param all that it writes
   * @param own those of them that are written here, at their share of the rate
   */
  private Pattern generated(HostLoad load, Array<Integer> all, Array<Integer> own) {
    long extentBytes = (long) load.extentGrains() * Content.GRAIN_BYTES;
    long share = Math.max(1, load.rangeBytes() / all.size() / extentBytes);
    LinkedHashSet<Integer> written = LinkedHashSet.ofAll(own);
    Vector<Long> extents =
        volumes
            .toVector()
            .map(volume -> written.contains(volume) ? extents(load, share, volume) : 0L);
    Manner manner = load.manner();
    long seed = load.seed() + 7919L * stream;
    long rate = load.bytesPerSecond();
    if (own.size() < all.size()) {
      double part = extents.sum().doubleValue();
      double whole = all.map(volume -> extents(load, share, volume)).sum().doubleValue();
      rate = Math.max(1, (long) (rate * part / Math.max(1, whole)));
    }
    Pace.Steady steady = new Pace.Steady(rate, extentBytes);
    Pace pace =
        manner.burstMicros() == 0
            ? steady
            : new Pace.Bursty(
                seed, steady, manner.burstMicros(), manner.burstMicros() + manner.pauseMicros());
    return new Generated(
        seed, pace, manner.readPercent(), manner.order(), load.extentGrains(), extents);
  }

  private long extents(HostLoad load, long share, int volume) {
    Content content = fleet.site(array).contents().get(volume);
    return Math.min(share, content.grains() / load.extentGrains());
  }

  /** The volume of a half that is, or is paired with, one of the array that made the group. */
  private int paired(GroupHalf half, int volume) {
    int pair = fleet.half(fleet.session(half.session()).a()).pairs().at(volume);
    return pair < 0 ? -1 : half.pairs().get(pair).localVolume();
  }

  /** A host writes volumes outside all groups from now on. */
  public static void attach(Steps steps, int array, Array<Integer> volumes, HostLoad load) {
    steps.attach(array, new Streams.Host(volumes, load));
    lone(steps, array, volumes);
  }

  /**
   * A stream of groups with what the hosts attached to its volumes write by now: that of the groups
   * may have come, or gone to the other side.
   */
  static WriteStream reloaded(Steps steps, int array, WriteStream stream) {
    Streams streams = steps.fleet().site(array).streams();
    if (streams.attached().of(stream.volumes()).isEmpty() || streams.lone().contains(stream.id())) {
      return stream;
    }
    Array<GroupHalf> sharing = Streaming.writtenBy(steps, array, stream);
    Workload workload = new Loads(steps.fleet(), array, stream.volumes(), stream.id()).of(sharing);
    if (Objects.equals(workload, stream.workload())) {
      return stream;
    }
    WriteStream settled = Streaming.settle(steps, array, stream);
    Array<Content> contents = Streaming.stored(steps.fleet(), array, settled.volumes());
    WriteStream now = settled.rebased(settled.volumes(), contents, workload, steps.now());
    Journals.goOn(steps, array, sharing, settled, now);
    return now;
  }

  /**
   * After volumes have joined or left groups, hosts that are attached to them write those by a
   * stream of their own that are in none; the others are written by that of the groups, while it is
   * open.
   */
  public static void lone(Steps steps, int array, Array<Integer> volumes) {
    for (Streams.Host host : steps.fleet().site(array).streams().attached().of(volumes)) {
      lone(steps, array, host);
    }
  }

  private static void lone(Steps steps, int array, Streams.Host host) {
    Site site = steps.fleet().site(array);
    Array<Integer> free = host.volumes().filter(volume -> site.groupOf(volume) == null);
    Array<Integer> own =
        host.volumes()
            .filter(
                volume -> {
                  Streams.Place place = site.streams().place(volume);
                  return place != null && site.streams().lone().contains(place.stream());
                });
    if (own.equals(free)) {
      return;
    }
    WriteStream stream = own.isEmpty() ? null : site.streamOf(own.head());
    WriteStream settled = stream == null ? null : Streaming.settle(steps, array, stream);
    if (free.isEmpty()) {
      if (settled != null) {
        steps.removeStream(array, settled.id());
      }
      return;
    }
    int id = settled == null ? steps.nextStream() : settled.id();
    Array<Content> contents = Streaming.stored(steps.fleet(), array, free);
    Workload workload = new Loads(steps.fleet(), array, free, id).of(host);
    steps.putLone(
        array,
        settled == null
            ? WriteStream.begin(id, Array.of(Point.ORIGIN), free, contents, workload, steps.now())
            : settled.rebased(free, contents, workload, steps.now()));
    Hosts.refreshVolume(steps, array, free.head());
  }
}
