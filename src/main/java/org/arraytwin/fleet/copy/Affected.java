package org.arraytwin.fleet.copy;

import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import org.arraytwin.array.Volume;
import org.arraytwin.fleet.Fleet;
import org.arraytwin.fleet.Session;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.Steps;
import org.arraytwin.fleet.motion.GroupSessions;
import org.arraytwin.fleet.motion.Hosts;
import org.arraytwin.fleet.motion.Streaming;
import org.arraytwin.replication.Content;
import org.arraytwin.replication.Flow;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.PairHalf;
import org.arraytwin.replication.SyncStatus;
import org.arraytwin.replication.WriteStream;
import org.arraytwin.replication.table.Happening;

/** What faults inside an array mean for its hosts and its sessions. */
public final class Affected {
  private Affected() {}

  /** Volumes can no longer be read or written: their hosts stop, and so does what copies them. */
  public static void unreadable(Steps steps, int array, Predicate<Volume> which) {
    for (GroupHalf half : halves(steps.fleet().site(array), which)) {
      if (half.running() && needs(steps.fleet(), array, half, which)) {
        GroupSessions.happen(steps, half.session(), array, Happening.IO_ERROR);
      }
    }
    CopyFaults.unreadable(steps, array, v -> which.test(volume(steps.fleet(), array, v)));
    readable(steps, array);
  }

  /** Hosts begin or cease to write, as the volumes of an array now are. */
  public static void readable(Steps steps, int array) {
    CopyFaults.readable(steps, array);
    for (GroupHalf half : halves(steps.fleet().site(array), v -> true)) {
      Hosts.refresh(steps, half.session());
    }
    Hosts.refreshLone(steps, array);
  }

  /**
   * A target needs its volumes at once, a source those that are being copied: a source in sync is
   * not missed until somebody writes, and nobody can.
   */
  private static boolean needs(Fleet fleet, int array, GroupHalf half, Predicate<Volume> which) {
    Session session = fleet.session(half.session());
    return !half.source()
        || session
            .flows()
            .all()
            .zip(half.pairs())
            .exists(f -> f._1() instanceof Flow.Copy && which.test(volume(fleet, array, f._2())));
  }

  private static Volume volume(Fleet fleet, int array, PairHalf pair) {
    return volume(fleet, array, pair.localVolume());
  }

  private static Volume volume(Fleet fleet, int array, int id) {
    Volume volume = fleet.site(array).volumes().get(id);
    if (volume == null) {
      throw new IllegalStateException("volume " + id + " is gone");
    }
    return volume;
  }

  /** The bitmaps of the copies of an I/O group are lost, or there again. */
  public static void metadata(Steps steps, int array, int ioGroup, boolean there) {
    if (CopyFaults.needBitmaps(steps, array, ioGroup)) {
      steps.alert(
          array,
          there ? "Informational" : "Major",
          "I/O group " + ioGroup,
          there ? "copies go on" : "copies are suspended");
    }
    CopyFaults.metadata(steps, array, ioGroup, there);
  }

  /** What volumes held is gone with their pool, and so are the snapshots that replication keeps. */
  public static void gone(Steps steps, int array, Predicate<Volume> which) {
    lost(steps, array, which).values().forEach(writes -> Streaming.gone(steps, array, writes));
    for (Volume volume : steps.fleet().site(array).volumes()) {
      if (volume != null && which.test(volume)) {
        CopyFaults.lost(steps, array, volume.id());
      }
    }
    for (GroupHalf half : halves(steps.fleet().site(array), which)) {
      steps.put(
          array,
          half.edit()
              .pairs(
                  half.pairs()
                      .map(p -> which.test(volume(steps.fleet(), array, p)) ? p.keeping(null) : p))
              .done());
    }
  }

  /** Volumes are blank from now on. */
  public static void blank(Steps steps, int array, Predicate<Volume> which) {
    for (GroupHalf half : halves(steps.fleet().site(array), which)) {
      GroupSessions.happen(steps, half.session(), array, Happening.IO_ERROR);
      Hosts.settle(steps, half.session(), array);
      Session session = steps.fleet().session(half.session());
      steps.put(session.with(session.end(array).holding(null)));
      GroupHalf now = steps.fleet().half(array, half.id());
      steps.put(
          array, now.edit().pairs(now.pairs().with(p -> emptied(steps, array, p, which))).done());
    }
    TreeMap<Integer, Streaming.Lost> lost = lost(steps, array, which);
    for (Volume volume : steps.fleet().site(array).volumes()) {
      if (volume != null && which.test(volume)) {
        Hosts.replace(steps, array, volume.id(), Content.blank(volume.sizeBytes()));
      }
    }
    lost.values().forEach(writes -> Streaming.setBack(steps, array, writes, /* gone= */ true));
  }

  /** All that was ever written to volumes, by stream. */
  private static TreeMap<Integer, Streaming.Lost> lost(
      Steps steps, int array, Predicate<Volume> which) {
    Site site = steps.fleet().site(array);
    TreeMap<Integer, Streaming.Lost> lost = TreeMap.empty();
    for (Volume volume : site.volumes()) {
      WriteStream stream =
          volume == null || !which.test(volume) ? null : site.streamOf(volume.id());
      long last = stream == null ? 0 : stream.numberAt(steps.now());
      if (stream != null && last > 0) {
        IntPredicate volumes = id -> which.test(volume(steps.fleet(), array, id));
        lost = lost.put(stream.id(), new Streaming.Lost(stream.id(), 1, last, volumes));
      }
    }
    return lost;
  }

  private static PairHalf emptied(Steps steps, int array, PairHalf pair, Predicate<Volume> which) {
    boolean hit = which.test(volume(steps.fleet(), array, pair));
    return hit && pair.everSynced() ? pair.keeping(null).with(SyncStatus.NOT_SYNCED) : pair;
  }

  private static Vector<GroupHalf> halves(Site site, Predicate<Volume> which) {
    return site.groups()
        .filter(
            g ->
                g != null
                    && g.pairs()
                        .exists(
                            p -> {
                              Volume volume = site.volumes().get(p.localVolume());
                              return volume != null && which.test(volume);
                            }))
        .map(g -> g);
  }
}
