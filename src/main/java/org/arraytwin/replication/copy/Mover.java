package org.arraytwin.replication.copy;

import io.vavr.collection.TreeMap;
import io.vavr.collection.TreeSet;
import io.vavr.collection.Vector;
import java.util.function.IntFunction;
import org.arraytwin.replication.Content;
import org.arraytwin.replication.Extents;
import org.jspecify.annotations.Nullable;

/**
 * What can be done to the copies of one array at one moment. It collects the next graph while it
 * overwrites volumes; whoever uses it keeps {@link #graph()} afterwards.
 */
public final class Mover {
  private final Volumes volumes;
  private final long now;
  private CopyGraph graph;
  private TreeMap<Spot, Long> hurt = TreeMap.empty();
  private TreeMap<Spot, Extents> fallen = TreeMap.empty();

  public Mover(CopyGraph graph, Volumes volumes, long now) {
    this.graph = graph;
    this.volumes = volumes;
    this.now = now;
  }

  public CopyGraph graph() {
    return graph;
  }

  /**
   * The targets of other copies whose images have lost grains so far, because what they read
   * through is gone, and how many each.
   */
  public TreeMap<Spot, Long> hurt() {
    return hurt;
  }

  /** The targets of copies whose images have fallen back so far, and in which of their grains. */
  public TreeMap<Spot, Extents> fallen() {
    return fallen;
  }

  public Supply supply() {
    return new Supply(graph, volumes::content, now);
  }

  /**
   * Starts a copy: from this moment on the target logically holds the image. Copies from other
   * sources that only tracked the target are forgotten.
   *
   * @param image what the source holds at the instant, as many grains as are to be copied
   * @param known a copy that tracks how the two differ, in either direction; null to copy
   *     everything
   */
  public void start(
      Spot source, Spot target, Shape shape, Content image, @Nullable PointInTime known) {
    start(source, target, shape, image, known, TreeSet.empty());
  }

  /**
   * The same.
   *
   * @param recording other sources of the target whose copies go on tracking it
   */
  public void start(
      Spot source,
      Spot target,
      Shape shape,
      Content image,
      @Nullable PointInTime known,
      TreeSet<Spot> recording) {
    begin(source, target, shape, image, known, recording, false);
  }

  /**
   * Starts a mirror: grain by grain the target becomes and stays what the source is.
   *
   * @param grains how many are mirrored
   */
  public void mirror(
      Spot source, Spot target, long grains, Shape shape, @Nullable PointInTime known) {
    Content image = volumes.content(source.volume()).slice(source.first(), grains);
    begin(source, target, shape, image, known, TreeSet.empty(), true);
  }

  private void begin(
      Spot source,
      Spot target,
      Shape shape,
      Content image,
      @Nullable PointInTime known,
      TreeSet<Spot> recording,
      boolean live) {
    Run from = new Run(source.volume(), source.first(), image.grains());
    Run to = new Run(target.volume(), target.first(), image.grains());
    if (graph.entangled(from, to)) {
      throw new IllegalStateException(
          "volume " + source.volume() + " depends on volume " + target.volume());
    }
    Extents needed = known == null ? Extents.of(0, image.grains()) : difference(known);
    // What the source itself reads through the target stays there: else they would wait for each
    // other for ever.
    needed = needed.minus(supply().through(from, needed, to));
    for (PointInTime before : graph.onto(to)) {
      boolean other = !before.from().equals(source) || !before.to().equals(target);
      if ((other && before.active()) || before.live()) {
        throw new IllegalStateException(to + " is the target of another copy");
      }
      leave(before);
    }
    aside(source, target, graph.onto(target), recording);
    if (live) {
      graph = noted(graph, target.volume(), volumes::content);
    } else {
      replace(target, image);
    }
    graph =
        graph.started(
            new PointInTime(
                source,
                target,
                shape,
                image,
                live,
                true,
                Sweep.of(needed, shape.unit(), shape.fromTop(), now, shape.bytesPerSecond()),
                Extents.none(),
                Extents.none(),
                Extents.none(),
                Extents.none(),
                null));
  }

  /** Overwrites grains from a place on as one write. */
  public void replace(Spot target, Content image) {
    Content before = volumes.content(target.volume());
    replace(target.volume(), before.pasted(target.first(), image));
  }

  /** Who goes on tracking the target will take for written what the copy changes there. */
  private void aside(
      Spot source, Spot target, @Nullable PointInTime before, TreeSet<Spot> recording) {
    Vector<PointInTime> next = graph.aside();
    if (before != null && !before.from().equals(source)) {
      next = next.append(before.resting());
    }
    if (next.isEmpty()) {
      return;
    }
    graph =
        graph.aside(
            next.filter(
                c ->
                    !c.to().equals(target)
                        || (!c.from().equals(source) && recording.contains(c.from()))));
  }

