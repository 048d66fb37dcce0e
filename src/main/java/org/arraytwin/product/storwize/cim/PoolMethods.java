package org.arraytwin.product.storwize.cim;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.arraytwin.array.Pool;
import org.arraytwin.array.Volume;
import org.arraytwin.fleet.space.Space;
import org.arraytwin.product.storwize.system.Cluster;
import org.arraytwin.product.storwize.system.Desk;
import org.arraytwin.product.storwize.system.NewVdisk;
import org.arraytwin.product.storwize.system.Trouble;
import org.arraytwin.product.storwize.system.Vdisks;
import org.arraytwin.wbem.MethodResult;
import org.jspecify.annotations.Nullable;

/**
 * Volumes come from a pool, grow, get another name and go back to it, as on the command line.
 *
 * @param desk where orders are taken
 * @param paths what paths mean, and how volumes are answered
 */
record PoolMethods(Desk desk, Methods paths) {
  private static final long VOLUME = 2;
  private static final long THIN = 5;
  private static final long FULL = 7;
  private static final long SIZE_NOT_SUPPORTED = 0x1001;

  /** CreateOrModifyElementFromStoragePool: mkvdisk, expandvdisksize, chvdisk -name. */
  MethodResult createOrModify(Cluster s, Map<String, Object> in) {
    Volume there = paths.volume(s, in.get("TheElement"));
    if (there == null && in.get("TheElement") != null) {
      return Methods.answer(Methods.INVALID_PARAMETER);
    }
    return there == null ? create(s, in) : modify(there, in);
  }

  private static @Nullable Long number(Map<String, Object> in, String name) {
    return in.get(name) instanceof Number number ? Long.valueOf(number.longValue()) : null;
  }

  private MethodResult create(Cluster s, Map<String, Object> in) {
    Pool pool =
        in.get("InPool") instanceof org.arraytwin.cim.ObjectPath path
            ? StorageViews.pool(s, path.key("InstanceID"))
            : null;
    Long size = number(in, "Size");
    Long type = number(in, "ElementType");
    boolean known = type == null || type == VOLUME || type == THIN || type == FULL;
    if (pool == null || size == null || size <= 0 || !known) {
      return Methods.answer(Methods.INVALID_PARAMETER);
    }
    String name = in.get("ElementName") instanceof String text ? text : "";
    NewVdisk thin = NewVdisk.snapshot(name, String.valueOf(pool.id()), size, "");
    NewVdisk wanted =
        type != null && type == THIN
            ? thin
            : new NewVdisk(name, thin.pool(), size, "", null, thin.easyTier());
    try {
      int id = new Vdisks(desk).create(wanted);
      return made(desk.look(), id);
    } catch (Trouble e) {
      if (e.code().equals("8710E")) {
        long free = Math.max(0, Space.of(s.at(), s.array(), pool).freeBytes());
        return new MethodResult(SIZE_NOT_SUPPORTED, Map.of("Size", free));
      }
      return Methods.refused(e);
    }
  }

  private MethodResult made(Cluster s, int id) {
    Volume volume = s.vdisk(id);
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("Size", volume.sizeBytes());
    out.put("TheElement", paths.path(s, volume));
    return new MethodResult(Methods.DONE, out);
  }

  private MethodResult modify(Volume there, Map<String, Object> in) {
    Long size = number(in, "Size");
    if (size != null && size < there.sizeBytes()) {
      return Methods.answer(Methods.INVALID_PARAMETER);
    }
    String id = String.valueOf(there.id());
    try {
      if (size != null && size > there.sizeBytes()) {
        new Vdisks(desk).expand(id, size - there.sizeBytes());
      }
      if (in.get("ElementName") instanceof String name && !name.equals(there.name())) {
        new Vdisks(desk).rename(id, name);
      }
      return made(desk.look(), there.id());
    } catch (Trouble e) {
      return Methods.refused(e);
    }
  }

  /** ReturnToStoragePool: rmvdisk. */
  MethodResult giveBack(Cluster s, Map<String, Object> in) {
    Volume volume = paths.volume(s, in.get("TheElement"));
    if (volume == null) {
      return Methods.answer(Methods.INVALID_PARAMETER);
    }
    try {
      new Vdisks(desk).remove(String.valueOf(volume.id()), false, (at, one) -> List.of());
      return Methods.answer(Methods.DONE);
    } catch (Trouble e) {
      return Methods.refused(e);
    }
  }
}
