package org.arraytwin.product.eternus.session;

import java.util.Locale;
import java.util.Objects;
import org.arraytwin.array.Condition;
import org.arraytwin.array.Pool;
import org.arraytwin.array.PoolHealth;
import org.arraytwin.array.Provisioning;
import org.arraytwin.array.Volume;
import org.arraytwin.config.ProductConfig;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Fleet;
import org.arraytwin.fleet.FleetAt;
import org.arraytwin.fleet.Reason;
import org.arraytwin.fleet.Refusal;
import org.arraytwin.fleet.Refused;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.Steps;
import org.arraytwin.fleet.site.Masking;
import org.arraytwin.fleet.volume.CreateVolume;
import org.jspecify.annotations.Nullable;

/**
 * How much of everything a box can have; looked at behind a command, which is void where it made
 * too much.
 *
 * @param array id of the box
 * @param config with the switches that say it
 */
public record Capacity(int array, ProductConfig config) {
  private static final long GIB = 1L << 30;

  /** Volume numbers have four hex digits and are never given out again. */
  private static final int NUMBERS = 0x10000;

  private long of(String name) {
    return Long.parseLong(Objects.requireNonNull(config.switches().get(name), name));
  }

  /** The largest volume, bytes. */
  public long maxVolumeBytes() {
    return of("maxVolumeGib") * GIB;
  }

  /** After a volume was created. */
  public void volumes(Steps steps, int pool) {
    Site site = steps.fleet().site(array);
    long all = 0;
    long ofPool = 0;
    boolean raid = !site.pools().get(pool).device().equals("TPP");
    for (Volume volume : site.volumes()) {
      all += volume == null ? 0 : 1;
      ofPool += volume != null && volume.pool() == pool ? 1 : 0;
    }
    require(site, Reason.TOO_MANY_VOLUMES, "volumes", all, of("maxVolumes"));
    require(site, Reason.TOO_MANY_VOLUMES, "volume numbers", site.volumes().size(), NUMBERS);
    if (raid) {
      require(
          site, Reason.TOO_MANY_VOLUMES_OF_POOL, "volumes of a pool", ofPool, of("maxRaidVolumes"));
    } else if ("absent".equals(config.switches().get("thinLicence"))) {
      throw refused(site, Reason.NO_THIN_LICENCE, "without a licence for Thin Provisioning");
    }
  }

  /** After hosts were let see something. */
  public void masking(Steps steps) {
    Site site = steps.fleet().site(array);
    Masking masking = site.masking();
    long hosts = masking.initiators().size();
    require(site, Reason.TOO_MANY_INITIATORS, "hosts", hosts, of("maxHosts"));
    long groups = masking.groups().size();
    require(site, Reason.TOO_MANY_UNIT_GROUPS, "affinity groups", groups, of("maxAffinityGroups"));
    long paths = masking.paths().size();
    require(site, Reason.TOO_MANY_PATHS, "host affinities", paths, of("maxHostAffinities"));
  }

  /** Before anything is copied: whether the box can copy at all. */
  public void licence(Fleet fleet) {
    Site site = fleet.site(array);
    if ("absent".equals(config.switches().get("copyLicence"))) {
      throw refused(site, Reason.NO_LICENCE, "without a licence for Advanced Copy");
    }
    if (of("copyTableGib") == 0) {
      throw refused(site, Reason.NO_COPY_TABLE, "without a copy table");
    }
  }

  /** Before another box copies to this one. */
  public void powered(Fleet fleet) {
    Site site = fleet.site(array);
    if (!site.powered()) {
      throw refused(site, Reason.ARRAY_WITHOUT_POWER, "without power");
    }
  }

  /** Before a volume is copied from or onto: whether its data can be reached. */
  public void operative(Fleet fleet, Volume volume) {
    Site site = fleet.site(array);
    PoolHealth pool = site.health().pool(volume.pool());
    if (pool.lost()) {
      throw refused(site, Reason.POOL_HAS_LOST_DATA, "without the RAID group of " + volume.name());
    }
    if (!pool.online()) {
      throw refused(site, Reason.POOL_IS_OFFLINE, "with the pool of " + volume.name() + " offline");
    }
    if (!site.health().condition(volume.id()).equals(Condition.ONLINE)) {
      throw refused(site, Reason.VOL_IS_OFFLINE, "with volume " + volume.name() + " not operative");
    }
  }

  /** After a session was started. */
  public void sessions(Steps steps) {
    Site site = steps.fleet().site(array);
    Box box = new Box(new FleetAt(steps.fleet(), steps.now()), array);
    long copied =
        box.sessions().map(s -> s.totalBlocks()).sum().longValue()
            / (GIB / CopySession.BLOCK_BYTES);
    require(site, Reason.SMALL_COPY_TABLE, "GiB in copies", copied, of("copyTableGib"));
  }

  private static void require(Site site, Reason reason, String what, long there, long most) {
    if (there > most) {
      throw refused(site, reason, "not to have more than " + most + " " + what);
    }
  }

  private static Refused refused(Site site, Reason reason, String state) {
    return new Refused(new Refusal(reason, "box " + site.name(), state, "an order", "fewer"));
  }

  /** How volumes of a pool get their space: that of a thin pool as it is written. */
  public static Provisioning usual(Pool pool) {
    return pool.device().equals("TPP") ? Provisioning.THIN : Provisioning.FULL;
  }

  /** The name of a volume that nobody has named. */
  public static String defaultName(Site site) {
    return String.format(Locale.ROOT, "VOLUME%04X", site.volumes().size());
  }

  /**
   * A new volume.
   *
   * @param name null: the usual one
   */
  public Command create(@Nullable String name, Pool pool, long sizeBytes) {
    return steps -> {
      String called = name == null ? defaultName(steps.fleet().site(array)) : name;
      new CreateVolume(array, called, pool.name(), sizeBytes, usual(pool)).decide(steps);
      volumes(steps, pool.id());
    };
  }

  /** A snap data volume: one of a RAID group that takes no space of its own. */
  public static boolean snapData(Site site, Volume volume) {
    return volume.provisioning() == Provisioning.THIN
        && !site.pools().get(volume.pool()).device().equals("TPP");
  }
}
