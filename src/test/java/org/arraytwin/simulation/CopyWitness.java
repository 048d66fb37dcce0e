package org.arraytwin.simulation;

import static org.arraytwin.simulation.Violation.require;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.arraytwin.array.Volume;
import org.arraytwin.fleet.FleetAt;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.copy.Reads;
import org.arraytwin.fleet.site.LocalCopy;
import org.arraytwin.replication.Content;
import org.arraytwin.replication.Extents;
import org.arraytwin.replication.copy.PointInTime;
import org.arraytwin.replication.copy.Spot;
import org.arraytwin.replication.copy.Undefined;
import org.arraytwin.replication.table.Effect;
import org.jspecify.annotations.Nullable;

/**
 * What the volumes outside all groups must hold, as plain arrays of stamps: a start copies the
 * whole source at its instant, a host's write replaces what it covers, and nothing else ever
 * changes a grain, but that a copy which is interrupted leaves undefined what it lacked.
 */
final class CopyWitness {
  /** A grain of which nothing is claimed. */
  private static final long ANY = Long.MAX_VALUE;

  private record Place(int array, int volume) {}

  /** What befalls volumes whose writes are numbered is told. */
  interface Numbered {
    void replaced(Site site, int volume, long[] stamps);
  }

  private final Map<Place, long[]> held = new HashMap<>();
  private final Numbered numbered;
  private final Map<Place, Map<Long, Set<Long>>> earlier = new HashMap<>();
  private final Map<Place, boolean[]> lacked = new HashMap<>();
  private final Map<Place, Content> seen = new HashMap<>();
  private final Map<Place, long[]> followed = new HashMap<>();

  CopyWitness(Numbered numbered) {
    this.numbered = numbered;
  }

  /** Whether a volume is one of those that this knows: in no group and without numbered writes. */
  static boolean knows(Site site, int volume) {
    return site.groupOf(volume) == null && site.streamOf(volume) == null;
  }

  private static long[] dump(FleetAt at, int array, int volume) {
    Content content = at.content(array, volume);
    long[] stamps = new long[(int) content.grains()];
    for (int g = 0; g < stamps.length; g++) {
      stamps[g] = content.stampAt(g);
    }
    return stamps;
  }

  private long[] expected(FleetAt at, int array, int volume) {
    if (!knows(at.fleet().site(array), volume)) {
      return dump(at, array, volume);
    }
    return held.computeIfAbsent(new Place(array, volume), p -> dump(at, array, volume));
  }

  /** Looks at everything before something happens: what copies lack then they may lose. */
  void before(FleetAt at) {
    lacked.clear();
    followed.clear();
    for (Site site : at.fleet().sites()) {
      for (PointInTime data : site.local().graph().all()) {
        if (!data.active()) {
          continue;
        }
        Place place = new Place(site.id(), data.target());
        Extents lacking = Reads.supply(at, site.id()).lacking(data);
        boolean[] grains = new boolean[(int) data.image().grains()];
        for (int g = 0; g < grains.length; g++) {
          grains[g] = lacking.contains(g);
        }
        lacked.put(place, grains);
        if (data.live() && data.active()) {
          followed.put(place, held(at, site, data.source()).clone());
        }
      }
    }
  }

  /** A host's write was accepted. */
  void wrote(FleetAt at, int array, int volume, int first, int count) {
    if (!knows(at.fleet().site(array), volume)) {
      return;
    }
    long[] stamps = expected(at, array, volume);
    long stamp = at.content(array, volume).stampAt(first);
    require(
        stamp > 0 && Arrays.stream(stamps).noneMatch(s -> s == stamp),
        "a write has a stamp of its own",
        "a write to volume " + volume + " of array " + array,
        Map.of());
    seen.remove(new Place(array, volume));
    Map<Long, Set<Long>> before =
        earlier.computeIfAbsent(new Place(array, volume), p -> new HashMap<>());
    for (int g = first; g < first + count; g++) {
      before.computeIfAbsent((long) g, k -> new HashSet<>()).add(stamps[g]);
      stamps[g] = stamp;
    }
  }

