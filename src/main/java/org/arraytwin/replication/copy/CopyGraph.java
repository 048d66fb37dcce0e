package org.arraytwin.replication.copy;

import io.vavr.collection.HashMap;
import io.vavr.collection.Iterator;
import io.vavr.collection.Vector;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.IntFunction;
import org.arraytwin.replication.Content;
import org.jspecify.annotations.Nullable;

/**
 * All copies within one array: a grain is the target of one at most and the source of many.
 *
 * @param onto by target volume; no two of one volume have a grain in common
 * @param from where the targets are, by source volume, in the order in which their copies were
 *     started
 * @param aside copies that only record how their volumes differ while another source brings data to
 *     their target; few, for only copies that share targets ever are
 */
public record CopyGraph(
    HashMap<Integer, Vector<PointInTime>> onto,
    HashMap<Integer, Vector<Spot>> from,
    Vector<PointInTime> aside) {
  public static final CopyGraph EMPTY =
      new CopyGraph(HashMap.empty(), HashMap.empty(), Vector.empty());

  /** All copies, those onto one volume together. */
  public Iterator<PointInTime> all() {
    return onto.values().flatMap(c -> c).iterator();
  }

  /** How many copies there are. */
  int size() {
    return onto.values().map(Vector::size).sum().intValue();
  }

  /** The copies onto a volume. */
  public Vector<PointInTime> all(int target) {
    return onto.isEmpty() ? Vector.empty() : onto.getOrElse(target, Vector.empty());
  }

  /** Whether a mirror brings data to a volume. */
  public boolean mirrored(int target) {
    return !onto.isEmpty() && all(target).exists(PointInTime::live);
  }

  /** The copy whose target begins there, or null. */
  public @Nullable PointInTime onto(Spot target) {
    for (PointInTime copy : all(target.volume())) {
      if (copy.to().first() == target.first()) {
        return copy;
      }
    }
    return null;
  }

  /** The copy that brings a grain of a volume, or null. */
  public @Nullable PointInTime onto(int volume, long grain) {
    for (PointInTime copy : all(volume)) {
      long own = grain - copy.to().first();
      if (own >= 0 && own < copy.grains()) {
        return copy;
      }
    }
    return null;
  }

  /** The copies onto grains of a run. */
  public Vector<PointInTime> onto(Run run) {
    return all(run.volume()).filter(copy -> copy.targetRun().overlaps(run));
  }

  /** Whether nothing is copied and nothing recorded. */
  public boolean isEmpty() {
    return onto.isEmpty() && aside.isEmpty();
  }

  /** What is recorded between two places: by the copy onto the target or aside; or null. */
  public @Nullable PointInTime between(Spot source, Spot target) {
    PointInTime copy = onto(target);
    return copy != null && copy.from().equals(source)
        ? copy
        : aside.find(c -> c.from().equals(source) && c.to().equals(target)).getOrNull();
  }

  /** The copy onto a place; it must be there. */
  public PointInTime copy(Spot target) {
    PointInTime copy = onto(target);
    if (copy == null) {
      throw new IllegalStateException("no copy onto " + target);
    }
    return copy;
  }

  /** Where the targets of a source are, the one started first in front. */
  public Vector<Spot> from(int source) {
    return from.isEmpty() ? Vector.empty() : from.getOrElse(source, Vector.empty());
  }

  /**
   * What a volume logically holds.
   *
   * @param stored what each volume was last left with by hosts and copies
   */
  public Content content(int volume, IntFunction<Content> stored, long now) {
    Content content = stored.apply(volume);
    for (PointInTime copy : all(volume)) {
      if (copy.live()) {
        content = copy.following(content, content(copy.source(), stored, now), now);
      }
    }
    return content;
  }

  /**
   * Whether a copy cannot be started because its source depends on its target, which in turn
   * depends on somebody: they would wait for each other. A restore onto grains that depend on
   * nobody is none of that, if they are those that the source depends on, one by one. A copy
   * depends as a whole on those that bring any of its source, so that no read comes by one twice.
   */
  public boolean entangled(Run source, Run target) {
    // A restore makes a ring, so no step is taken twice.
    Set<Step> taken = new LinkedHashSet<>();
    Deque<Step> ahead = new ArrayDeque<>();
    ahead.add(new Step(source, onto(target).forAll(c -> !c.active())));
    while (!ahead.isEmpty()) {
      Step step = ahead.remove();
      for (PointInTime up : taken.add(step) ? active(step.at()) : Vector.<PointInTime>empty()) {
        Run next = up.sourceRun();
        boolean same = step.restore() && !up.live() && step.at().equals(up.targetRun());
        if (!next.overlaps(target)) {
          ahead.add(new Step(next, same));
        } else if (!same || !next.equals(target)) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * A run that others further down come from.
   *
   * @param restore whether the grains so far are the same on both sides, and free
   */
  private record Step(Run at, boolean restore) {}

  private Vector<PointInTime> active(Run run) {
    return onto(run).filter(PointInTime::active);
  }

  /** The next newer copy of the chain that a copy stands in, or null; a chain is of one run. */
  public @Nullable PointInTime newer(PointInTime copy) {
    return neighbour(copy, 1);
  }

  /** The next older copy of the chain that a copy stands in, or null. */
  public @Nullable PointInTime older(PointInTime copy) {
    return neighbour(copy, -1);
  }

  /**
   * The copies under way that come from grains which a copy brings to its target; not those that
   * bring them back to where the copy has them from, directly or by others.
   */
  public Vector<PointInTime> readers(PointInTime copy) {
    Vector<Spot> targets = from(copy.target());
    return targets.isEmpty()
        ? Vector.empty()
        : targets
            .map(this::copy)
            .filter(
                c ->
                    c.active()
                        && !c.live()
                        && c.sourceRun().overlaps(copy.targetRun())
                        && !comesFrom(copy.sourceRun(), c.targetRun()));
  }

  /** Whether a run is another one or is brought from it. */
  private boolean comesFrom(Run run, Run other) {
    Set<Run> seen = new LinkedHashSet<>();
    Deque<Run> ahead = new ArrayDeque<>();
    ahead.add(run);
    while (!ahead.isEmpty()) {
      Run at = ahead.remove();
      if (at.overlaps(other)) {
        return true;
      }
      if (seen.add(at)) {
        active(at).forEach(up -> ahead.add(up.sourceRun()));
      }
    }
    return false;
  }

  private @Nullable PointInTime neighbour(PointInTime copy, int step) {
    if (!copy.chained()) {
      return null;
    }
    Vector<Spot> targets = from(copy.source());
    for (int i = targets.indexOf(copy.to()) + step; i >= 0 && i < targets.size(); i += step) {
      PointInTime other = copy(targets.get(i));
      if (other.chained() && other.sourceRun().equals(copy.sourceRun())) {
        return other;
      }
    }
    return null;
  }

  /** With a copy changed, its place in the order kept. */
  CopyGraph with(PointInTime copy) {
    Vector<PointInTime> all = all(copy.target());
    int place = all.indexWhere(c -> c.to().equals(copy.to()));
    Vector<PointInTime> changed = place < 0 ? all.append(copy) : all.update(place, copy);
    return new CopyGraph(onto.put(copy.target(), changed), from, aside);
  }

  /** With a copy as the newest of its source. */
  CopyGraph started(PointInTime copy) {
    CopyGraph rest = without(copy.to()).with(copy);
    return new CopyGraph(
        rest.onto,
        rest.from.put(copy.source(), rest.from(copy.source()).append(copy.to())),
        rest.aside);
  }

  CopyGraph without(Spot target) {
    PointInTime old = onto(target);
    if (old == null) {
      return this;
    }
    Vector<Spot> left = from(old.source()).remove(target);
    Vector<PointInTime> others = all(target.volume()).filter(c -> !c.to().equals(target));
    return new CopyGraph(
        others.isEmpty() ? onto.remove(target.volume()) : onto.put(target.volume(), others),
        left.isEmpty() ? from.remove(old.source()) : from.put(old.source(), left),
        aside);
  }

  /** With other copies that only record. */
  CopyGraph aside(Vector<PointInTime> others) {
    return new CopyGraph(onto, from, others);
  }
}
