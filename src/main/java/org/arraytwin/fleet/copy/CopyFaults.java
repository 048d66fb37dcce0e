package org.arraytwin.fleet.copy;

import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import org.arraytwin.array.Volume;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.Steps;
import org.arraytwin.fleet.cache.Caches;
import org.arraytwin.fleet.motion.Access;
import org.arraytwin.fleet.motion.Hosts;
import org.arraytwin.fleet.site.Local;
import org.arraytwin.fleet.site.LocalCopy;
import org.arraytwin.fleet.table.Decision;
import org.arraytwin.fleet.table.Happen;
import org.arraytwin.replication.Content;
import org.arraytwin.replication.Extents;
import org.arraytwin.replication.WriteStream;
import org.arraytwin.replication.copy.Mover;
import org.arraytwin.replication.copy.PointInTime;
import org.arraytwin.replication.copy.Spot;
import org.arraytwin.replication.copy.Sweep;
import org.arraytwin.replication.copy.Undefined;
import org.arraytwin.replication.table.Fact;
import org.arraytwin.replication.table.Happening;
import org.arraytwin.replication.table.State;
import org.arraytwin.replication.table.Trait;
import org.jspecify.annotations.Nullable;

/** What befalls copies when parts of their array fail or come back. */
public final class CopyFaults {
  private CopyFaults() {}

  /** An array lost its power or has it again: its copies stand still, or go on. */
  public static void power(Steps steps, int array, boolean on) {
    for (LocalCopy copy : copies(steps, array)) {
      CopyEffects effects = new CopyEffects(steps, array, copy, 0);
      if (!on) {
        effects.pause();
      } else if (moves(copy)) {
        effects.goOn();
      }
    }
  }

  /** Whether an I/O group holds bitmaps of copies that cannot go on without. */
  static boolean needBitmaps(Steps steps, int array, int ioGroup) {
    Site site = steps.fleet().site(array);
    return copies(steps, array)
        .exists(
            copy ->
                site.ioGroup(copy) == ioGroup
                    && Sites.table(site, copy).happening(Happening.METADATA_LOST) != null);
  }

  /** The bitmaps that an I/O group holds are lost, or there again. */
  public static void metadata(Steps steps, int array, int ioGroup, boolean there) {
    for (LocalCopy copy : copies(steps, array)) {
      if (steps.fleet().site(array).ioGroup(copy) == ioGroup) {
        happen(steps, array, copy, there ? Happening.METADATA_BACK : Happening.METADATA_LOST);
        // Whether hosts can be served does not depend on the state alone.
        Hosts.refreshVolume(steps, array, copy.source());
        Hosts.refreshVolume(steps, array, copy.target());
      }
    }
  }

  /**
   * Some volumes can no longer be read or written. A copy that waits for its bitmaps anyhow does
   * not notice. Mirrors stop first, the last of a chain before what feeds it: what others lose by
   * it is no write that they follow.
   */
  public static void unreadable(Steps steps, int array, IntPredicate volumes) {
    Local local = steps.fleet().site(array).local();
    for (LocalCopy copy : mirrorsFirst(local, copies(steps, array))) {
      if (copy.state().has(Trait.NEEDS_BITMAPS) && !steps.fleet().site(array).bitmaps(copy)) {
        continue;
      }
      if (volumes.test(copy.target())) {
        happen(steps, array, copy, Happening.IO_ERROR);
      } else if (volumes.test(copy.source())) {
        happen(steps, array, copy, Happening.SOURCE_LOST);
      }
    }
  }

  private static Vector<LocalCopy> mirrorsFirst(Local local, Vector<LocalCopy> copies) {
    return copies
        .partition(copy -> feeding(local, copy.to()) != null)
        .apply((mirrors, others) -> mirrors.sortBy(m -> -chain(local, m)).appendAll(others));
  }

  private static @Nullable PointInTime feeding(Local local, Spot target) {
    PointInTime data = local.graph().onto(target);
    return data != null && data.live() && data.active() ? data : null;
  }