  /** Whatever is recorded aside between two volumes is forgotten. */
  public void forget(Spot source, Spot target) {
    graph =
        graph.aside(graph.aside().reject(c -> c.from().equals(source) && c.to().equals(target)));
  }

  private Extents difference(PointInTime copy) {
    return supply().difference(copy);
  }

  /** Ends the movement and goes on tracking; the target must be complete or be given up. */
  public void rest(Spot target) {
    PointInTime copy = graph.copy(target);
    if (copy.live()) {
      throw new IllegalStateException("a mirror is split, not rested: " + target);
    }
    leave(copy);
    graph = graph.with(copy.resting());
  }

  /** Ends the copy for good. */
  public void drop(Spot target) {
    PointInTime copy = graph.onto(target);
    if (copy != null) {
      leave(copy);
      graph = graph.without(target);
    }
  }

  /**
   * Breaks a copy off: what the target lacks is undefined from now on, on it and on the copies that
   * would have read it there.
   *
   * @param stamp of {@link Undefined#stamp}
   * @return the grains that are undefined now
   */
  public Extents interrupt(Spot target, long stamp) {
    PointInTime copy = graph.copy(target);
    if (copy.live()) {
      return split(target, stamp);
    }
    Extents lacking = supply().lacking(copy);
    leave(copy);
    undefine(target.volume(), lacking.moved(target.first()), stamp);
    graph = graph.with(graph.copy(target).resting());
    return lacking;
  }

  /**
   * Parts a mirror's target from its source: both go on from here and are tracked.
   *
   * @return the grains that had not come across, undefined now
   */
  public Extents split(Spot target, long stamp) {
    PointInTime copy = graph.copy(target);
    Extents left = copy.sweep().left(now);
    Content held = volumes.content(target.volume());
    Content image = copy.ofSource(volumes.content(copy.source()));
    PointInTime tracking =
        new PointInTime(
                copy.from(),
                target,
                copy.shape(),
                image,
                false,
                false,
                copy.sweep(),
                Extents.none(),
                Extents.none(),
                Extents.none(),
                Extents.none(),
                null)
            .resting();
    graph = graph.with(tracking);
    volumes.replace(target.volume(), held);
    undefine(target.volume(), left.moved(target.first()), stamp);
    return left;
  }

  /** Turns a copy that only tracks round: its target becomes the source. */
  public void reverse(Spot target) {
    PointInTime copy = graph.copy(target);
    if (copy.active() || !graph.onto(copy.sourceRun()).isEmpty()) {
      throw new IllegalStateException("the copy onto " + target + " cannot be reversed");
    }
    PointInTime turned =
        new PointInTime(
            target,
            copy.from(),
            copy.shape(),
            copy.image(),
            false,
            false,
            copy.sweep(),
            copy.targetTouched(),
            Extents.none(),
            copy.sourceTouched().union(copy.sourceTracked()),
            Extents.none(),
            null);
    graph = graph.without(target).started(turned);
  }

  /**
   * Begins to hand down to the next older copy what that one lacks and this one holds now; what an
   * earlier cleaning has handed down stays so.
   */
  public void clean(Spot target, long bytesPerSecond) {
    PointInTime copy = graph.copy(target);
    Sweep last = copy.cleaning();
    PointInTime below = graph.older(copy);
    if (last != null && below != null) {
      graph = graph.with(below.pushed(last.handled(now)));
    }
    PointInTime older = graph.older(copy);
    Supply supply = supply();
    Extents work =
        older == null ? Extents.none() : supply.lacking(older).minus(supply.lacking(copy));
    graph =
        graph.with(copy.cleaning(Sweep.of(work, copy.shape().unit(), true, now, bytesPerSecond)));
  }

  /** Sets the rate of the background copy from now on. */
  public void pace(Spot target, long bytesPerSecond) {
    PointInTime copy = graph.copy(target);
    graph = graph.with(copy.sweeping(copy.sweep().at(bytesPerSecond, now)));
  }

  /** Sets the rate of the cleaning from now on; nothing where none runs. */
  public void cleaningPace(Spot target, long bytesPerSecond) {
    PointInTime copy = graph.copy(target);
    Sweep cleaning = copy.cleaning();
    if (cleaning != null) {
      graph = graph.with(copy.cleaning(cleaning.at(bytesPerSecond, now)));
    }
  }

  /** Overwrites a volume as one write: copies from it keep their images. */
  public void replace(int volume, Content content) {
    graph = noted(graph, volume, volumes::content);
    volumes.replace(volume, content);
  }

