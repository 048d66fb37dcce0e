package org.arraytwin.fleet.cache;

import io.vavr.collection.TreeMap;
import io.vavr.collection.TreeSet;
import io.vavr.collection.Vector;
import org.arraytwin.array.Volume;
import org.arraytwin.fleet.FleetAt;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.Steps;
import org.arraytwin.fleet.motion.GroupSessions;
import org.arraytwin.fleet.motion.Roles;
import org.arraytwin.fleet.motion.Streaming;
import org.arraytwin.replication.Content;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.WriteStream;
import org.arraytwin.replication.table.Happening;

/**
 * The cache of an array is lost: what hosts had been told was written, and was not on the disks
 * yet, is gone; each volume that lost some says so.
 */
public final class CacheLoss {
  private CacheLoss() {}

  /**
   * Loses the cache.
   *
   * @return how many volumes lost writes
   */
  public static int of(Steps steps, int array) {
    FleetAt at = new FleetAt(steps.fleet(), steps.now());
    TreeMap<Integer, Content> left = damaged(at, array);
    TreeSet<Integer> affected = FallBack.volumes(at, array, left);
    for (GroupHalf half : steps.fleet().site(array).groups()) {
      if (half != null && half.pairs().exists(p -> affected.contains(p.localVolume()))) {
        GroupSessions.happen(steps, half.session(), array, Happening.CACHE_LOST);
      }
    }
    Vector<Streaming.Lost> lost = lost(steps, array, left);
    for (int volume : left.keySet()) {
      // What another volume's loss has taken of this one's image is on no disk.
      Content disk = Caches.destaged(Caches.at(steps), array, volume);
      long grains = Caches.content(steps, array, volume).differing(disk);
      FallBack.of(steps, array, volume, disk);
      Caches.clean(steps, array, volume);
      tell(steps, array, volume, grains);
    }
    for (GroupHalf half : steps.fleet().site(array).groups()) {
      if (half != null && half.pairs().exists(p -> affected.contains(p.localVolume()))) {
        Roles.overwritten(steps, half.session(), array);
      }
    }
    for (Streaming.Lost writes : lost) {
      Streaming.setBack(steps, array, writes, /* gone= */ false);
    }
    return left.size();
  }

  /** What is left of the volumes that lose something, by volume id. */
  private static TreeMap<Integer, Content> damaged(FleetAt at, int array) {
    Site site = at.fleet().site(array);
    TreeSet<Integer> candidates = site.streams().volumes();
    candidates = candidates.addAll(site.health().caches().keySet());
    TreeMap<Integer, Content> left = TreeMap.empty();
    for (int volume : candidates) {
      Content disk = Caches.destaged(at, array, volume);
      if (!disk.same(at.content(array, volume))) {
        left = left.put(volume, disk);
      }
    }
    return left;
  }

  private static Vector<Streaming.Lost> lost(
      Steps steps, int array, TreeMap<Integer, Content> left) {
    Site site = steps.fleet().site(array);
    TreeMap<Integer, Long> onDisk = TreeMap.empty();
    for (int volume : left.keySet()) {
      WriteStream stream = site.streamOf(volume);
      if (stream != null) {
        long kept = stream.numberAt(Caches.onDisk(site, volume, steps.now()));
        onDisk = onDisk.put(stream.id(), Math.max(kept, stream.originNumber()), Math::min);
      }
    }
    Vector<Streaming.Lost> lost = Vector.empty();
    for (var kept : onDisk) {
      WriteStream stream = site.streams().get(kept._1());
      long last = stream == null ? 0 : stream.numberAt(steps.now());
      if (kept._2() < last) {
        lost = lost.append(new Streaming.Lost(kept._1(), kept._2() + 1, last, left::containsKey));
      }
    }
    return lost;
  }

  private static void tell(Steps steps, int array, int volume, long grains) {
    Volume damaged = steps.fleet().site(array).volumes().get(volume);
    steps.alert(
        array,
        "Critical",
        "volume " + (damaged == null ? volume : damaged.name()),
        "cache lost: acknowledged writes of "
            + grains * (Content.GRAIN_BYTES / 1024)
            + " KiB that were not on the disks are gone");
  }
}