  /** How many mirrors follow one another up to one. */
  private static int chain(Local local, LocalCopy mirror) {
    int length = 0;
    PointInTime data = feeding(local, mirror.to());
    while (data != null && length < local.copies().size()) {
      length++;
      data = feeding(local, data.from());
    }
    return length;
  }

  /** Volumes can be written again: copies that wait for their targets may go on. */
  public static void readable(Steps steps, int array) {
    for (LocalCopy copy : copies(steps, array)) {
      if (copy.settings().keepTarget()) {
        happen(steps, array, copy, Happening.VOLUME_BACK);
      }
    }
  }

  /** A host has written to a volume: what has cleaned up all that it held may have more. */
  public static void written(Steps steps, int array, int volume) {
    Local local = steps.fleet().site(array).local();
    if (local.graph().isEmpty()) {
      return;
    }
    for (Spot target : targets(local, volume)) {
      LocalCopy copy = local.onto(target);
      Sweep cleaning = local.graph().copy(target).cleaning();
      if (copy != null
          && cleaning != null
          && copy.state().has(Trait.RUNNING)
          && cleaning.finished(steps.now())) {
        steps.schedule(
            steps.now(),
            new Happen(CopySessions.COPY, array, copy.id(), Happening.CLEANED, 0, copy.stamp()));
      }
    }
    displaced(steps, array, volume);
  }

  private static Vector<Spot> targets(Local local, int volume) {
    return local.graph().from(volume).appendAll(local.graph().all(volume).map(PointInTime::to));
  }

  /** What was to be read elsewhere may have gone to the targets of a volume's copies, or to it. */
  static void displaced(Steps steps, int array, int volume) {
    Local local = steps.fleet().site(array).local();
    for (Spot target : targets(local, volume)) {
      LocalCopy copy = local.onto(target);
      if (copy != null && whole(steps, array, copy)) {
        steps.schedule(
            steps.now(),
            new Happen(CopySessions.COPY, array, copy.id(), Happening.COPIED, 0, copy.stamp()));
      }
    }
  }

  /**
   * Whether a copy holds all of its image, whoever brought it, so that nothing is left of it to be
   * read elsewhere, and nobody reads through it. Of kinds that do not cascade none does: they have
   * no end of their own but that of their background copy.
   */
  static boolean whole(Steps steps, int array, LocalCopy copy) {
    boolean ends = Sites.table(steps.fleet().site(array), copy).copies().cascades();
    if (!ends || !copy.state().has(Trait.RUNNING)) {
      return false;
    }
    CopySubject subject = CopySessions.COPY.of(steps.fleet(), array, copy.id());
    return subject != null
        && subject.value(Fact.DEPENDENTS) == 0
        && subject.value(Fact.COMPLETE) == 1;
  }

  /** Whether the disk of a volume, or what an ended copy has left on it, cannot be read. */
  static boolean offline(Site site, int volume) {
    return Access.disk(site, volume) != null
        || site.local()
            .allOnto(volume)
            .exists(
                copy ->
                    copy.state().has(Trait.TARGET_OFFLINE)
                        || (copy.state().has(Trait.NEEDS_ALL_COPIED) && !copy.whole()));
  }

  /** A volume holds something else all at once; its copies keep their images. */
  public static void overwritten(Steps steps, int array, int volume, Content image) {
    Mover mover = ArrayVolumes.mover(steps, array);
    mover.replace(volume, image);
    steps.put(array, mover.graph());
    Caches.clean(steps, array, volume);
    written(steps, array, volume);
  }

  /** Whether hosts write to a copy's volumes by themselves. */
  static boolean worked(Site site, LocalCopy copy) {
    for (int volume : new int[] {copy.source(), copy.target()}) {
      WriteStream stream = site.streamOf(volume);
      if (stream != null && stream.workload() != null) {
        return true;
      }
    }
    return false;
  }

  /** Whether a copy that keeps its target has to wait for it. */
  static boolean kept(Site site, LocalCopy copy) {
    Volume target = site.volumes().get(copy.target());
    return copy.settings().keepTarget()
        && copy.state().has(Trait.RUNNING)
        && target != null
        && !site.health().pool(target.pool()).lost()
        && Access.disk(site, copy.target()) != null;
  }

