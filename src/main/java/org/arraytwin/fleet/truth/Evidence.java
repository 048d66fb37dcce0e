package org.arraytwin.fleet.truth;

import io.vavr.collection.Array;
import io.vavr.collection.TreeSet;
import org.arraytwin.fleet.Fleet;
import org.arraytwin.fleet.FleetAt;
import org.arraytwin.fleet.Session;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.motion.Access;
import org.arraytwin.fleet.motion.Hosts;
import org.arraytwin.fleet.motion.Lines;
import org.arraytwin.fleet.motion.Wanted;
import org.arraytwin.replication.Content;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.Point;
import org.arraytwin.replication.WriteStream;
import org.arraytwin.replication.WriteStream.Range;
import org.jspecify.annotations.Nullable;

/**
 * What the contents of both sides of a group prove at one moment.
 *
 * @param group name where it was created
 * @param equal whether all volumes hold the same
 * @param differingGrains grains of 64 KiB that differ
 * @param sides the creating array's side first
 * @param asserted whether any pair is in sync by {@code -nosync} alone
 * @param losses what recovers and rollbacks have discarded so far
 */
public record Evidence(
    String group,
    boolean equal,
    long differingGrains,
    Array<Side> sides,
    boolean asserted,
    Array<Session.Loss> losses) {

  /**
   * One side.
   *
   * @param array its name
   * @param source whether its half has the role of the source
   * @param accepts whether its hosts may write all of its volumes now; that a write may find no
   *     space left in a pool does not count
   * @param point the moment its data claims to stand for
   * @param proof whether the data, rebuilt from the write stream, equals what the volumes hold
   * @param unreplicated its writes that the other side lacks, null for none
   */
  public record Side(
      String array,
      boolean source,
      boolean accepts,
      Point point,
      Proof proof,
      @Nullable Range unreplicated) {}

  /** How far a side's claim could be checked. */
  public enum Proof {
    /** Rebuilt from the stream and equal. */
    PROVEN,
    /** Rebuilt and different: a defect. */
    DISPROVEN,
    /** No one moment is claimed: a copy is or was left incomplete, or was only asserted. */
    NO_CLAIM,
    /** The stream that made it is no longer kept. */
    NOT_KEPT,
    /** The RAID of a pool is lost, and with it what some of the volumes held. */
    DATA_LOST
  }

  public static Evidence of(FleetAt at, Session session) {
    // The observer's clock may be past the last change; host writes go on between changes.
    Array<Content> a = Lines.contents(at, session, session.a().array());
    Array<Content> b = Lines.contents(at, session, session.b().array());
    long differing = 0;
    for (int i = 0; i < a.size(); i++) {
      differing += a.get(i).onto(b.get(i)).differing(b.get(i));
    }
    boolean asserted =
        at.fleet().half(session.a()).pairs().exists(p -> p.asserted() && p.everSynced());
    return new Evidence(
        session.name(),
        differing == 0,
        differing,
        Array.of(
            side(at, session, session.a(), a, asserted),
            side(at, session, session.b(), b, asserted)),
        asserted,
        session.losses());
  }

  private static Side side(
      FleetAt at, Session session, Session.End end, Array<Content> contents, boolean asserted) {
    Site site = at.fleet().site(end.array());
    Point point = Lines.stands(at, session, end.array());
    Session.End peer = session.peer(end.array());
    Proof proof =
        Lines.gone(at, session, end.array())
            ? Proof.DATA_LOST
            : proof(at, session, point, contents, asserted);
    return new Side(
        site.name(),
        at.fleet().half(end).source(),
        accepts(at.fleet(), session, end),
        point,
        proof == Proof.PROVEN && Lines.torn(at, session, end.array()) ? Proof.NO_CLAIM : proof,
        Lines.beyond(at, session, end.array(), Lines.stands(at, session, peer.array())));
  }

  /** Asked as a host asks it, of every volume: what the array itself has against it counts, too. */
  private static boolean accepts(Fleet fleet, Session session, Session.End end) {
    return Hosts.barred(fleet, session, end.array()) == null
        && fleet
            .half(end)
            .pairs()
            .forAll(p -> Access.of(fleet, end.array(), p.localVolume(), Wanted.WRITE) == null);
  }

  private static Proof proof(
      FleetAt at, Session session, Point point, Array<Content> contents, boolean asserted) {
    if (point.isNowhere() || asserted) {
      return Proof.NO_CLAIM;
    }
    for (Session.End end : Array.of(session.a(), session.b())) {
      for (int id : end.streams()) {
        WriteStream stream = at.fleet().site(end.array()).streams().get(id);
        if (stream != null && stream.tells(point)) {
          Array<Integer> own = at.fleet().half(end).pairs().volumes();
          Array<Content> rebuilt = rebuilt(stream, point.number(), own);
          if (rebuilt != null && rebuilt.size() == contents.size()) {
            return compared(rebuilt, contents);
          }
        }
      }
    }
    Array<Content> rebuilt = broughtOn(at.fleet(), session, point);
    return rebuilt == null ? Proof.NOT_KEPT : compared(rebuilt, contents);
  }

  private static Proof compared(Array<Content> rebuilt, Array<Content> contents) {
    return same(rebuilt, contents) ? Proof.PROVEN : Proof.DISPROVEN;
  }

  /** What the pairs held after a write of hosts further up a cascade, or null. */
  private static @Nullable Array<Content> broughtOn(Fleet fleet, Session session, Point point) {
    for (Site site : fleet.sites()) {
      WriteStream stream = site.streams().get(point.stream());
      if (stream != null) {
        Session.End end = fleet.half(session.a()).source() ? session.a() : session.b();
        Array<Integer> there =
            fleet
                .half(end)
                .pairs()
                .map(
                    p ->
                        upstream(
                            fleet,
                            end.array(),
                            p.localVolume(),
                            site.id(),
                            TreeSet.of(session.id())));
        return rebuilt(stream, point.number(), there);
      }
    }
    return null;
  }

  /** The volume of another array whose data a volume of this one gets by sessions, or -1. */
  private static int upstream(
      Fleet fleet, int array, int volume, int wanted, TreeSet<Integer> passed) {
    if (array == wanted) {
      return volume;
    }
    for (GroupHalf half : fleet.site(array).groupsOf(volume)) {
      if (!half.source() && !passed.contains(half.session())) {
        Session.End peer = fleet.session(half.session()).peer(array);
        int pair = half.pairs().at(volume);
        int there = fleet.half(peer).pairs().get(pair).localVolume();
        int found = upstream(fleet, peer.array(), there, wanted, passed.add(half.session()));
        if (found >= 0) {
          return found;
        }
      }
    }
    return -1;
  }

  /** What volumes of a stream held after a write, or null where that is not kept. */
  private static @Nullable Array<Content> rebuilt(
      WriteStream stream, long number, Array<Integer> volumes) {
    Array<Integer> members = volumes.map(stream::member);
    Array<Content> all = stream.asOf(number).orElse(null);
    return all == null || members.contains(-1) ? null : members.map(all::get);
  }

  private static boolean same(Array<Content> x, Array<Content> y) {
    return x.zip(y).forAll(pair -> pair._1().onto(pair._2()).same(pair._2()));
  }
}
