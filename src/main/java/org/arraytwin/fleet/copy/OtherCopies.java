package org.arraytwin.fleet.copy;

import org.arraytwin.fleet.FleetAt;
import org.arraytwin.fleet.Steps;
import org.arraytwin.fleet.site.Local;
import org.arraytwin.fleet.site.LocalCopy;
import org.arraytwin.fleet.table.Decision;
import org.arraytwin.replication.copy.Mover;
import org.arraytwin.replication.copy.PointInTime;
import org.arraytwin.replication.copy.Spot;
import org.arraytwin.replication.table.Happening;
import org.arraytwin.replication.table.Trait;
import org.jspecify.annotations.Nullable;

/** What a cell of a copy's table brings about for other copies of the array. */
final class OtherCopies {
  private final Steps steps;
  private final int array;
  private final LocalCopy copy;

  /**
   * @param copy the one whose cell it is
   */
  OtherCopies(Steps steps, int array, LocalCopy copy) {
    this.steps = steps;
    this.array = array;
    this.copy = copy;
  }

  private Local local() {
    return steps.fleet().site(array).local();
  }

  private Dependents dependents() {
    return Dependents.at(new FleetAt(steps.fleet(), steps.now()), array);
  }

  private @Nullable PointInTime data() {
    PointInTime data = local().graph().onto(copy.to());
    return data == null || !data.from().equals(copy.from()) ? null : data;
  }

  /** What reads through others first: what it read from them is still there then. */
  void takeDependents(int options) {
    PointInTime data = data();
    if (data != null) {
      for (Spot target : dependents().targets(data)) {
        befall(target, Happening.TAKEN_ALONG, options);
      }
    }
  }

  void startTogether() {
    for (LocalCopy mate : Mates.readersFirst(local().graph(), Mates.of(local(), copy))) {
      befall(mate, Happening.GATHERED, 0);
    }
  }

  /** Copies whose images have lost grains with this one can no longer be read. */
  void tell(Mover mover, Spot own) {
    CopyFaults.tell(steps, array, mover.hurt().remove(own));
  }

  /**
   * It reads through no other any more: those may have nobody left that depends on them.
   *
   * @param newer the next newer one of the chain that it has left, or null
   */
  void left(@Nullable PointInTime newer) {
    if (newer != null) {
      PointInTime now = local().graph().onto(newer.to());
      if (now != null && now.active() && !dependents().any(now)) {
        befall(newer.to(), Happening.DEPENDENTS_GONE, 0);
      }
    }
    served();
  }

  /** What is being ended and brings data to its source goes on, if it waited for this one last. */
  void served() {
    for (LocalCopy up : dependents().ending(copy)) {
      PointInTime data = local().graph().copy(up.to());
      if (!dependents().readers(data).isEmpty()) {
        continue;
      }
      if (local().graph().older(data) == null) {
        befall(up, Happening.DEPENDENTS_GONE, 0);
      } else {
        new CopyEffects(steps, array, up, 0).clean();
      }
    }
  }

  /** Whether no copies from its target depend on it. */
  boolean none() {
    PointInTime data = data();
    return data == null || dependents().readers(data).isEmpty();
  }

  /** Those from its target copy as fast as it cleans, as long as it is being ended. */
  void hurry() {
    PointInTime data = data();
    if (data == null) {
      return;
    }
    for (PointInTime reader : dependents().readers(data)) {
      LocalCopy session = local().onto(reader.to());
      if (session != null && session.state().has(Trait.RUNNING)) {
        new CopyEffects(steps, array, session, 0).goOn();
      }
    }
  }

  /** How fast those being ended that bring data to its source want it to copy, bytes per second. */
  long wanted() {
    return dependents().ending(copy).map(CopyEffects::endingRate).max().getOrElse(0L);
  }

  private void befall(Spot target, Happening happening, int with) {
    LocalCopy other = local().onto(target);
    if (other != null) {
      befall(other, happening, with);
    }
  }

  private void befall(LocalCopy other, Happening happening, int with) {
    CopySubject subject = CopySessions.COPY.of(steps.fleet(), array, other.id());
    if (subject != null) {
      Decision.happen(steps, CopySessions.COPY, subject, happening, with);
    }
  }
}
