package org.arraytwin.fleet.copy;

import io.vavr.collection.LinkedHashSet;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import org.arraytwin.fleet.FleetAt;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.site.LocalCopy;
import org.arraytwin.replication.copy.PointInTime;
import org.arraytwin.replication.copy.Spot;
import org.arraytwin.replication.copy.Supply;

/**
 * Which copies of an array read through the targets of which: the older ones of a chain and, where
 * the table of their kind says that it {@code cascades}, those from a target while neither of the
 * two copies is complete.
 *
 * @param site the array
 * @param supply which volume holds what
 */
public record Dependents(Site site, Supply supply) {

  static Dependents at(FleetAt at, int array) {
    return new Dependents(at.fleet().site(array), Reads.supply(at, array));
  }

  /**
   * The sessions that would end with one that is ended at once.
   *
   * @return those that stand behind others of them later; of a chain the one started first is last
   */
  public static Vector<LocalCopy> of(FleetAt at, int array, LocalCopy copy) {
    Dependents dependents = at(at, array);
    PointInTime data = dependents.supply.graph().onto(copy.to());
    return data == null || !data.from().equals(copy.from())
        ? Vector.empty()
        : dependents.targets(data).reverse().flatMap(dependents::session);
  }

  /** Whether a copy has any. */
  boolean any(PointInTime data) {
    return supply.graph().older(data) != null || !readers(data).isEmpty();
  }

  /** Of these, those that come from its target. */
  Vector<PointInTime> readers(PointInTime data) {
    return cascading(data).isEmpty()
        ? Vector.empty()
        : supply.readers(data).filter(r -> cascading(r).isDefined());
  }

  /** The sessions that bring data to the source of one and, being ended, wait for those from it. */
  Vector<LocalCopy> ending(LocalCopy copy) {
    return !cascades(copy)
        ? Vector.empty()
        : supply
            .graph()
            .onto(copy.sourceRun())
            .filter(PointInTime::active)
            .flatMap(this::cascading)
            .filter(CopyEffects::ending);
  }

  /** The session of a copy, where its kind cascades. */
  private Option<LocalCopy> cascading(PointInTime data) {
    return session(data.to()).filter(this::cascades);
  }

  private boolean cascades(LocalCopy copy) {
    return Sites.table(site, copy).copies().cascades();
  }

  /** Where the targets of all are, each before those that it reads through. */
  Vector<Spot> targets(PointInTime data) {
    return gather(LinkedHashSet.empty(), data).remove(data.to()).toVector();
  }

  private LinkedHashSet<Spot> gather(LinkedHashSet<Spot> found, PointInTime data) {
    Vector<PointInTime> chain = Vector.of(data);
    PointInTime older = supply.graph().older(data);
    while (older != null) {
      chain = chain.prepend(older);
      older = supply.graph().older(older);
    }
    LinkedHashSet<Spot> all = found;
    for (PointInTime each : chain) {
      for (PointInTime reader : readers(each)) {
        all = all.contains(reader.to()) ? all : gather(all, reader);
      }
      all = all.add(each.to());
    }
    return all;
  }

  private Option<LocalCopy> session(Spot target) {
    return Option.of(site.local().onto(target));
  }
}
