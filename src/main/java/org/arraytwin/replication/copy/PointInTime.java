package org.arraytwin.replication.copy;

import org.arraytwin.replication.Content;
import org.arraytwin.replication.Extents;
import org.jspecify.annotations.Nullable;

/**
 * The data of one copy within an array. Host writes never touch it: their stamps never occur twice,
 * so what either side has written since shows as a difference from the image.
 *
 * <p>Its grains are numbered from where it begins, on both sides.
 *
 * @param from where the source begins
 * @param to where the target begins
 * @param shape how it moves
 * @param image what the source held at the instant; the target logically held the same
 * @param live whether the target follows the source (a mirror) instead of keeping the image
 * @param active whether reads are redirected and old data is preserved; else it only tracks
 * @param sweep the background copy over what the target lacked at the instant
 * @param sourceTouched grains written on the source before its content was replaced as a whole
 * @param sourceTracked the same while a newer copy of the chain took the old data: it counts as a
 *     difference only
 * @param targetTouched the same of the target
 * @param pushed grains the target was given by newer copies of the chain
 * @param cleaning the handing down of its grains to the next older copy, or null
 */
public record PointInTime(
    Spot from,
    Spot to,
    Shape shape,
    Content image,
    boolean live,
    boolean active,
    Sweep sweep,
    Extents sourceTouched,
    Extents sourceTracked,
    Extents targetTouched,
    Extents pushed,
    @Nullable Sweep cleaning) {

  /** Volume id of the source. */
  public int source() {
    return from.volume();
  }

  /** Volume id of the target. */
  public int target() {
    return to.volume();
  }

  /** How many grains it has. */
  public long grains() {
    return image.grains();
  }

  /** The grains that it copies. */
  public Run sourceRun() {
    return new Run(from.volume(), from.first(), image.grains());
  }

  /** The grains that it copies them to. */
  public Run targetRun() {
    return new Run(to.volume(), to.first(), image.grains());
  }

  /** Its part of what the source's volume holds. */
  public Content ofSource(Content volume) {
    return volume.slice(from.first(), image.grains());
  }

  /** Its part of what the target's volume holds. */
  public Content ofTarget(Content volume) {
    return volume.slice(to.first(), image.grains());
  }

  /**
   * What the target's volume holds while this copy follows its source.
   *
   * @param stored what it was last left with
   * @param source what the source's volume holds
   */
  public Content following(Content stored, Content source, long now) {
    Content part = ofSource(source).patched(ofTarget(stored), sweep.left(now));
    return stored.pasted(to.first(), part);
  }

  /** Whether its next older neighbour may depend on it. */
  boolean chained() {
    return shape.chained() && active && !live;
  }

  /** Grains written on the source until it held that. */
  Extents sourceWritten(Content until) {
    return sourceTouched.union(Extents.differing(image, until, shape.unit()));
  }

  boolean sourceWritten(Content until, long grain) {
    return sourceTouched.contains(grain) || differs(until, grain);
  }

  /** Grains written on the target until it held that. */
  Extents targetWritten(Content now) {
    return targetTouched.union(Extents.differing(image, now, shape.unit()));
  }

  boolean targetWritten(Content now, long grain) {
    return targetTouched.contains(grain) || differs(now, grain);
  }

  private boolean differs(Content other, long grain) {
    long first = grain / shape.unit() * shape.unit();
    return image.differsIn(other, first, Math.min(shape.unit(), image.grains() - first));
  }

  PointInTime sourceTouched(Content volume) {
    return sourceTouchedUntil(ofSource(volume));
  }

  PointInTime sourceTouchedUntil(Content until) {
    return with(active, sweep, sourceWritten(until), targetTouched, pushed, cleaning);
  }

  /** With an image that is older where grains of it are gone. */
  PointInTime fallenBack(Content older, Extents gone) {
    return new PointInTime(
        from,
        to,
        shape,
        image.patched(older, gone),
        live,
        active,
        sweep,
        sourceTouched,
        sourceTracked,
        targetTouched,
        pushed,
        cleaning);
  }

  PointInTime sourceTracked(Content volume) {
    Extents more = sourceTracked.union(Extents.differing(image, ofSource(volume), shape.unit()));
    return new PointInTime(
        from,
        to,
        shape,
        image,
        live,
        active,
        sweep,
        sourceTouched,
        more,
        targetTouched,
        pushed,
        cleaning);
  }

  PointInTime targetTouched(Content volume) {
    return with(active, sweep, sourceTouched, targetWritten(ofTarget(volume)), pushed, cleaning);
  }

  PointInTime pushed(Extents more) {
    return with(active, sweep, sourceTouched, targetTouched, pushed.union(more), cleaning);
  }

  PointInTime sweeping(Sweep newSweep) {
    return with(active, newSweep, sourceTouched, targetTouched, pushed, cleaning);
  }

  PointInTime cleaning(@Nullable Sweep newCleaning) {
    return with(active, sweep, sourceTouched, targetTouched, pushed, newCleaning);
  }

  /** Tracks on, and no more. */
  PointInTime resting() {
    Sweep over = Sweep.nothing(shape.unit(), sweep.startMicros());
    return with(false, over, sourceTouched, targetTouched, Extents.none(), null);
  }

  private PointInTime with(
      boolean newActive,
      Sweep newSweep,
      Extents newSource,
      Extents newTarget,
      Extents newPushed,
      @Nullable Sweep newCleaning) {
    return new PointInTime(
        from,
        to,
        shape,
        image,
        live,
        newActive,
        newSweep,
        newSource,
        sourceTracked,
        newTarget,
        newPushed,
        newCleaning);
  }
}
