package org.arraytwin.fleet.motion;

import io.vavr.collection.HashSet;
import io.vavr.collection.Set;
import org.arraytwin.fleet.Fleet;
import org.arraytwin.fleet.FleetAt;
import org.arraytwin.fleet.Session;
import org.arraytwin.fleet.Site;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.PairHalf;
import org.arraytwin.replication.copy.PointInTime;

/**
 * What volumes follow right now: other volumes of the array through mirrors, and those of other
 * arrays through groups. Who follows itself, in however long a row, would hold nothing.
 */
public final class Feeds {
  private record Place(int array, int volume) {}

  private Feeds() {}

  /** Whether volumes that a group sends follow, directly or not, those that it would fill. */
  static boolean circle(Fleet fleet, Session session, int receiver) {
    int sender = session.peer(receiver).array();
    return brought(fleet, sender, fleet.half(session.end(sender)))
        && follow(fleet, places(fleet, session, sender), places(fleet, session, receiver));
  }

  /** Whether anything brings data to volumes of a half: mostly nothing does. */
  private static boolean brought(Fleet fleet, int array, GroupHalf half) {
    Site site = fleet.site(array);
    for (int i = 0; i < half.pairs().size(); i++) {
      int volume = half.pairs().get(i).localVolume();
      if (site.local().graph().mirrored(volume)) {
        return true;
      }
      for (GroupHalf each : site.groupsOf(volume)) {
        if (FleetAt.receives(fleet.session(each.session()), array)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether a volume follows, directly or not, another one of its array. */
  public static boolean follows(Fleet fleet, int array, int volume, int followed) {
    return follow(
        fleet, HashSet.of(new Place(array, volume)), HashSet.of(new Place(array, followed)));
  }

  private static Set<Place> places(Fleet fleet, Session session, int array) {
    return fleet
        .half(session.end(array))
        .pairs()
        .map(pair -> new Place(array, pair.localVolume()))
        .toSet();
  }

  /** Whether any of some volumes is one of those sought, or follows one; each is asked once. */
  private static boolean follow(Fleet fleet, Set<Place> places, Set<Place> sought) {
    Set<Place> seen = places;
    Set<Place> ahead = places;
    while (!ahead.isEmpty()) {
      if (ahead.exists(sought::contains)) {
        return true;
      }
      ahead = ahead.flatMap(place -> sources(fleet, place)).removeAll(seen);
      seen = seen.addAll(ahead);
    }
    return false;
  }

  private static Set<Place> sources(Fleet fleet, Place place) {
    Site site = fleet.site(place.array());
    Set<Place> found =
        site.local()
            .graph()
            .all(place.volume())
            .filter(PointInTime::live)
            .map(mirror -> new Place(place.array(), mirror.source()))
            .toSet();
    for (GroupHalf half : site.groupsOf(place.volume())) {
      if (FleetAt.receives(fleet.session(half.session()), place.array())) {
        PairHalf pair = half.pairs().of(place.volume());
        found = pair == null ? found : found.add(new Place(half.peer(), pair.remoteVolumeId()));
      }
    }
    return found;
  }
}