  /**
   * What copies or restores bring to some places finds no space any more.
   *
   * @param targets where the targets of copies begin
   */
  public static void exhausted(Steps steps, int array, Predicate<Spot> targets) {
    for (LocalCopy copy : copies(steps, array)) {
      Local local = steps.fleet().site(array).local();
      if ((targets.test(copy.to()) && fills(local, copy))
          || (targets.test(copy.from()) && restores(local, copy))) {
        happen(steps, array, copy, Happening.SPACE_EXHAUSTED);
      }
    }
  }

  /** Whether a copy brings data to its target, or still may. */
  private static boolean fills(Local local, LocalCopy copy) {
    PointInTime data = local.graph().onto(copy.to());
    return data != null && data.active() && data.from().equals(copy.from());
  }

  /** Whether a copy, and not one in the other direction, brings its target's data to its source. */
  static boolean restores(Local local, LocalCopy copy) {
    PointInTime back = local.graph().onto(copy.from());
    return back != null
        && back.active()
        && back.from().equals(copy.to())
        && local.allOnto(copy.source()).forAll(c -> !c.from().equals(copy.to()));
  }

  /** A volume's data is gone for good: so is what copies would have read there. */
  public static void lost(Steps steps, int array, int volume) {
    Local local = steps.fleet().site(array).local();
    if (local.graph().from(volume).isEmpty() || Hosts.fed(steps.fleet(), array, volume)) {
      return;
    }
    Mover mover = ArrayVolumes.mover(steps, array);
    long grains = new ArrayVolumes(steps, array).content(volume).grains();
    mover.undefine(volume, Extents.of(0, grains), Undefined.stamp(steps.nextId()));
    steps.put(array, mover.graph());
    tell(steps, array, mover.hurt());
  }

  /** Copies whose images have lost grains can no longer be read. */
  static void tell(Steps steps, int array, TreeMap<Spot, Long> hurt) {
    for (var each : hurt) {
      LocalCopy copy = steps.fleet().site(array).local().onto(each._1());
      if (copy != null) {
        steps.put(array, copy.losing(copy.lost() + each._2()));
        happen(steps, array, copy, Happening.IO_ERROR);
      }
    }
  }

  /** Whether a copy's data moves in its state, as its rates have it. */
  static boolean moves(LocalCopy copy) {
    return copy.state().has(Trait.RUNNING) || copy.state().has(Trait.BUSY);
  }

  private static Vector<LocalCopy> copies(Steps steps, int array) {
    return steps.fleet().site(array).local().copies().filter(c -> c != null);
  }

  private static void happen(Steps steps, int array, LocalCopy copy, Happening happening) {
    // An earlier one may have changed or removed it.
    CopySubject subject = CopySessions.COPY.of(steps.fleet(), array, copy.id());
    if (subject == null) {
      return;
    }
    State before = copy(steps, array, copy.id()).state();
    Decision.happen(steps, CopySessions.COPY, subject, happening, 0);
    LocalCopy after = steps.fleet().site(array).local().copy(copy.id());
    if (after != null && !after.state().equals(before)) {
      boolean worse = happening != Happening.METADATA_BACK && happening != Happening.VOLUME_BACK;
      steps.alert(
          array,
          worse ? "Major" : "Informational",
          "copy " + after.name(),
          "copy is " + after.state().word() + why(happening));
    }
  }

  private static String why(Happening happening) {
    return switch (happening) {
      case IO_ERROR -> ": its target, or what it reads, cannot be used";
      case SOURCE_LOST -> ": its source cannot be read";
      case SPACE_EXHAUSTED -> ": no space is left for it";
      case METADATA_LOST -> ": its bitmaps cannot be reached";
      case METADATA_BACK -> ": its bitmaps are back";
      default -> "";
    };
  }

  private static LocalCopy copy(Steps steps, int array, int id) {
    LocalCopy copy = steps.fleet().site(array).local().copy(id);
    if (copy == null) {
      throw new IllegalStateException("copy " + id + " is gone");
    }
    return copy;
  }
}
