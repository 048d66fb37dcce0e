package org.arraytwin.fleet.copy;

import io.vavr.collection.TreeSet;
import org.arraytwin.array.Sense;
import org.arraytwin.array.Volume;
import org.arraytwin.fleet.FleetAt;
import org.arraytwin.fleet.Reason;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.motion.Access;
import org.arraytwin.fleet.motion.Denial;
import org.arraytwin.fleet.motion.Wanted;
import org.arraytwin.fleet.site.LocalCopy;
import org.arraytwin.replication.Content;
import org.arraytwin.replication.Extents;
import org.arraytwin.replication.copy.PointInTime;
import org.arraytwin.replication.copy.Run;
import org.arraytwin.replication.copy.Spot;
import org.arraytwin.replication.copy.Supply;
import org.arraytwin.replication.copy.Undefined;
import org.arraytwin.replication.table.Trait;
import org.jspecify.annotations.Nullable;

/** What a host reads, which volume's disk answers, and what a copy occupies. */
public final class Reads {
  private Reads() {}

  /**
   * The answer to a read of one grain.
   *
   * @param stamp of the write that it holds, 0 for none; meaningless where it fails
   * @param supplier id of the volume whose disk holds it
   * @param defined whether anybody ever wrote that; an interrupted copy leaves grains undefined
   * @param denial why the read fails, or null
   */
  public record Answer(long stamp, int supplier, boolean defined, @Nullable Denial denial) {}

  /** Reads one grain of a volume of an array as a host would. */
  public static Answer of(FleetAt at, int array, int volume, long grain) {
    long stamp = at.content(array, volume).stampAt(grain);
    int supplier = supply(at, array).supplier(volume, grain);
    Denial denial = denied(at, array, new Run(volume, grain, 1));
    return new Answer(stamp, supplier, !Undefined.is(stamp), denial);
  }

  /**
   * Why a host's read of some grains of an array fails, redirected or not; null where none does.
   */
  public static @Nullable Denial denied(FleetAt at, int array, Run run) {
    Site site = at.fleet().site(array);
    Denial denial = Access.of(at.fleet(), array, run, Wanted.READ);
    boolean alone = site.local().graph().onto(run).isEmpty() && site.local().onto(run).isEmpty();
    if (denial != null || alone) {
      return denial;
    }
    Supply supply = supply(at, array);
    Content content = at.content(array, run.volume());
    TreeSet<Integer> asked = TreeSet.of(run.volume());
    for (long grain = run.first(); grain < run.first() + run.grains() && denial == null; grain++) {
      int supplier = supply.supplier(run.volume(), grain);
      denial = asked.contains(supplier) ? null : behind(site, supplier);
      asked = asked.add(supplier);
      if (denial == null && Undefined.is(content.stampAt(grain))) {
        denial = gap(site, new Run(run.volume(), grain, 1));
      }
    }
    return denial;
  }

  /** What a copy that broke off never brought to a place, hosts cannot read there. */
  private static @Nullable Denial gap(Site site, Run place) {
    return site.local()
        .onto(place)
        .find(copy -> copy.state().has(Trait.GAPS_UNREADABLE))
        .map(
            copy ->
                new Denial(
                    Reason.VOL_IO_FAILED,
                    Sense.UNREADABLE,
                    "lacking what copy "
                        + copy.name()
                        + ", "
                        + copy.state().word()
                        + ", had not brought",
                    "write it anew, or end the copy"))
        .getOrNull();
  }

  /** Why hosts cannot read a volume of an array at all right now, or null where they can. */
  public static @Nullable Reason barred(FleetAt at, int array, int volume) {
    Denial denial = Access.of(at.fleet(), array, volume, Wanted.READ);
    return denial == null ? null : denial.reason();
  }

