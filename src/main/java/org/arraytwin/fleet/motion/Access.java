package org.arraytwin.fleet.motion;

import io.vavr.collection.Array;
import org.arraytwin.array.Condition;
import org.arraytwin.array.Pool;
import org.arraytwin.array.PoolHealth;
import org.arraytwin.array.Sense;
import org.arraytwin.array.Volume;
import org.arraytwin.fleet.Fleet;
import org.arraytwin.fleet.Reason;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.site.Health;
import org.arraytwin.fleet.site.LocalCopy;
import org.arraytwin.replication.Content;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.copy.Run;
import org.arraytwin.replication.table.Trait;
import org.arraytwin.replication.table.Wording;
import org.jspecify.annotations.Nullable;

/** The one place that decides whether a volume takes what a host wants. */
public final class Access {
  private Access() {}

  /**
   * Why a volume does not take a host's command right now, or null where it does. That a write
   * finds no space is not seen here: it depends on where it goes.
   */
  public static @Nullable Denial of(Fleet fleet, int array, int volume, Wanted wanted) {
    return of(fleet, array, all(volume), wanted);
  }

  /** The same of some grains of a volume: copies may have a part of it. */
  public static @Nullable Denial of(Fleet fleet, int array, Run run, Wanted wanted) {
    Site site = fleet.site(array);
    Denial local = local(site, run, wanted);
    GroupHalf half = site.groupOf(run.volume());
    if (local != null || half == null) {
      return local;
    }
    for (GroupHalf each : site.groupsOf(run.volume())) {
      if (!each.source() && each.status().has(Trait.TARGET_OFFLINE)) {
        return new Denial(
            Reason.VOL_IS_OFFLINE,
            Sense.NOT_READY,
            words(site, each),
            wording(site, each).offline());
      }
    }
    Denial remote = remote(fleet, site, half);
    boolean offline = remote != null && remote.reason() == Reason.VOL_IS_OFFLINE;
    return wanted == Wanted.READ && !offline ? null : remote;
  }

  /** Whether all of some volumes that one stream writes take their hosts' writes. */
  static boolean granted(Fleet fleet, int array, Array<Integer> volumes) {
    Site site = fleet.site(array);
    return Hosts.barred(fleet, array, volumes.head()) == null
        && (free(site)
            || volumes.forAll(
                volume ->
                    local(site, all(volume), Wanted.WRITE) == null && !starved(site, volume)));
  }

  /** Whether a volume needs space for some of its writes and its pool has none. */
  private static boolean starved(Site site, int id) {
    Volume volume = site.volumes().get(id);
    Content content = site.contents().get(id);
    return volume != null
        && content != null
        && site.health().pool(volume.pool()).full()
        && volume.drawn(content.written() * Content.GRAIN_BYTES) < volume.drawn(volume.sizeBytes());
  }

  /** Whether replication can read all volumes of a half. */
  static boolean reachable(Site site, GroupHalf half) {
    return free(site) || half.pairs().forAll(p -> replicates(site, p.localVolume()));
  }

  /** What a mirror within the array is filling hosts cannot read yet, but the array can. */
  private static boolean replicates(Site site, int volume) {
    boolean filled =
        site.powered() && site.local().graph().mirrored(volume) && disk(site, volume) == null;
    return filled || local(site, all(volume), Wanted.READ) == null;
  }

  private static Run all(int volume) {
    return new Run(volume, 0, Long.MAX_VALUE);
  }

  private static boolean free(Site site) {
    return sound(site) && site.local().ofTarget().isEmpty();
  }

  /** Nothing is wrong in the array, so that no volume needs to be looked at. */
  @SuppressWarnings("ReferenceEquality") // a short cut: any other value is looked into
  private static boolean sound(Site site) {
    return site.powered() && site.health() == Health.GOOD;
  }

  /** What the array itself has against it, replication between arrays left aside. */
  private static @Nullable Denial local(Site site, Run run, Wanted wanted) {
    if (!site.powered()) {
      return new Denial(
          Reason.ARRAY_WITHOUT_POWER, null, "on an array without power", "restore the array first");
    }
    Denial disk = disk(site, run.volume());
    if (disk != null) {
      return disk;
    }
    Denial condition =
        sound(site) ? null : condition(site.health().condition(run.volume()), wanted);
    return condition != null ? condition : copies(site, run, wanted);
  }

  /** What an array's own copies have against it, by the traits of their states. */
  private static @Nullable Denial copies(Site site, Run run, Wanted wanted) {
    for (LocalCopy onto : site.local().onto(run)) {
      Denial target = target(site, onto, wanted);
      if (target != null) {
        return target;
      }
    }
    for (LocalCopy copy : site.local().from(run.volume())) {
      if (!copy.sourceRun().overlaps(run)) {
        continue;
      }
      if (copy.state().has(Trait.SOURCE_OFFLINE) || site.blind(copy) || waits(site, copy)) {
        return new Denial(
            Reason.VOL_IS_OFFLINE,
            Sense.NOT_READY,
            "source of " + words(copy),
            remedy(site, copy, "stop the copy"));
      }
      if (copy.state().has(Trait.HELD) && wanted == Wanted.WRITE) {
        return new Denial(Reason.VOL_IO_HELD, null, "source of " + words(copy), "let it go on");
      }
    }
    return null;
  }

  /** A copy that keeps its target while that cannot be written. */
  private static boolean waits(Site site, LocalCopy copy) {
    return copy.settings().keepTarget()
        && copy.state().has(Trait.RUNNING)
        && disk(site, copy.target()) != null;
  }