  /**
   * Copies of an array were asked for something, or something befell them.
   *
   * @param was the moment before
   * @param at the moment after
   * @param asked those that were asked, as they were before
   * @param effects what the cells that counted do
   */
  void happened(FleetAt was, FleetAt at, int array, List<LocalCopy> asked, Set<Effect> effects) {
    Map<Integer, long[]> sources = new HashMap<>();
    Map<Integer, long[]> images = new HashMap<>();
    for (LocalCopy copy : asked) {
      sources.put(copy.source(), expected(was, array, copy.source()).clone());
      sources.put(copy.target(), expected(was, array, copy.target()).clone());
      PointInTime data = was.fleet().site(array).local().graph().onto(copy.to());
      if (data != null) {
        images.put(copy.target(), stamps(data.image()));
      }
    }
    for (LocalCopy copy : asked) {
      if (effects.contains(Effect.COPY)) {
        set(at, array, copy.target(), sources.get(copy.source()));
      } else if (effects.contains(Effect.RESTORE_SOURCE)) {
        set(at, array, copy.source(), sources.get(copy.target()));
      } else if (effects.contains(Effect.RESET_TARGET) && images.containsKey(copy.target())) {
        set(at, array, copy.target(), images.get(copy.target()));
      }
    }
  }

  /** All that an array held may be gone: what is there now counts from now on. */
  void forget(int array) {
    held.keySet().removeIf(place -> place.array() == array);
    seen.keySet().removeIf(place -> place.array() == array);
  }

  /** The same of one volume. */
  void forget(int array, int volume) {
    Place place = new Place(array, volume);
    held.remove(place);
    seen.remove(place);
    followed.remove(place);
  }

  private static long[] stamps(Content content) {
    long[] stamps = new long[(int) content.grains()];
    for (int g = 0; g < stamps.length; g++) {
      stamps[g] = content.stampAt(g);
    }
    return stamps;
  }

  private void set(FleetAt at, int array, int volume, long @Nullable [] stamps) {
    if (stamps == null) {
      return;
    }
    if (!knows(at.fleet().site(array), volume)) {
      numbered.replaced(at.fleet().site(array), volume, stamps);
    } else {
      held.put(new Place(array, volume), stamps.clone());
      seen.remove(new Place(array, volume));
    }
  }

  /**
   * Looks at every volume after something has happened.
   *
   * @param forgetful whether caches may have lost or dropped writes just now
   */
  void check(FleetAt was, FleetAt at, boolean forgetful) {
    for (Site site : at.fleet().sites()) {
      // What follows another is held against it, so that comes first.
      check(was, at, site, forgetful, false);
      check(was, at, site, forgetful, true);
    }
  }

  private void check(FleetAt was, FleetAt at, Site site, boolean forgetful, boolean following) {
    for (Volume volume : site.volumes()) {
      if (volume == null) {
        continue;
      }
      PointInTime data = site.local().graph().onto(Spot.of(volume.id()));
      if ((data != null && data.live() && data.active()) != following) {
        continue;
      }
      if (knows(site, volume.id())) {
        check(was, at, site, volume, forgetful);
      } else {
        held.remove(new Place(site.id(), volume.id()));
        seen.remove(new Place(site.id(), volume.id()));
      }
    }
  }

