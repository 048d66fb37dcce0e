package org.arraytwin.product.eternus.session;

import io.vavr.collection.HashSet;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.FleetAt;
import org.arraytwin.fleet.Reason;
import org.arraytwin.fleet.Refusal;
import org.arraytwin.fleet.Refused;
import org.arraytwin.fleet.Steps;
import org.arraytwin.replication.Content;
import org.arraytwin.replication.Mode;
import org.arraytwin.replication.copy.Run;
import org.jspecify.annotations.Nullable;

/**
 * Whether a box takes a session: how many there are, and what it would follow or precede (design
 * guides, multi-copy and cascade copy). Changes nothing.
 *
 * @param limits of the box
 * @param fresh whether the session is to be; else it is there and is to have another transfer
 * @param array id of the source's box
 * @param kind of the session
 * @param source what is copied
 * @param targetArray id of the destination's box
 * @param target where to
 * @param transfer of a REC session, else null
 */
record Admission(
    Limits limits,
    boolean fresh,
    int array,
    Kind kind,
    Run source,
    int targetArray,
    Run target,
    @Nullable Transfer transfer)
    implements Command {
  @Override
  public void decide(Steps steps) {
    FleetAt at = new FleetAt(steps.fleet(), steps.now());
    Box box = new Box(at, array);
    Box far = new Box(at, targetArray);
    Vector<CopySession> here = box.touching(source.volume()).reject(this::same);
    if (fresh) {
      requireRoom(box);
      requireRoom(far);
      requireFewer(box, here.filter(s -> s.sourceArray() == array && s.from().overlaps(source)));
    }
    requireOneConsistent(box, here);
    if (fresh) {
      requireFewHops(box, far);
      requireNoCircle(box, far);
    }
    here.filter(s -> s.targetArray() == array && s.to().overlaps(source))
        .forEach(first -> requireCascade(box, first));
    far.touching(target.volume())
        .filter(s -> s.sourceArray() == targetArray && s.from().overlaps(target) && !same(s))
        .forEach(second -> requireOnto(far, second));
  }

  private boolean same(CopySession other) {
    return other.kind() == kind && other.between(array, source, targetArray, target);
  }

  /** Whether another session copies the other way: what it has brought is fetched back. */
  private boolean opposes(CopySession other) {
    return other.between(targetArray, target, array, source);
  }

  private void requireRoom(Box box) {
    int most = limits.perArray(box.site().array().model());
    if (box.count() >= most) {
      throw refused(
          box,
          Reason.TOO_MANY_SESSIONS_OF_ARRAY,
          "one too many: " + box.site().name() + " has " + most,
          "at most " + most + " sessions of a " + box.site().array().model() + "; end one");
    }
  }

  private void requireFewer(Box box, Vector<CopySession> from) {
    int generations = from.count(s -> s.kind() == Kind.SNAPOPCP);
    int others = from.size() - generations;
    if (kind == Kind.SNAPOPCP && generations >= limits.generations()) {
      throw refused(
          box,
          Reason.TOO_MANY_GENERATIONS,
          "one too many: its source has " + generations + " generations",
          "at most " + limits.generations() + " generations; end the oldest");
    }
    boolean counts = kind != Kind.SNAPOPCP || generations == 0;
    if (counts && others + Math.min(1, generations) >= limits.perSource()) {
      throw refused(
          box,
          Reason.TOO_MANY_SESSIONS,
          "one too many: its source is that of " + limits.perSource(),
          "at most " + limits.perSource() + " sessions of one source; end one");
    }
  }

  /** A source goes to one area of a box where one of the sessions keeps the order of writes. */
  private void requireOneConsistent(Box box, Vector<CopySession> here) {
    Vector<CopySession> there =
        here.filter(
            s ->
                s.kind() == Kind.REC
                    && s.sourceArray() == array
                    && s.from().overlaps(source)
                    && s.targetArray() == targetArray);
    boolean consistent =
        consistent(transfer) || there.exists(session -> consistent(session.transfer()));
    if (kind == Kind.REC && consistent && there.size() >= limits.consistencyPerArray()) {
      throw refused(
          box,
          Reason.TARGET_ARRAY_IS_TAKEN,
          "another one of its source to that box, with Consistency transfer",
          "another box, or none of the two with Consistency transfer");
    }
  }

  /** How long the row of sessions is that a session would be part of. */
  private void requireFewHops(Box box, Box far) {
    if (limits.hops() == Integer.MAX_VALUE) {
      return;
    }
    int before = row(box, source, /* upwards= */ true, HashSet.empty());
    int after = row(far, target, /* upwards= */ false, HashSet.empty());
    if (before + 1 + after > limits.hops()) {
      throw refused(
          box,
          Reason.TOO_MANY_HOPS,
          "one of " + (before + 1 + after) + " that follow one another",
          "at most " + limits.hops() + " sessions in a row");
    }
  }

  /** Sessions in a row that lead to a place, or that lead on from it. */
  private static int row(Box box, Run place, boolean upwards, Set<Stop> before) {
    Stop stop = new Stop(box.array(), place.volume());
    if (before.contains(stop)) {
      return 0;
    }
    int longest = 0;
    for (CopySession each : box.touching(place.volume())) {
      Run near = upwards ? each.to() : each.from();
      int at = upwards ? each.targetArray() : each.sourceArray();
      if (at == box.array() && near.overlaps(place)) {
        int next = upwards ? each.sourceArray() : each.targetArray();
        Run beyond = upwards ? each.from() : each.to();
        int rest = row(new Box(box.at(), next), beyond, upwards, before.add(stop));
        longest = Math.max(longest, 1 + rest);
      }
    }
    return longest;
  }

  /** Volumes that follow one another, and the last of them the first one, would hold nothing. */
  private void requireNoCircle(Box box, Box far) {
    if (kind.mirrors() && leads(far, target, HashSet.empty())) {
      throw refused(
          box,
          Reason.CASCADE_NOT_POSSIBLE,
          "the last of a row of mirrors that comes back to its source",
          "end or suspend one of those that lead from its destination to its source");
    }
  }

  private boolean leads(Box from, Run place, Set<Stop> before) {
    if (from.array() == array && place.overlaps(source)) {
      return true;
    }
    Stop stop = new Stop(from.array(), place.volume());
    return !before.contains(stop)
        && from.touching(place.volume())
            .filter(s -> s.kind().mirrors() && !s.parted() && s.sourceArray() == from.array())
            .filter(s -> s.from().overlaps(place))
            .exists(s -> leads(new Box(from.at(), s.targetArray()), s.to(), before.add(stop)));
  }

  private static boolean consistent(@Nullable Transfer transfer) {
    return transfer != null && transfer.mode() == Mode.ASYNC;
  }

  private void requireCascade(Box box, CopySession first) {
    if (opposes(first)) {
      return;
    }
    Hop before = Hop.of(first.kind(), first.transfer());
    Hop own = Hop.of(kind, transfer);
    if (!limits.follows(own, before)) {
      throw refused(
          box,
          Reason.CASCADE_NOT_POSSIBLE,
          own.word() + " from the destination of " + before.word(),
          "end the session onto its source first");
    }
    requireInside(
        box,
        first.to(),
        source,
        own.word() + " from a part of the destination of " + before.word());
    if (fresh && first.kind().mirrors() && !kind.mirrors() && !first.settled()) {
      throw refused(
          box,
          Reason.SESSION_IS_NOT_COMPLETE,
          "from the destination of " + before.word() + ", which is " + first.state(),
          "wait until that is Equivalent, or suspend it");
    }
  }

  private void requireOnto(Box far, CopySession second) {
    if (opposes(second)) {
      return;
    }
    Hop own = Hop.of(kind, transfer);
    Hop after = Hop.of(second.kind(), second.transfer());
    long bytes = target.grains() * Content.GRAIN_BYTES;
    if (!limits.precedes(own, after, bytes)) {
      throw refused(
          far,
          Reason.CASCADE_NOT_POSSIBLE,
          own.word() + " onto the source of " + after.word(),
          "end the session from its destination first");
    }
    requireInside(
        far, target, second.from(), own.word() + " onto a part of the source of " + after.word());
  }

  /** What the second of two sessions copies lies in what the first one copies to. */
  private void requireInside(Box box, Run first, Run second, String state) {
    if (!first.holds(second)) {
      throw refused(
          box,
          Reason.CASCADE_NOT_POSSIBLE,
          state,
          "all of the second one's source within the first one's destination");
    }
  }

  private Refused refused(Box box, Reason reason, String state, String legal) {
    String object =
        kind.word()
            + " session "
            + source.volume()
            + " to "
            + target.volume()
            + " on "
            + box.site().name();
    return new Refused(
        new Refusal(reason, object, state, fresh ? "start" : "change of transfer", legal));
  }
}
