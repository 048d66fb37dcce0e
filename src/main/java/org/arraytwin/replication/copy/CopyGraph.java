package org.arraytwin.replication.copy;

import io.vavr.collection.HashMap;
import io.vavr.collection.Vector;
import java.util.function.IntFunction;
import org.arraytwin.replication.Content;
import org.jspecify.annotations.Nullable;

/**
 * All copies within one array: a volume is the target of one at most and the source of many.
 *
 * @param onto by target volume
 * @param from target volumes by source volume, in the order in which their copies were started
 * @param aside copies that only record how their volumes differ while another source brings data to
 *     their target; few, for only copies that share targets ever are
 */
public record CopyGraph(
    HashMap<Integer, PointInTime> onto,
    HashMap<Integer, Vector<Integer>> from,
    Vector<PointInTime> aside) {
  public static final CopyGraph EMPTY =
      new CopyGraph(HashMap.empty(), HashMap.empty(), Vector.empty());

  /** The copy onto a volume, or null. */
  public @Nullable PointInTime onto(int target) {
    return onto.get(target).getOrNull();
  }

  /** Whether nothing is copied and nothing recorded. */
  public boolean isEmpty() {
    return onto.isEmpty() && aside.isEmpty();
  }

  /** What is recorded between two volumes: by the copy onto the target or aside; or null. */
  public @Nullable PointInTime between(int source, int target) {
    PointInTime copy = onto(target);
    return copy != null && copy.source() == source
        ? copy
        : aside.find(c -> c.source() == source && c.target() == target).getOrNull();
  }

  /** The copy onto a volume; it must be there. */
  public PointInTime copy(int target) {
    PointInTime copy = onto(target);
    if (copy == null) {
      throw new IllegalStateException("no copy onto volume " + target);
    }
    return copy;
  }

  /** The targets of a source, the one started first in front. */
  public Vector<Integer> from(int source) {
    return from.get(source).getOrElse(Vector.empty());
  }

  /**
   * What a volume logically holds.
   *
   * @param stored what each volume was last left with by hosts and copies
   */
  public Content content(int volume, IntFunction<Content> stored, long now) {
    PointInTime copy = onto(volume);
    if (copy == null || !copy.live()) {
      return stored.apply(volume);
    }
    Content source = content(copy.source(), stored, now);
    return source.patched(stored.apply(volume), copy.sweep().left(now));
  }

  /**
   * Whether a copy cannot be started because its source depends on its target, which in turn
   * depends on somebody: they would wait for each other. A restore onto a volume that depends on
   * nobody is none of that.
   */
  public boolean entangled(int source, int target) {
    PointInTime held = onto(target);
    boolean free = held == null || !held.active();
    int at = source;
    // A restore makes a ring, so the walk ends after as many steps as there are copies.
    for (int hops = 0; hops < onto.size(); hops++) {
      PointInTime up = onto(at);
      if (up == null || !up.active()) {
        return false;
      }
      at = up.source();
      free &= !up.live();
      if (at == target) {
        return !free;
      }
    }
    return false;
  }

  /** The next newer copy of the chain that a copy stands in, or null. */
  public @Nullable PointInTime newer(PointInTime copy) {
    return neighbour(copy, 1);
  }

  /** The next older copy of the chain that a copy stands in, or null. */
  public @Nullable PointInTime older(PointInTime copy) {
    return neighbour(copy, -1);
  }

  private @Nullable PointInTime neighbour(PointInTime copy, int step) {
    if (!copy.chained()) {
      return null;
    }
    Vector<Integer> targets = from(copy.source());
    for (int i = targets.indexOf(copy.target()) + step; i >= 0 && i < targets.size(); i += step) {
      PointInTime other = copy(targets.get(i));
      if (other.chained()) {
        return other;
      }
    }
    return null;
  }

  /** With a copy changed, its place in the order kept. */
  CopyGraph with(PointInTime copy) {
    return new CopyGraph(onto.put(copy.target(), copy), from, aside);
  }

  /** With a copy as the newest of its source. */
  CopyGraph started(PointInTime copy) {
    CopyGraph rest = without(copy.target());
    return new CopyGraph(
        rest.onto.put(copy.target(), copy),
        rest.from.put(copy.source(), rest.from(copy.source()).append(copy.target())),
        rest.aside);
  }

  CopyGraph without(int target) {
    PointInTime old = onto(target);
    if (old == null) {
      return this;
    }
    Vector<Integer> left = from(old.source()).remove(target);
    return new CopyGraph(
        onto.remove(target),
        left.isEmpty() ? from.remove(old.source()) : from.put(old.source(), left),
        aside);
  }

  /** With other copies that only record. */
  CopyGraph aside(Vector<PointInTime> others) {
    return new CopyGraph(onto, from, others);
  }
}
