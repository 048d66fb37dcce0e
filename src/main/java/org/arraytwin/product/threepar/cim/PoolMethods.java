package org.arraytwin.product.threepar.cim;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.arraytwin.array.Pool;
import org.arraytwin.array.Provisioning;
import org.arraytwin.array.Volume;
import org.arraytwin.fleet.Reason;
import org.arraytwin.fleet.Refusal;
import org.arraytwin.fleet.Site;
import org.arraytwin.product.threepar.copy.CopyDesk;
import org.arraytwin.product.threepar.copy.CopyRefused;
import org.arraytwin.product.threepar.copy.Removals;
import org.arraytwin.product.threepar.copy.VolumeOrders;
import org.arraytwin.profile.MethodBody;
import org.arraytwin.wbem.MethodResult;
import org.jspecify.annotations.Nullable;

/**
 * The methods of TPD_StorageConfigurationService that make, grow and delete volumes (CIM API
 * reference 3.1.1, Block Services package, p. 29 to 32). All is done when they answer.
 */
record PoolMethods(CopyDesk desk, CopyPaths paths, ReplicationMethods.Views views) {
  private static final long VOLUME = 2;
  private static final long THIN = 5;
  private static final long IN_USE = 6;
  private static final long SIZE_NOT_SUPPORTED = 4097;

  /** The second pool is that of snapshots. */
  private static final int MOST_POOLS = 2;

  Map<String, MethodBody<Snapshot, Site>> all() {
    Map<String, MethodBody<Snapshot, Site>> all = new LinkedHashMap<>();
    all.put("CreateOrModifyElementFromStoragePool", (s, site, in) -> fromPool(s, in));
    all.put("TPD_CreateOrModifyElementFromStoragePools", (s, site, in) -> fromPools(s, in));
    all.put("ReturnToStoragePool", (s, site, in) -> giveBack(s, in));
    return all;
  }

  private static MethodResult answer(long code) {
    return ReplicationMethods.answer(code);
  }

  private MethodResult fromPool(Snapshot s, Map<String, Object> in) {
    return createOrModify(s, in, paths.pool(s, in.get("InPool")));
  }

  /** The first pool is that of the volume; each must be one. */
  private MethodResult fromPools(Snapshot s, Map<String, Object> in) {
    List<?> given = in.get("InPools") instanceof List<?> list ? list : List.of();
    List<String> pools =
        given.stream().map(path -> paths.pool(s, path)).filter(name -> name != null).toList();
    if (given.size() > MOST_POOLS || pools.size() != given.size()) {
      return answer(ReplicationMethods.INVALID_PARAMETER);
    }
    return createOrModify(s, in, pools.isEmpty() ? "" : pools.get(0));
  }

  private MethodResult createOrModify(Snapshot s, Map<String, Object> in, @Nullable String pool) {
    Object element = in.get("TheElement");
    Volume there = paths.volume(s, element);
    // A goal would be a setting, and there are none.
    if (pool == null || in.containsKey("Goal") || (element != null && there == null)) {
      return answer(ReplicationMethods.INVALID_PARAMETER);
    }
    return there == null ? create(in, pool) : modify(there, in);
  }

  private MethodResult create(Map<String, Object> in, String pool) {
    long type = ReplicationMethods.number(in, "ElementType", VOLUME);
    if (type != VOLUME && type != THIN) {
      return answer(ReplicationMethods.NOT_SUPPORTED);
    }
    long bytes = ReplicationMethods.number(in, "Size", 0);
    if (pool.isEmpty() || bytes == 0) {
      return answer(ReplicationMethods.INVALID_PARAMETER);
    }
    // Sizes are unsigned: the largest of them are below zero here.
    if (Long.compareUnsigned(bytes, Volume.MOST_BYTES) > 0) {
      return tooLarge(pool, type == THIN);
    }
    String name = in.get("ElementName") instanceof String given ? given : "";
    Provisioning provisioning = type == THIN ? Provisioning.THIN : Provisioning.FULL;
    try {
      return made(new VolumeOrders(desk).create(name, pool, bytes, provisioning));
    } catch (CopyRefused e) {
      return refused(e, pool);
    }
  }

  /** A volume grows and gets another name; it does not shrink. */
  private MethodResult modify(Volume there, Map<String, Object> in) {
    long bytes = ReplicationMethods.number(in, "Size", there.sizeBytes());
    String pool = views.now().site().pools().get(there.pool()).name();
    if (bytes < there.sizeBytes() || bytes > Volume.MOST_BYTES) {
      return new MethodResult(SIZE_NOT_SUPPORTED, Map.of("Size", there.sizeBytes()));
    }
    String name = in.get("ElementName") instanceof String given ? given : there.name();
    try {
      new VolumeOrders(desk).change(there, bytes, name);
      return made(name);
    } catch (CopyRefused e) {
      return refused(e, pool);
    }
  }

  private MethodResult made(String name) {
    Snapshot now = views.now();
    Volume volume = now.copies().named(name);
    if (volume == null) {
      return answer(ReplicationMethods.FAILED);
    }
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("Size", volume.sizeBytes());
    out.put("TheElement", views.volumes().path(now, volume));
    return new MethodResult(ReplicationMethods.DONE, out);
  }

  private MethodResult refused(CopyRefused e, String pool) {
    Refusal refusal = e.refusal();
    if (refusal != null && refusal.reason() == Reason.NO_SPACE) {
      return tooLarge(pool, false);
    }
    return ReplicationMethods.carriedOut(
        () -> {
          throw e;
        });
  }

  /** With what the pool has left, or the most that a thin volume may have. */
  private MethodResult tooLarge(String pool, boolean thin) {
    Snapshot now = views.now();
    Pool found = now.site().pools().find(p -> p.name().equals(pool)).get();
    long left = thin ? Volume.MOST_BYTES : Math.max(0, now.space().remaining(found));
    return new MethodResult(SIZE_NOT_SUPPORTED, Map.of("Size", Math.min(left, Volume.MOST_BYTES)));
  }

  /** Any volume goes, its own copies first: while it has some, or is remotely copied, it stays. */
  private MethodResult giveBack(Snapshot s, Map<String, Object> in) {
    Volume volume = paths.volume(s, in.get("TheElement"));
    if (volume == null) {
      return answer(ReplicationMethods.INVALID_PARAMETER);
    }
    try {
      new Removals(desk).remove(volume.name(), false);
      return answer(ReplicationMethods.DONE);
    } catch (CopyRefused e) {
      return answer(e.sort() == CopyRefused.Sort.STATE ? IN_USE : ReplicationMethods.FAILED);
    }
  }
}
