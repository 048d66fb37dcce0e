package org.arraytwin.product.eternus.session;

import io.vavr.collection.HashSet;
import io.vavr.collection.Set;
import org.arraytwin.fleet.site.LocalCopy;
import org.arraytwin.replication.Content;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.PairHalf;
import org.arraytwin.replication.copy.Run;

/**
 * What is behind the source of a mirror: it is not Equivalent before that physically holds all that
 * another session brings there (design guides, cascade copy).
 */
final class Cascade {
  private Cascade() {}

  /** Whether a session, or one that brings it its data, still copies to a place of a box. */
  static boolean filling(Box box, Run place) {
    return filling(box, place, HashSet.empty());
  }

  private static boolean filling(Box box, Run place, Set<Stop> before) {
    Stop stop = new Stop(box.array(), place.volume());
    if (before.contains(stop)) {
      return false;
    }
    Set<Stop> seen = before.add(stop);
    return box.site().local().allOnto(place.volume()).exists(c -> fills(box, c, place, seen))
        || box.site().groupsOf(place.volume()).stream().anyMatch(h -> fills(box, h, place, seen));
  }

  private static boolean fills(Box box, LocalCopy copy, Run place, Set<Stop> seen) {
    Kind kind = Kind.ofTable(copy.kind());
    if (kind == null || kind.onWrite() || !copy.targetRun().overlaps(place)) {
      return false;
    }
    boolean follows = kind.mirrors() && copy.state().word().equals(CopySession.EQUIVALENT);
    return follows
        ? filling(box, copy.sourceRun(), seen)
        : !copy.state().word().equals(CopySession.SUSPEND) && box.lacking(copy) > 0;
  }

  private static boolean fills(Box box, GroupHalf half, Run place, Set<Stop> seen) {
    if (Kind.ofTable(half.kind()) != Kind.REC || half.source()) {
      return false;
    }
    String state = half.status().word();
    PairHalf pair = half.pairs().of(place.volume());
    boolean follows =
        state.equals(CopySession.EQUIVALENT) && box.at().fleet().inTouch(box.array(), half.peer());
    return (follows && pair != null)
        ? filling(new Box(box.at(), half.peer()), whole(box, pair, half.peer()), seen)
        : state.equals(CopySession.COPYING);
  }

  private static Run whole(Box box, PairHalf pair, int array) {
    var far = box.at().fleet().site(array).volumes().get(pair.remoteVolumeId());
    long bytes = far == null ? Content.GRAIN_BYTES : far.sizeBytes();
    return new Run(pair.remoteVolumeId(), 0, bytes / Content.GRAIN_BYTES);
  }
}