  /** What helps a volume that a copy takes offline: without its bitmaps nothing else does. */
  private static String remedy(Site site, LocalCopy copy, String usual) {
    if (!site.lacksBitmaps(copy)) {
      return usual;
    }
    int group = site.ioGroup(copy);
    return site.running(group) == 0
        ? "restore a controller of I/O group " + group
        : "bring the bitmaps of I/O group " + group + " back";
  }

  private static @Nullable Denial target(Site site, LocalCopy copy, Wanted wanted) {
    String state = "target of " + words(copy);
    boolean blind = site.blind(copy);
    if (copy.state().has(Trait.TARGET_FAILED) && !blind) {
      return new Denial(
          Reason.VOL_IO_FAILED, Sense.HARDWARE_ERROR, state, "start or stop the copy");
    }
    boolean incomplete = copy.state().has(Trait.NEEDS_ALL_COPIED) && !copy.whole();
    if (copy.state().has(Trait.TARGET_OFFLINE) || incomplete || blind) {
      return new Denial(
          Reason.VOL_IS_OFFLINE,
          Sense.NOT_READY,
          state,
          remedy(site, copy, "start the copy again, or remove it"));
    }
    if (!copy.state().has(Trait.TARGET_READABLE)) {
      return new Denial(Reason.VOL_IS_OFFLINE, Sense.NOT_READY, state, "wait, or part the two");
    }
    return wanted == Wanted.WRITE && !copy.state().has(Trait.TARGET_WRITABLE)
        ? new Denial(Reason.VOL_IS_READ_ONLY, Sense.WRITE_PROTECTED, state, "part the two first")
        : null;
  }

  private static String words(LocalCopy copy) {
    return "copy " + copy.name() + ", " + copy.state().word();
  }

  /** What keeps a volume's disk from being read within the array, or null. */
  public static @Nullable Denial disk(Site site, int id) {
    Volume volume = site.volumes().get(id);
    if (sound(site) || volume == null) {
      return null;
    }
    if (site.running(site.ioGroup(id)) == 0) {
      return new Denial(
          Reason.VOL_IS_OFFLINE,
          null,
          "without a controller that serves it",
          "restore a controller of I/O group " + site.ioGroup(id));
    }
    Denial pool = pool(site.pools().get(volume.pool()), site.health().pool(volume.pool()));
    return pool != null || site.health().condition(id).state() == Condition.State.READ_ONLY
        ? pool
        : condition(site.health().condition(id), Wanted.READ);
  }

  /** Whether what a volume held is gone for good: its pool has lost its data. */
  static boolean gone(Site site, int id) {
    Volume volume = sound(site) ? null : site.volumes().get(id);
    return volume != null && site.health().pool(volume.pool()).lost();
  }

  private static @Nullable Denial pool(Pool pool, PoolHealth health) {
    if (health.lost()) {
      return new Denial(
          Reason.POOL_HAS_LOST_DATA,
          Sense.UNREADABLE,
          "in pool " + pool.name() + ", which has lost its data",
          "renew the pool, then copy the data back");
    }
    return health.online()
        ? null
        : new Denial(
            Reason.POOL_IS_OFFLINE,
            Sense.NOT_READY,
            "in pool " + pool.name() + ", which is offline",
            "bring the pool online");
  }

  private static @Nullable Denial condition(Condition condition, Wanted wanted) {
    return switch (condition.state()) {
      case ONLINE -> null;
      case OFFLINE ->
          new Denial(
              Reason.VOL_IS_OFFLINE,
              condition.sense(),
              "offline",
              Sense.NO_SPACE.equals(condition.sense())
                  ? "give it more of its pool"
                  : "bring the volume online");
      case IO_FAILED ->
          new Denial(
              Reason.VOL_IO_FAILED,
              condition.sense(),
              "failing all I/O",
              "bring the volume online");
      case READ_ONLY ->
          wanted == Wanted.READ
              ? null
              : new Denial(
                  Reason.VOL_IS_READ_ONLY,
                  condition.sense(),
                  "write-protected",
                  "bring the volume online");
    };
  }

  private static @Nullable Denial remote(Fleet fleet, Site site, GroupHalf half) {
    Reason barred = Hosts.barred(fleet, site.id(), half);
    if (barred == null) {
      return null;
    }
    String state =
        barred == Reason.ARRAY_WITHOUT_POWER ? "on an array without power" : words(site, half);
    return new Denial(barred, sense(barred), state, legal(barred, wording(site, half)));
  }

  private static Wording wording(Site site, GroupHalf half) {
    return site.rules().wording(half.kind());
  }

  private static String words(Site site, GroupHalf half) {
    Wording wording = wording(site, half);
    String named = wording.named(half.name());
    return wording.source().isEmpty()
        ? "in " + named + ", " + half.role().word() + "/" + half.status().word()
        : (half.source() ? wording.source() : wording.target())
            + " of "
            + named
            + ", "
            + half.status().word();
  }

  private static @Nullable Sense sense(Reason barred) {
    return switch (barred) {
      case VOL_IS_READ_ONLY -> Sense.WRITE_PROTECTED;
      case VOL_IO_FAILED -> Sense.HARDWARE_ERROR;
      case VOL_IS_OFFLINE -> Sense.NOT_READY;
      default -> null;
    };
  }

  private static String legal(Reason barred, Wording wording) {
    return switch (barred) {
      case VOL_IS_READ_ONLY ->
          wording.source().isEmpty()
              ? "write on the side in role Primary or Primary-Rev"
              : "write on the " + wording.source();
      case VOL_IO_HELD ->
          "the host waits until the " + wording.session() + "'s operation or link timeout is over";
      case VOL_IO_FAILED -> wording.stopsHosts();
      case VOL_IS_OFFLINE -> "override the state of the group";
      case ARRAY_WITHOUT_POWER -> "restore the array first";
      default -> barred.toString();
    };
  }
}
