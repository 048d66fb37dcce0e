package org.arraytwin.replication.copy;

import io.vavr.collection.Vector;
import java.util.function.IntFunction;
import org.arraytwin.replication.Content;
import org.arraytwin.replication.Extents;
import org.jspecify.annotations.Nullable;

/**
 * Which volume physically holds what another one logically does, at one moment.
 *
 * @param graph the array's copies
 * @param contents what each volume logically holds
 * @param now the moment
 */
public record Supply(CopyGraph graph, IntFunction<Content> contents, long now) {

  /** The volume that a read of a grain is answered from: itself, a newer copy or its source. */
  public int supplier(int volume, long grain) {
    int at = volume;
    long there = grain;
    for (int hops = 0; hops <= graph.onto().size() || hops <= graph.size(); hops++) {
      PointInTime copy = graph.onto(at, there);
      long own = copy == null ? there : there - copy.to().first();
      if (copy == null || copy.live() || has(copy, own)) {
        return at;
      }
      PointInTime newer = graph.newer(copy);
      while (newer != null && !has(newer, own)) {
        newer = graph.newer(newer);
      }
      if (newer != null) {
        return newer.target();
      }
      at = copy.source();
      there = own + copy.from().first();
    }
    throw new IllegalStateException("grain " + grain + " of volume " + volume + " has no place");
  }

  /** Whether the target of a copy physically holds one of the copy's grains. */
  public boolean has(PointInTime copy, long grain) {
    if (!copy.active() || copy.sweep().passed(grain, now) || copy.pushed().contains(grain)) {
      return true;
    }
    if (copy.live()) {
      return false;
    }
    PointInTime newer = graph.newer(copy);
    return copy.sourceWritten(until(copy, newer), grain)
        || copy.targetWritten(copy.ofTarget(contents.apply(copy.target())), grain)
        || (newer != null && handedDown(newer, grain));
  }

  /** What a newer copy has given to the next older one. */
  private boolean handedDown(PointInTime newer, long grain) {
    return newer.targetWritten(newer.ofTarget(contents.apply(newer.target())), grain)
        || (newer.cleaning() != null && newer.cleaning().done(grain, now));
  }

  /** The grains that the target of a copy still needs and does not physically hold. */
  public Extents lacking(PointInTime copy) {
    if (!copy.active()) {
      return Extents.none();
    }
    Extents left = copy.sweep().left(now).minus(copy.pushed());
    if (left.isEmpty() || copy.live()) {
      return left;
    }
    PointInTime newer = graph.newer(copy);
    left = left.minus(copy.sourceWritten(until(copy, newer)));
    left = left.minus(copy.targetWritten(copy.ofTarget(contents.apply(copy.target()))));
    if (newer == null || left.isEmpty()) {
      return left;
    }
    left = left.minus(newer.targetWritten(newer.ofTarget(contents.apply(newer.target()))));
    Sweep cleaning = newer.cleaning();
    return cleaning == null ? left : left.minus(cleaning.handled(now));
  }

  /**
   * The copies from the target of a copy that lack something while that one does, too: if it ended
   * now, they would find grains of its target undefined, or the target out of use.
   */
  public Vector<PointInTime> readers(PointInTime copy) {
    Vector<PointInTime> readers = graph.readers(copy);
    return readers.isEmpty() || lacking(copy).isEmpty()
        ? Vector.empty()
        : readers.reject(reader -> lacking(reader).isEmpty());
  }

  /** Where the two volumes of a copy may differ: its bitmaps of both sides and what it lacks. */
  public Extents difference(PointInTime copy) {
    return copy.sourceWritten(copy.ofSource(contents.apply(copy.source())))
        .union(copy.sourceTracked())
        .union(copy.targetWritten(copy.ofTarget(contents.apply(copy.target()))))
        .union(lacking(copy));
  }

  /** Grains that it needed and holds by now: what a snapshot occupies. */
  public long held(PointInTime copy) {
    return copy.sweep().work().count() - lacking(copy).count();
  }

  /** Grains of a copy that a read finds at its source, not in newer copies of its chain. */
  public Extents fromSource(PointInTime copy) {
    Extents left = lacking(copy);
    for (PointInTime n = graph.newer(copy); n != null && !left.isEmpty(); n = graph.newer(n)) {
      left = left.intersection(lacking(n));
    }
    return left;
  }

  /** Grains of a copy that a read finds at the target of a newer one of its chain. */
  Extents readAt(PointInTime copy, PointInTime newer) {
    Extents left = lacking(copy);
    for (PointInTime n = graph.newer(copy); n != null && !left.isEmpty(); n = graph.newer(n)) {
      if (n.to().equals(newer.to())) {
        return left.minus(lacking(n));
      }
      left = left.intersection(lacking(n));
    }
    return Extents.none();
  }

  /**
   * Those of some grains of a run whose reads are answered by another run or pass through it; they
   * are numbered from where their run begins.
   */
  Extents through(Run run, Extents grains, Run other) {
    Extents found = Extents.none();
    if (run.overlaps(other)) {
      found = grains.inside(other.first() - run.first(), other.grains());
      found = found.moved(other.first() - run.first());
    }
    if (found.count() == grains.count()) {
      return found;
    }
    for (PointInTime copy : graph.onto(run)) {
      if (!copy.live()) {
        long shift = run.first() - copy.to().first();
        Extents own = grains.moved(shift).inside(0, copy.grains()).intersection(lacking(copy));
        found = found.union(through(copy, own, other).moved(-shift));
      }
    }
    return found;
  }

  private Extents through(PointInTime copy, Extents lacking, Run other) {
    Extents left = lacking;
    Extents found = Extents.none();
    for (PointInTime n = graph.newer(copy); n != null && !left.isEmpty(); n = graph.newer(n)) {
      Extents rest = left.intersection(lacking(n));
      found = n.targetRun().overlaps(other) ? found.union(left.minus(rest)) : found;
      left = rest;
    }
    return left.isEmpty() ? found : found.union(through(copy.sourceRun(), left, other));
  }

  /** What the source held when the next newer copy took over, or holds now. */
  Content until(PointInTime copy, @Nullable PointInTime newer) {
    return newer == null ? copy.ofSource(contents.apply(copy.source())) : newer.image();
  }
}
