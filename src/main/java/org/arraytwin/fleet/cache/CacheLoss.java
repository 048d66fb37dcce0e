package org.arraytwin.fleet.cache;

import io.vavr.collection.TreeMap;
import io.vavr.collection.TreeSet;
import io.vavr.collection.Vector;
import org.arraytwin.array.Volume;
import org.arraytwin.fleet.FleetAt;
import org.arraytwin.fleet.Session;
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
    Vector<Lost> lost = lost(steps, array, left);
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
    for (Lost writes : lost) {
      note(steps, array, writes);
      Streaming.setBack(steps, array, writes.stream().id(), writes.first() - 1, writes.last());
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

  /**
   * Writes of a stream that are gone.
   *
   * @param stream theirs
   * @param first number of the first
   * @param last number of the last
   */
  private record Lost(WriteStream stream, long first, long last) {}

  private static Vector<Lost> lost(Steps steps, int array, TreeMap<Integer, Content> left) {
    Site site = steps.fleet().site(array);
    TreeMap<Integer, Long> onDisk = TreeMap.empty();
    for (int volume : left.keySet()) {
      WriteStream stream = site.streamOf(volume);
      if (stream != null) {
        long kept = stream.numberAt(Caches.onDisk(site, volume, steps.now()));
        onDisk = onDisk.put(stream.id(), Math.max(kept, stream.originNumber()), Math::min);
      }
    }
    Vector<Lost> lost = Vector.empty();
    for (var kept : onDisk) {
      WriteStream stream = site.streams().get(kept._1());
      if (stream != null && kept._2() < stream.numberAt(steps.now())) {
        lost = lost.append(new Lost(stream, kept._2() + 1, stream.numberAt(steps.now())));
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

  /**
   * Every session that the stream's writes belong to keeps the loss on record; what an earlier one
   * has cost already is not lost again.
   */
  private static void note(Steps steps, int array, Lost lost) {
    WriteStream stream = lost.stream();
    for (Session session : steps.fleet().sessions()) {
      if (session == null || !follows(session, array, stream.id())) {
        continue;
      }
      long first = Math.max(lost.first(), lastLost(session, array, stream.id()) + 1);
      if (first <= lost.last()) {
        WriteStream.Range writes =
            new WriteStream.Range(
                first, lost.last(), stream.microsOf(first), stream.microsOf(lost.last()));
        steps.put(session.losing(new Session.Loss(array, stream.id(), writes, steps.now())));
      }
    }
  }

  private static long lastLost(Session session, int array, int stream) {
    return session
        .losses()
        .filter(l -> l.array() == array && l.stream() == stream)
        .map(l -> l.writes().last())
        .max()
        .getOrElse(0L);
  }

  private static boolean follows(Session session, int array, int stream) {
    boolean ours = session.a().array() == array || session.b().array() == array;
    return ours && session.end(array).stream() == stream;
  }
}