  /**
   * The graph once a volume is to be overwritten as a whole. What was written before must be known
   * by name then, because the new content may hold the old stamps again.
   *
   * @param contents what the volumes still hold
   */
  public static CopyGraph noted(CopyGraph graph, int volume, IntFunction<Content> contents) {
    CopyGraph next = graph;
    if (!graph.aside().isEmpty()) {
      next = graph.aside(graph.aside().map(c -> noted(c, volume, contents)));
    }
    for (PointInTime onto : next.all(volume)) {
      if (!onto.live()) {
        next = next.with(onto.targetTouched(contents.apply(volume)));
      }
    }
    for (Spot target : next.from(volume)) {
      PointInTime copy = next.copy(target);
      if (copy.live()) {
        next = noted(next, target.volume(), contents);
      } else if (next.newer(copy) == null) {
        next = next.with(copy.sourceTouched(contents.apply(volume)));
      } else {
        next = next.with(copy.sourceTracked(contents.apply(volume)));
      }
    }
    return next;
  }

  private static PointInTime noted(PointInTime aside, int volume, IntFunction<Content> contents) {
    if (aside.target() == volume) {
      return aside.targetTouched(contents.apply(volume));
    }
    return aside.source() == volume ? aside.sourceTouched(contents.apply(volume)) : aside;
  }

  /** Loses grains of a volume, and with them those of copies that would have read them there. */
  public void undefine(int volume, Extents where, long stamp) {
    if (where.isEmpty()) {
      return;
    }
    // The oldest first: a newer one's loss must not pass for data that it hands down.
    for (Spot target : graph.from(volume)) {
      PointInTime copy = graph.copy(target);
      Extents there = where.inside(copy.from().first(), copy.grains());
      Extents stranded =
          copy.live() ? Extents.none() : supply().fromSource(copy).intersection(there);
      if (!stranded.isEmpty()) {
        hurt = hurt.put(target, hurt.getOrElse(target, 0L) + stranded.count());
        undefine(target.volume(), stranded.moved(target.first()), stamp);
      }
    }
    Content content = volumes.content(volume);
    Content lost = Content.blank(content.grains() * Content.GRAIN_BYTES);
    replace(volume, content.patched(lost.write(0, content.grains(), stamp), where));
    volumes.lost(volume, where);
  }

  /**
   * A target can no longer be read: older copies of its chain lose what they would have read there.
   */
  public void strand(Spot target, long stamp) {
    // The oldest first, as in all that is lost.
    Vector<Spot> chain = Vector.empty();
    for (PointInTime o = graph.older(graph.copy(target)); o != null; o = graph.older(o)) {
      chain = chain.prepend(o.to());
    }
    for (Spot older : chain) {
      Extents stranded = supply().readAt(graph.copy(older), graph.copy(target));
      if (!stranded.isEmpty()) {
        hurt = hurt.put(older, hurt.getOrElse(older, 0L) + stranded.count());
        undefine(older.volume(), stranded.moved(older.first()), stamp);
      }
    }
  }

  /**
   * A volume goes back to older data, because what it held instead is gone for good. Nobody can
   * save that any more: images that would have read it there go back with the volume.
   */
  public void fallBack(int volume, Content older) {
    Extents gone = Extents.differing(volumes.content(volume), older, 1);
    TreeMap<Spot, Extents> through = TreeMap.empty();
    for (Spot target : graph.from(volume)) {
      PointInTime copy = graph.copy(target);
      Extents there = gone.inside(copy.from().first(), copy.grains());
      Extents read = copy.live() ? Extents.none() : supply().fromSource(copy).intersection(there);
      through = read.isEmpty() ? through : through.put(target, read);
    }
    graph = noted(graph, volume, volumes::content);
    for (Spot target : through.keySet()) {
      // What older ones hold because it was overwritten before this one began they hold still.
      PointInTime copy = graph.copy(target);
      PointInTime before = graph.older(copy);
      graph = before == null ? graph : graph.with(before.sourceTouchedUntil(copy.image()));
    }
    through.forEach((target, read) -> fallBack(graph.copy(target), older, read));
    volumes.replace(volume, older);
  }

  /** An image goes back in some of its grains to what its source's volume held before. */
  private void fallBack(PointInTime copy, Content volume, Extents gone) {
    Content older = copy.ofSource(volume);
    Content held = volumes.content(copy.target());
    Content part = copy.ofTarget(held).patched(older, gone);
    fallBack(copy.target(), held.pasted(copy.to().first(), part));
    graph = graph.with(graph.copy(copy.to()).fallenBack(older, gone));
    volumes.lost(copy.target(), gone.moved(copy.to().first()));
    fallen = fallen.put(copy.to(), fallen.getOrElse(copy.to(), Extents.none()).union(gone));
  }

  /** A copy that leaves its chain has handed down all that it holds to the next older one. */
  private void leave(PointInTime copy) {
    PointInTime older = graph.older(copy);
    if (older != null) {
      Extents given = older.sweep().work().minus(supply().lacking(copy));
      graph = graph.with(older.pushed(given));
    }
  }
}