  private void check(FleetAt was, FleetAt at, Site site, Volume volume, boolean forgetful) {
    Place place = new Place(site.id(), volume.id());
    Content content = at.content(site.id(), volume.id());
    PointInTime data = site.local().graph().onto(Spot.of(volume.id()));
    boolean follows = data != null && data.live() && data.active();
    Content last = seen.get(place);
    if (last != null && last.same(content) && !follows && !followed.containsKey(place)) {
      return;
    }
    long[] stamps = expected(at, site.id(), volume.id());
    seen.put(place, content);
    if (data != null && follows) {
      follows(at, site, volume, data, stamps, content);
      return;
    }
    long[] mirrored = followed.get(place);
    boolean[] lacking = lacked.get(place);
    for (int g = 0; g < stamps.length; g++) {
      boolean had = lacking == null || !lacking[g];
      long wanted = mirrored != null && had ? mirrored[g] : mirrored != null ? ANY : stamps[g];
      long found = content.stampAt(g);
      boolean lost = Undefined.is(found) && !Undefined.is(stamps[g]) && !(had && mirrored != null);
      boolean back =
          forgetful
              && (Undefined.is(stamps[g])
                  || knownEarlier(place, g, found)
                  || asSource(at, site, volume.id(), g, found));
      boolean still = Undefined.is(found) && Undefined.is(stamps[g]);
      boolean right =
          found == wanted
              || wanted == ANY
              || back
              || still
              || (lost && mayLose(was, at, site, volume));
      if (!right) {
        throw new Violation.Found(
            new Violation(
                "a volume holds what was written to it and copied to it",
                String.format(
                    "%s of %s: grain %d holds %x, expected %x%s",
                    volume.name(),
                    site.name(),
                    g,
                    found,
                    wanted,
                    mirrored == null ? "" : " as its source had it"),
                expectation(site, volume, data)));
      }
      stamps[g] = found;
    }
  }

  private boolean knownEarlier(Place place, long grain, long stamp) {
    return stamp == 0
        || earlier.getOrDefault(place, Map.of()).getOrDefault(grain, Set.of()).contains(stamp);
  }

  /** Whether a copy's target holds what its source does: both went back. */
  private static boolean asSource(FleetAt at, Site site, int volume, long grain, long stamp) {
    return site.local()
        .graph()
        .all(volume)
        .exists(
            copy -> {
              long own = grain - copy.to().first();
              return own >= 0
                  && own < copy.grains()
                  && at.content(site.id(), copy.source()).stampAt(own + copy.from().first())
                      == stamp;
            });
  }

  /** What the source of a mirror holds: in a chain what the mirror before has brought by now. */
  private long[] held(FleetAt at, Site site, int source) {
    PointInTime brought = site.local().graph().onto(Spot.of(source));
    boolean chain = brought != null && brought.live();
    return chain ? dump(at, site.id(), source) : expected(at, site.id(), source);
  }

  /** A mirror's target is its source wherever it has arrived. */
  private void follows(
      FleetAt at, Site site, Volume volume, PointInTime data, long[] stamps, Content content) {
    long[] source = held(at, site, data.source());
    Extents lacking = Reads.supply(at, site.id()).lacking(data);
    for (int g = 0; g < stamps.length; g++) {
      boolean there = !lacking.contains(g);
      if (there && content.stampAt(g) != source[g]) {
        throw new Violation.Found(
            new Violation(
                "a mirror's target equals its source where it has arrived",
                String.format(
                    "%s of %s: grain %d holds %x, its source %x",
                    volume.name(), site.name(), g, content.stampAt(g), source[g]),
                expectation(site, volume, data)));
      }
      stamps[g] = content.stampAt(g);
    }
  }

  /**
   * Undefined becomes only what a session brings that changed, ended or was made to, and what was
   * in a pool that has lost its RAID just now.
   */
  private static boolean mayLose(FleetAt was, FleetAt at, Site site, Volume volume) {
    boolean had = was.fleet().site(site.id()).health().pool(volume.pool()).lost();
    if (!had && at.fleet().site(site.id()).health().pool(volume.pool()).lost()) {
      return true;
    }
    for (LocalCopy copy : was.fleet().site(site.id()).local().copies()) {
      if (copy != null && (copy.target() == volume.id() || copy.source() == volume.id())) {
        LocalCopy now = at.fleet().site(site.id()).local().copy(copy.id());
        if (now == null || now.stamp() != copy.stamp()) {
          return true;
        }
      }
    }
    return false;
  }

  private static Map<String, String> expectation(
      Site site, Volume volume, @Nullable PointInTime data) {
    LocalCopy copy = site.local().onto(volume.id());
    return data == null || copy == null
        ? Map.of("array", site.name(), "volume", volume.name(), "undefined", "0")
        : Map.of("array", site.name(), "copy", copy.name(), "changed", "0", "undefined", "0");
  }
}