  /** The volume behind a redirected read must be there; its own hosts' rights do not matter. */
  private static @Nullable Denial behind(Site site, int supplier) {
    Denial broken = Access.disk(site, supplier);
    Volume found = site.volumes().get(supplier);
    return broken == null || found == null
        ? null
        : new Denial(
            Reason.VOL_IO_FAILED,
            broken.sense(),
            "reading through to volume " + found.name() + ", which is " + broken.state(),
            broken.legal());
  }

  /** Which volume of an array supplies what. */
  public static Supply supply(FleetAt at, int array) {
    return new Supply(at.fleet().site(array).local().graph(), v -> at.content(array, v), at.now());
  }

  /**
   * Percent of a copy that its target physically holds, 0 to 100; once nothing moves any more, what
   * it then had and has not lost; 0 before it was ever started.
   */
  public static int percent(FleetAt at, int array, LocalCopy copy) {
    if (copy.instantMicros() < 0) {
      return 0;
    }
    PointInTime data = data(at, array, copy);
    long total = copy.grains();
    long lacking = data != null && data.active() ? supply(at, array).lacking(data).count() : 0;
    return (int) (Math.max(0, total - lacking - copy.lost()) * 100 / total);
  }

  /**
   * Percent of what a copy or a restore is to bring from one volume to another, both from their
   * beginnings on, that has come across by now, 0 to 100; 100 where nothing moves between the two.
   */
  public static int arrived(FleetAt at, int array, int source, int target) {
    PointInTime data = at.fleet().site(array).local().graph().onto(Spot.of(target));
    if (data == null || !data.from().equals(Spot.of(source)) || !data.active()) {
      return 100;
    }
    long total = data.sweep().work().count();
    long lacking = supply(at, array).lacking(data).count();
    return total == 0 ? 100 : (int) ((total - lacking) * 100 / total);
  }

  /**
   * Percent of a copy's grains that older copies of its chain, and of one that is being ended also
   * copies from its target, no longer need to read there, 0 to 100; 100 also where there are none.
   */
  public static int cleanPercent(FleetAt at, int array, LocalCopy copy) {
    PointInTime data = data(at, array, copy);
    if (data == null) {
      return 100;
    }
    Supply supply = supply(at, array);
    PointInTime older = supply.graph().older(data);
    Extents needed =
        older == null ? Extents.none() : supply.lacking(older).minus(supply.lacking(data));
    if (CopyEffects.ending(copy)) {
      for (PointInTime reader : Dependents.at(at, array).readers(data)) {
        long shift = reader.from().first() - data.to().first();
        needed = needed.union(supply.lacking(reader).moved(shift));
      }
    }
    long total = data.image().grains();
    return (int) ((total - needed.count()) * 100 / total);
  }

  /** Percent of a copy's volume that has changed on either side since the instant. */
  public static int difference(FleetAt at, int array, LocalCopy copy) {
    PointInTime data = at.fleet().site(array).local().graph().between(copy.from(), copy.to());
    if (data == null) {
      return 100;
    }
    long changed = supply(at, array).difference(data).count();
    return (int) (changed * 100 / data.image().grains());
  }

  /** Bytes that the target of a copy occupies of its own because of the copy. */
  public static long heldBytes(FleetAt at, int array, LocalCopy copy) {
    PointInTime data = data(at, array, copy);
    return data == null || !data.active() ? 0 : supply(at, array).held(data) * Content.GRAIN_BYTES;
  }

  /** How fast the background copy fills the target, bytes per second; 0 once it is done. */
  public static long fillingBytesPerSecond(FleetAt at, int array, LocalCopy copy) {
    PointInTime data = data(at, array, copy);
    return data == null || !data.active() || data.sweep().finished(at.now())
        ? 0
        : data.sweep().bytesPerSecond();
  }

  private static @Nullable PointInTime data(FleetAt at, int array, LocalCopy copy) {
    PointInTime data = at.fleet().site(array).local().graph().onto(copy.to());
    return data == null || !data.from().equals(copy.from()) ? null : data;
  }
}
