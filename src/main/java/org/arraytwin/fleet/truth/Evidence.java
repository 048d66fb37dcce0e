package org.arraytwin.fleet.truth;

import io.vavr.collection.Vector;
import org.arraytwin.fleet.FleetAt;
import org.arraytwin.fleet.Session;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.motion.Hosts;
import org.arraytwin.replication.Content;
import org.arraytwin.replication.Point;
import org.arraytwin.replication.WriteStream;
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
    Vector<Side> sides,
    boolean asserted,
    Vector<Session.Loss> losses) {

  /**
   * One side.
   *
   * @param array its name
   * @param accepts whether its hosts may write
   * @param point the moment its data claims to stand for
   * @param proof whether the data, rebuilt from the write stream, equals what the volumes hold
   * @param unreplicated its writes that the other side lacks, null for none
   */
  public record Side(
      String array, boolean accepts, Point point, Proof proof, @Nullable Range unreplicated) {}

  /** How far a side's claim could be checked. */
  public enum Proof {
    /** Rebuilt from the stream and equal. */
    PROVEN,
    /** Rebuilt and different: a defect. */
    DISPROVEN,
    /** No one moment is claimed: a copy is incomplete, or was only asserted. */
    NO_CLAIM,
    /** The stream that made it is no longer kept. */
    NOT_KEPT
  }

  /**
   * Consecutive writes.
   *
   * @param first number of the first
   * @param last number of the last
   * @param firstMicros when the first was accepted, -1 where no longer known
   * @param lastMicros when the last was
   */
  public record Range(long first, long last, long firstMicros, long lastMicros) {
    public long count() {
      return last - first + 1;
    }
  }

  public static Evidence of(FleetAt at, Session session) {
    // The observer's clock may be past the last change; host writes go on between changes.
    Vector<Content> a = at.contents(session, session.a().array());
    Vector<Content> b = at.contents(session, session.b().array());
    long differing = 0;
    for (int i = 0; i < a.size(); i++) {
      differing += a.get(i).differing(b.get(i));
    }
    boolean asserted =
        at.fleet().half(session.a()).pairs().exists(p -> p.asserted() && p.everSynced());
    return new Evidence(
        session.name(),
        differing == 0,
        differing,
        Vector.of(
            side(at, session, session.a(), a, asserted),
            side(at, session, session.b(), b, asserted)),
        asserted,
        session.losses());
  }

  private static Side side(
      FleetAt at, Session session, Session.End end, Vector<Content> contents, boolean asserted) {
    Site site = at.fleet().site(end.array());
    Point point = Hosts.pointAt(at, session, end.array());
    Session.End peer = session.peer(end.array());
    return new Side(
        site.name(),
        Hosts.barred(at.fleet(), session, end.array()) == null,
        point,
        proof(session, point, contents, asserted),
        unreplicated(at, end, Hosts.pointAt(at, session, peer.array())));
  }

  private static Proof proof(
      Session session, Point point, Vector<Content> contents, boolean asserted) {
    if (point.isNowhere() || asserted) {
      return Proof.NO_CLAIM;
    }
    for (Session.End end : Vector.of(session.a(), session.b())) {
      WriteStream stream = end.stream();
      if (stream != null && (stream.id() == point.stream() || stream.ancestor().equals(point))) {
        long number = stream.id() == point.stream() ? point.number() : stream.ancestor().number();
        Vector<Content> rebuilt = stream.asOf(number).orElse(null);
        if (rebuilt != null && rebuilt.size() == contents.size()) {
          return same(rebuilt, contents) ? Proof.PROVEN : Proof.DISPROVEN;
        }
      }
    }
    return Proof.NOT_KEPT;
  }

  private static boolean same(Vector<Content> x, Vector<Content> y) {
    return x.zip(y).forAll(pair -> pair._1().same(pair._2()));
  }

  private static @Nullable Range unreplicated(FleetAt at, Session.End end, Point peerHolds) {
    WriteStream stream = end.stream();
    if (stream == null || (!at.fleet().half(end).source() && end.holds() == null)) {
      return null;
    }
    long last = stream.numberAt(at.now());
    long first =
        peerHolds.stream() == stream.id() ? peerHolds.number() + 1 : stream.ancestor().number() + 1;
    boolean older = peerHolds.stream() != stream.id() && peerHolds.stream() > stream.id();
    return first > last || older
        ? null
        : new Range(first, last, stream.microsOf(first), stream.microsOf(last));
  }
}
