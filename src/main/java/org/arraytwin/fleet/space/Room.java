package org.arraytwin.fleet.space;

import io.vavr.collection.TreeSet;
import io.vavr.collection.Vector;
import org.arraytwin.array.Pool;
import org.arraytwin.array.Volume;
import org.arraytwin.fleet.FleetAt;
import org.arraytwin.fleet.Session;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.Steps;
import org.arraytwin.replication.Content;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.Retained;
import org.arraytwin.replication.copy.PointInTime;
import org.arraytwin.replication.copy.Run;
import org.arraytwin.replication.copy.Spot;

/** Whether a host's write finds the space it needs. */
public final class Room {
  /** Names no write and nothing undefined: what a grain would hold after one. */
  private static final long SOME_WRITE = Long.MAX_VALUE;

  private Room() {}

  /**
   * Makes room for a write: groups whose target has no space for it stop, and snapshots kept in the
   * pool give way.
   *
   * @param first grain
   * @param count grains
   * @return how many bytes more the pool would have to have; 0 where the write finds its space
   */
  public static long make(Steps steps, int array, int volume, long first, long count) {
    for (GroupHalf half : steps.fleet().site(array).groupsOf(volume)) {
      if (boundless(steps.fleet().site(half.peer()))) {
        continue;
      }
      Session session = steps.fleet().session(half.session());
      int peer = session.peer(array).array();
      if (session.sender() == array && FleetAt.receives(session, peer)) {
        int pair = half.pairs().at(volume);
        int remote = steps.fleet().half(session.peer(array)).pairs().get(pair).localVolume();
        if (make(steps, peer, remote, first, count) > 0) {
          Exhaustion.starve(
              steps, steps.fleet().half(session.peer(array)), peer, pool(steps, peer, remote));
        }
      }
    }
    makeForCopies(steps, array, volume, first, count);
    long lacking = lacking(steps, array, volume, first, count);
    Volume written = steps.fleet().site(array).volumes().get(volume);
    while (lacking > 0 && written != null) {
      Pool pool = steps.fleet().site(array).pools().get(written.pool());
      if (!Exhaustion.dropFirst(steps, array, pool, p -> p.retained() != null)) {
        return lacking;
      }
      lacking = lacking(steps, array, volume, first, count);
    }
    return lacking;
  }

  /** Whether a site has space for all that may come, and passes nothing on. */
  private static boolean boundless(Site site) {
    return !site.watched() && site.remote().overlaps().isEmpty();
  }

  /**
   * How many bytes more a pool would have to have for a write, 0 where it finds its space.
   *
   * @param first grain
   * @param count grains
   */
  static long lacking(Steps steps, int array, int volume, long first, long count) {
    Site site = steps.fleet().site(array);
    Volume written = site.volumes().get(volume);
    if (!site.watched() || written == null) {
      return 0;
    }
    FleetAt at = new FleetAt(steps.fleet(), steps.now());
    Content before = at.content(array, volume);
    Content after = before.write(first, count, SOME_WRITE);
    Pool pool = site.pools().get(written.pool());
    long needed = more(at, array, written, volume, after);
    for (Retained kept : Space.kept(site, written)) {
      needed += Space.differing(after, kept.content()) - Space.differing(before, kept.content());
    }
    long free = Space.of(at, array, pool).freeBytes();
    return Math.max(0, needed - free);
  }

  /** What a volume would take more of its pool if another held something else. */
  private static long more(FleetAt at, int array, Volume of, int written, Content after) {
    if (!of.draws()) {
      return 0;
    }
    long then =
        Copied.bytes(
            at.fleet().site(array), of.id(), v -> content(at, array, v, written, after), at.now());
    return of.drawn(then) - of.drawn(Copied.bytes(at, array, of.id()));
  }

  /** What a volume would hold if another held something else; mirrors of it would, too. */
  private static Content content(FleetAt at, int array, int volume, int written, Content after) {
    Content content = volume == written ? after : at.content(array, volume);
    for (PointInTime copy : at.fleet().site(array).local().graph().all(volume)) {
      if (copy.live() && volume != written) {
        content =
            copy.following(content, content(at, array, copy.source(), written, after), at.now());
      }
    }
    return content;
  }

  /** Copies for whose targets a write leaves no space break before it. */
  private static void makeForCopies(Steps steps, int array, int volume, long first, long count) {
    Site site = steps.fleet().site(array);
    if (!site.watched() || site.local().copies().isEmpty()) {
      return;
    }
    for (Pool pool : site.pools()) {
      // What one copy saved may go to the next in its chain: each is asked in its turn.
      for (int i = 0; i < site.local().copies().size(); i++) {
        if (!breakCopies(steps, array, pool, volume, first, count)) {
          break;
        }
      }
    }
  }

  /** Whether copies had to be told that a write leaves them no space. */
  private static boolean breakCopies(
      Steps steps, int array, Pool pool, int volume, long first, long count) {
    FleetAt at = new FleetAt(steps.fleet(), steps.now());
    Site site = at.fleet().site(array);
    Content after = at.content(array, volume).write(first, count, SOME_WRITE);
    long needed = 0;
    TreeSet<Spot> growing = TreeSet.empty();
    Vector<Run> targets = Copied.into(site, pool).map(PointInTime::targetRun);
    for (Run target : targets) {
      long then = Copied.bytes(site, target, v -> content(at, array, v, volume, after), at.now());
      growing = then > Copied.bytes(at, array, target) ? growing.add(target.spot()) : growing;
    }
    for (int target : targets.map(Run::volume).distinct()) {
      needed += Math.max(0, more(at, array, site.volumes().get(target), volume, after));
    }
    Space now = Space.of(at, array, pool);
    long own = own(at, array, pool, volume, after);
    needed += own <= now.freeBytes() ? own : 0;
    if (growing.isEmpty() || needed <= now.freeBytes()) {
      return false;
    }
    Exhaustion.told(steps, array, pool, growing, now);
    return true;
  }

  /** What the volume that is written takes more of a pool itself, unless it is a copy's target. */
  private static long own(FleetAt at, int array, Pool pool, int volume, Content after) {
    Site site = at.fleet().site(array);
    Volume written = site.volumes().get(volume);
    boolean counted = Copied.into(site, pool).exists(c -> c.target() == volume);
    return written != null && written.pool() == pool.id() && !counted
        ? more(at, array, written, volume, after)
        : 0;
  }

  private static Pool pool(Steps steps, int array, int volume) {
    Site site = steps.fleet().site(array);
    Volume of = site.volumes().get(volume);
    if (of == null) {
      throw new IllegalStateException("volume " + volume + " of array " + array + " is gone");
    }
    return site.pools().get(of.pool());
  }
}
