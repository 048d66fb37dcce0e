package org.arraytwin.fleet.cache;

import java.util.Optional;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.FleetAt;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.Steps;
import org.arraytwin.fleet.motion.Hosts;
import org.arraytwin.replication.Content;
import org.arraytwin.replication.Extents;
import org.arraytwin.replication.WriteStream;
import org.arraytwin.replication.cache.CacheMode;
import org.arraytwin.replication.cache.VolumeCache;
import org.arraytwin.replication.copy.PointInTime;
import org.arraytwin.replication.copy.Run;

/**
 * The write caches of volumes. What replication between arrays brings to a volume is on the disks
 * when it is acknowledged; what its own hosts write is there from the next instant of destaging on.
 */
public final class Caches {
  private Caches() {}

  /** What the disks hold of a volume: its content without what only the cache has. */
  public static Content destaged(FleetAt at, int array, int volume) {
    Content now = at.content(array, volume);
    Content disk = null;
    for (PointInTime copy : at.fleet().site(array).local().graph().all(volume)) {
      // What a mirror brings is on the target's disks when it is acknowledged.
      if (copy.live() && copy.grains() == now.grains()) {
        return now;
      }
      if (copy.live()) {
        Content rest = disk == null ? written(at, array, volume, now) : disk;
        disk = brought(rest, now, copy.targetRun());
      }
    }
    return disk == null ? written(at, array, volume, now) : disk;
  }

  private static Content brought(Content disk, Content now, Run run) {
    return disk.pasted(run.first(), now.slice(run.first(), run.grains()));
  }

  /** The same where hosts alone write to the volume. */
  private static Content written(FleetAt at, int array, int volume, Content now) {
    Site site = at.fleet().site(array);
    VolumeCache cache = site.health().cache(volume);
    if (cache.flush() != 0 && cache.begun() != null && cache.disk() != null) {
      if (cache.mode() != CacheMode.ENABLED) {
        return cache.disk().overlay(cache.begun(), now);
      }
    } else if (!holds(site, volume)) {
      return now;
    }
    WriteStream stream = site.streamOf(volume);
    // What replication brought meanwhile is on the disks, whatever was noted of them before.
    boolean stale = stream != null && stream.originMicros() > cache.diskMicros();
    if (cache.disk() != null && cache.noted(at.now()) && !stale) {
      return cache.disk();
    }
    return past(site, volume, onDisk(site, volume, at.now())).orElse(now);
  }

  /** Up to when writes are on the disks that a cache holds; those at the next instant are not. */
  static long onDisk(Site site, int volume, long now) {
    long since = site.health().cachedSince().getOrElse(site.ioGroup(volume), Long.MIN_VALUE);
    return Math.max(VolumeCache.instant(now), since) - 1;
  }

  /** How many grains only the cache has. */
  public static long dirtyGrains(FleetAt at, int array, int volume) {
    return at.content(array, volume).differing(destaged(at, array, volume));
  }

  /** Whether writes to a volume are acknowledged before they are on the disks. */
  public static boolean holds(Site site, int volume) {
    return site.cacheInEffect(volume) == CacheMode.ENABLED;
  }

  /** The content at a past time, as far as the volume's stream still tells it. */
  private static Optional<Content> past(Site site, int volume, long micros) {
    WriteStream stream = site.streamOf(volume);
    if (stream == null) {
      return Optional.empty();
    }
    long known = Math.max(stream.numberAt(micros), stream.originNumber());
    return stream.asOf(known).map(all -> all.get(stream.member(volume)));
  }

  /**
   * Notes what the disks hold before a host's write to a volume whose writes no stream remembers.
   */
  public static void writing(Steps steps, int array, int volume) {
    Site site = steps.fleet().site(array);
    if (site.streamOf(volume) != null || !holds(site, volume)) {
      return;
    }
    VolumeCache cache = site.health().cache(volume);
    if (!cache.noted(steps.now())) {
      put(steps, array, volume, cache.on(content(steps, array, volume), steps.now()));
    }
  }

  /** Changes the mode; what is on the disks stays as it is, nothing is flushed. */
  public static void mode(Steps steps, int array, int volume, CacheMode mode) {
    VolumeCache cache = cache(steps, array, volume);
    if (cache.mode() != mode) {
      Content disk = destaged(at(steps), array, volume);
      put(steps, array, volume, cache.on(disk, steps.now()).in(mode));
    }
  }

  /**
   * Begins to write to the disks what only the cache has. It takes its time; a flush under way is
   * replaced, and ends with the new one.
   *
   * @param done happens once all is on the disks
   * @param failed happens instead where the flush was bound to fail or the disks cannot be reached
   */
  public static void flush(Steps steps, int array, int volume, Command done, Command failed) {
    Hosts.settleVolume(steps, array, volume);
    Content now = content(steps, array, volume);
    Content disk = destaged(at(steps), array, volume);
    long id = steps.nextId();
    long until = steps.now() + VolumeCache.flushMicros(now.differing(disk));
    VolumeCache cache = cache(steps, array, volume);
    put(steps, array, volume, cache.on(disk, steps.now()).flushing(now, id, until));
    steps.schedule(until, new FlushEnds(array, volume, id, done, failed));
  }

  /** Drops what only the cache has: hosts see from now on what is on the disks. */
  public static void discard(Steps steps, int array, int volume) {
    Content disk = destaged(at(steps), array, volume);
    if (!disk.same(content(steps, array, volume))) {
      FallBack.of(steps, array, volume, disk);
    }
    put(steps, array, volume, cache(steps, array, volume).rested().on(disk, steps.now()));
  }

  /**
   * What a run of grains holds now is on the disks, as a copy has brought it or left it; what hosts
   * have written beside it is where it was.
   */
  public static void clean(Steps steps, int array, Run run) {
    Content now = content(steps, array, run.volume());
    Content disk =
        run.grains() == now.grains()
            ? now
            : brought(destaged(at(steps), array, run.volume()), now, run);
    put(steps, array, run.volume(), cache(steps, array, run.volume()).on(disk, steps.now()));
  }

  /** Some grains that hold nothing, or older data, now hold the same on the disks. */
  public static void lost(Steps steps, int array, int volume, Extents grains) {
    Content now = content(steps, array, volume);
    Content disk = destaged(at(steps), array, volume).patched(now, grains);
    put(steps, array, volume, cache(steps, array, volume).on(disk, steps.now()));
  }

  /** What a volume holds now is on the disks, however it came there. */
  public static void clean(Steps steps, int array, int volume) {
    Content now = content(steps, array, volume);
    put(steps, array, volume, cache(steps, array, volume).on(now, steps.now()));
  }

  /** As {@link #clean}; a flush under way ends with it and brings nothing about. */
  public static void flushed(Steps steps, int array, int volume) {
    put(steps, array, volume, cache(steps, array, volume).rested());
    clean(steps, array, volume);
  }

  static VolumeCache cache(Steps steps, int array, int volume) {
    return steps.fleet().site(array).health().cache(volume);
  }

  static void put(Steps steps, int array, int volume, VolumeCache cache) {
    steps.put(array, steps.fleet().site(array).health().with(volume, cache));
  }

  static FleetAt at(Steps steps) {
    return new FleetAt(steps.fleet(), steps.now());
  }

  static Content content(Steps steps, int array, int volume) {
    return at(steps).content(array, volume);
  }
}
