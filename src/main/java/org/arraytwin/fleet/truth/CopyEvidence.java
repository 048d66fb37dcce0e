package org.arraytwin.fleet.truth;

import io.vavr.collection.Vector;
import java.util.Locale;
import org.arraytwin.array.Volume;
import org.arraytwin.fleet.FleetAt;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.copy.Dependents;
import org.arraytwin.fleet.copy.Reads;
import org.arraytwin.fleet.site.LocalCopy;
import org.arraytwin.replication.Content;
import org.arraytwin.replication.Extents;
import org.arraytwin.replication.copy.PointInTime;
import org.arraytwin.replication.copy.Supply;
import org.arraytwin.replication.copy.Undefined;

/**
 * What the volumes of a copy within an array really hold, whatever its state says.
 *
 * @param array its name
 * @param copy its name
 * @param source volume name
 * @param target volume name
 * @param instantMicros the moment that the target stands for, -1 for none: it was never started, or
 *     it follows
 * @param follows whether the target follows its source instead of standing for a moment
 * @param grains that it copies
 * @param lacking grains that the target still needs and does not hold itself
 * @param changed grains of the target that differ from the source at the instant (where it follows:
 *     from the source now, those still to come left aside), -1 where nothing is known of the
 *     instant any more
 * @param older grains of the target that were lost with a cache after the instant, before they were
 *     on any disk, and hold what was there before
 * @param differing grains in which source and target differ now
 * @param undefined grains of the target that hold nothing anybody wrote
 * @param held grains that the target occupies because of the copy
 * @param percent of the copy that the target holds itself, 0 to 100
 * @param dependents names of the copies that read from the target of this one, directly or through
 *     others
 */
public record CopyEvidence(
    String array,
    String copy,
    String source,
    String target,
    long instantMicros,
    boolean follows,
    long grains,
    long lacking,
    long changed,
    long older,
    long differing,
    long undefined,
    long held,
    int percent,
    Vector<String> dependents) {

  /** What a copy of an array holds at a moment. */
  public static CopyEvidence of(FleetAt at, int array, LocalCopy copy) {
    Site site = at.fleet().site(array);
    Content source = at.content(array, copy.source()).slice(copy.from().first(), copy.grains());
    Content target = at.content(array, copy.target()).slice(copy.to().first(), copy.grains());
    PointInTime onto = site.local().graph().onto(copy.to());
    PointInTime data = onto == null || !onto.from().equals(copy.from()) ? null : onto;
    Supply supply = Reads.supply(at, array);
    boolean follows = data != null && data.live();
    long lacking = data == null ? 0 : supply.lacking(data).count();
    return new CopyEvidence(
        site.name(),
        copy.name(),
        name(site, copy.source()),
        name(site, copy.target()),
        follows ? -1 : copy.instantMicros(),
        follows,
        target.grains(),
        lacking,
        data == null
            ? -1
            : follows
                ? Math.max(0, target.differing(source) - lacking)
                : Extents.differing(target, data.image(), 1).union(copy.older()).count(),
        copy.older().count(),
        target.differing(source),
        undefined(target),
        Reads.heldBytes(at, array, copy) / Content.GRAIN_BYTES,
        Reads.percent(at, array, copy),
        Dependents.of(at, array, copy).map(LocalCopy::name));
  }

  /**
   * The same for the copy of that name.
   *
   * @throws IllegalArgumentException where the array has none
   */
  public static CopyEvidence of(FleetAt at, int array, String copy) {
    LocalCopy found = at.fleet().site(array).local().copy(copy);
    if (found == null) {
      throw new IllegalArgumentException(
          at.fleet().site(array).name() + " has no copy '" + copy + "'");
    }
    return of(at, array, found);
  }

  private static String name(Site site, int volume) {
    Volume found = site.volumes().get(volume);
    return found == null ? "volume " + volume : found.name();
  }

  /** Grains of a volume that hold nothing anybody wrote: what interrupted copies leave. */
  public static long undefined(Content content) {
    long[] sum = {0};
    content.diff(
        Content.blank(content.grains() * Content.GRAIN_BYTES),
        (first, count) -> {
          for (long grain = first; grain < first + count; grain++) {
            sum[0] += Undefined.is(content.stampAt(grain)) ? 1 : 0;
          }
          return true;
        });
    return sum[0];
  }

  /**
   * One line without a full stop.
   *
   * @param instant the instant as readers know it, for example {@code +0:01:00}
   */
  public String sentence(String instant) {
    if (undefined > 0) {
      return target + " is unusable: " + of(undefined) + " hold nothing that anybody wrote";
    }
    if (follows) {
      return lacking > 0
          ? target + " follows " + source + ", " + of(lacking) + " still to come"
          : differing == 0
              ? target + " = " + source
              : target + " should follow " + source + ", but " + number(differing) + " differ";
    }
    if (instantMicros < 0) {
      return target + " stands for no moment yet";
    }
    if (changed < 0) {
      return target
          + " is a copy of its own since "
          + instant
          + "; it and "
          + source
          + " now differ in "
          + number(differing);
    }
    String image = target + " = " + source + " as of " + instant;
    String separator = " but for ";
    if (older > 0) {
      image = image + separator + number(older) + " that a lost cache took";
      separator = " and ";
    }
    if (changed > older) {
      image = image + separator + number(changed - older) + " written since";
    }
    return image + (lacking > 0 ? ", " + of(lacking) + " read through" : ", a copy of its own");
  }

  private String of(long some) {
    return String.format(Locale.ROOT, "%,d of %s", some, number(grains));
  }

  private static String number(long n) {
    return String.format(Locale.ROOT, "%,d %s", n, n == 1 ? "grain" : "grains");
  }
}
