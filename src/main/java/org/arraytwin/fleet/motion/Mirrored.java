package org.arraytwin.fleet.motion;

import io.vavr.collection.Array;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Fleet;
import org.arraytwin.fleet.FleetAt;
import org.arraytwin.fleet.Session;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.Steps;
import org.arraytwin.replication.Content;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.Mode;
import org.arraytwin.replication.PairHalf;
import org.arraytwin.replication.Point;
import org.arraytwin.replication.WriteStream;
import org.jspecify.annotations.Nullable;

/**
 * Groups that send what a mirror within the array brings. That has no numbers of its own: no
 * journal carries it, and it is forwarded as it comes.
 */
public final class Mirrored {
  private Mirrored() {}

  /** Whether a mirror within the array brings data to volumes of a half. */
  static boolean feed(Fleet fleet, GroupHalf half, int array) {
    var graph = fleet.site(array).local().graph();
    return !graph.isEmpty() && half.pairs().exists(p -> graph.mirrored(p.localVolume()));
  }

  /**
   * Whether groups can hand on what a mirror brings to a volume, where it is in any: a cycle is of
   * hosts' writes. Hosts of a volume in no group wait while it is a target; what it holds when they
   * go on is one write in their stream.
   */
  public static boolean takes(Site site, int volume) {
    return site.streamOf(volume) == null
        || site.groupsOf(volume).stream().allMatch(half -> half.mode() != Mode.PERIODIC);
  }

  /**
   * Ends what carries the writes of a volume's hosts, and what leads to it, for a mirror is about
   * to begin or has ended; the sessions that are to go on with {@link #goOn}.
   */
  public static Array<Waiting> halt(Steps steps, int array, int volume) {
    Hosts.settleVolume(steps, array, volume);
    Array<Waiting> sending =
        Array.ofAll(steps.fleet().site(array).groupsOf(volume))
            .filter(half -> half.source() && half.mode().journaled())
            .map(half -> steps.fleet().session(half.session()))
            .filter(session -> sends(session, array))
            .map(Waiting::of);
    sending.forEach(each -> Copies.end(steps, each.session()));
    return sending;
  }

  /**
   * What mirrors have brought by now to volumes that a session sends as they are becomes one write
   * of each: who has followed until now stands for the moment after it.
   *
   * @return that moment, or null where no mirror brings anything, or not all of it is across
   */
  static @Nullable Point numbered(Steps steps, Session session) {
    int from = session.sender();
    GroupHalf half = steps.fleet().half(session.end(from));
    GroupHalf receiver = steps.fleet().half(session.peer(from));
    WriteStream before = steps.fleet().stream(session.end(from));
    if (before == null
        || !before.open()
        || !feed(steps.fleet(), half, from)
        || !session.flows().allLive()
        || receiver.pairs().exists(PairHalf::asserted)) {
      return null;
    }
    WriteStream stream = numbered(steps, from, before);
    steps.put(from, stream);
    return stream.pointAt(steps.now());
  }

  /** A settled stream with what mirrors have brought to its volumes by now as its last writes. */
  static WriteStream numbered(Steps steps, int array, WriteStream settled) {
    Site site = steps.fleet().site(array);
    WriteStream stream = settled;
    for (int i = 0; i < settled.volumes().size(); i++) {
      int volume = settled.volumes().get(i);
      if (site.local().graph().mirrored(volume)) {
        Content content = new FleetAt(steps.fleet(), steps.now()).content(array, volume);
        stream =
            stream.lastReplaced(i, content)
                ? stream
                : stream.pause(steps.now()).replaced(i, content, steps.now());
      }
    }
    return settled.running() ? stream.run(steps.now()) : stream;
  }

  /**
   * A session whose flows have been ended for a moment.
   *
   * @param session its id
   * @param next what was to follow once it was in sync, or null
   */
  public record Waiting(int session, @Nullable Command next) {
    static Waiting of(Session session) {
      return new Waiting(session.id(), session.afterSync());
    }
  }

  private static boolean sends(Session session, int array) {
    return session.sender() == array && (session.moves() || session.journal() != null);
  }

  /** Lets sessions bring what their volumes hold by now and what comes to them. */
  public static void goOn(Steps steps, int array, Array<Waiting> sessions) {
    sessions.forEach(
        each -> Copies.begin(steps, each.session(), array, /* nosync= */ false, each.next()));
  }
}
