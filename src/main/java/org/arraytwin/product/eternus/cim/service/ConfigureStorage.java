package org.arraytwin.product.eternus.cim.service;

import java.util.Map;
import org.arraytwin.array.Pool;
import org.arraytwin.array.Provisioning;
import org.arraytwin.array.Volume;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Reason;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.space.Space;
import org.arraytwin.fleet.volume.GrowVolume;
import org.arraytwin.fleet.volume.RemoveVolume;
import org.arraytwin.fleet.volume.RenameVolume;
import org.arraytwin.product.eternus.session.Box;
import org.arraytwin.product.eternus.session.Capacity;
import org.arraytwin.wbem.MethodResult;
import org.jspecify.annotations.Nullable;

/** FUJITSU_StorageConfigurationService (fujitsu C.3): volumes come, grow and go. */
final class ConfigureStorage {
  private static final String CREATE = "CreateOrModifyElementFromStoragePool";
  private static final String RETURN = "ReturnToStoragePool";
  private static final long STORAGE_VOLUME = 2;
  private static final long THIN_VOLUME = 5;
  private static final long FULL_VOLUME = 7;
  private static final long MIB = 1L << 20;

  private final Calls calls;
  private final Paths paths;
  private final Capacity capacity;

  ConfigureStorage(Calls calls, Paths paths, Capacity capacity) {
    this.calls = calls;
    this.paths = paths;
    this.capacity = capacity;
  }

  MethodResult createOrModify(Box box, Map<String, Object> in) {
    Given given = new Given(CREATE, box, in);
    return calls.answer(
        given,
        () -> done(given),
        reason ->
            reason == Reason.NO_SPACE || reason == Reason.INV_INPUT_EXCEEDS_RANGE
                ? largest(given)
                : Map.of());
  }

  private Map<String, Object> done(Given given) {
    Volume there = given.object("TheElement", Reason.NON_EXISTENT_VOLUME, paths::volume);
    Volume volume;
    Box after;
    if (there == null) {
      after = calls.execute(create(given));
      volume = after.site().volumes().get(after.site().volumes().size() - 1);
    } else {
      Command change = change(given, there);
      after = change == null ? given.box() : calls.execute(change);
      volume = after.volume(there.id());
    }
    return volume == null
        ? Map.of()
        : Calls.out("Size", volume.sizeBytes(), "TheElement", paths.of(after, volume));
  }

  /** The size that would do instead: what the pool has left, and what the volume has already. */
  private Map<String, Object> largest(Given given) {
    Volume there = given.object("TheElement", Reason.NON_EXISTENT_VOLUME, paths::volume);
    Pool pool =
        there == null
            ? given.needed("InPool", Reason.NON_EXISTENT_POOL, paths::pool)
            : given.box().site().pools().get(there.pool());
    long free = Space.of(given.box().at(), calls.array(), pool).freeBytes();
    boolean thin = pool.device().equals("TPP");
    long most = thin ? capacity.maxVolumeBytes() : free + (there == null ? 0 : there.sizeBytes());
    return Calls.out("Size", Math.max(0, Math.min(most, capacity.maxVolumeBytes())) / MIB * MIB);
  }

  private Command create(Given given) {
    Pool pool = given.needed("InPool", Reason.NON_EXISTENT_POOL, paths::pool);
    requireType(given, pool);
    return capacity.create(given.text("ElementName"), pool, size(given));
  }

  private @Nullable Command change(Given given, Volume there) {
    Pool pool = given.object("InPool", Reason.NON_EXISTENT_POOL, paths::pool);
    if (pool != null && pool.id() != there.pool()) {
      throw given.refused(
          Reason.INV_INPUT_PARAM_CONFLICT, "InPool", "not the pool of " + there.name());
    }
    Site site = given.box().site();
    String name = given.text("ElementName");
    boolean renames = name != null && !name.equals(there.name());
    long size = given.number("Size") == null ? there.sizeBytes() : size(given);
    if (size != there.sizeBytes() && Capacity.snapData(site, there)) {
      throw given.refused(
          Reason.INV_VOLUME_KIND, "TheElement", "a snap data volume, which has its source's size");
    }
    Command grow =
        size == there.sizeBytes() ? null : new GrowVolume(calls.array(), there.name(), size);
    Command rename =
        renames ? new RenameVolume(calls.array(), there.id(), String.valueOf(name)) : null;
    if (grow == null || rename == null) {
      return grow == null ? rename : grow;
    }
    return steps -> {
      grow.decide(steps);
      rename.decide(steps);
    };
  }

  private static void requireType(Given given, Pool pool) {
    boolean thin = Capacity.usual(pool) == Provisioning.THIN;
    Long type = given.number("ElementType");
    boolean fits =
        type == null || type == STORAGE_VOLUME || type == (thin ? THIN_VOLUME : FULL_VOLUME);
    if (!fits) {
      throw given.refused(
          Reason.INV_INPUT_PARAM_CONFLICT,
          "ElementType",
          type + ", which is not for pool " + pool.name());
    }
  }

  /** Sizes are rounded up to whole MiB. */
  private long size(Given given) {
    Long asked = given.number("Size");
    if (asked == null) {
      throw given.refused(Reason.INV_INPUT_PARAM_CONFLICT, "Size", "missing");
    }
    if (asked == 0) {
      throw given.refused(Reason.INV_INPUT_BELOW_RANGE, "Size", "0");
    }
    if (asked < 0 || asked > capacity.maxVolumeBytes()) {
      throw given.refused(
          Reason.INV_INPUT_EXCEEDS_RANGE,
          "Size",
          Long.toUnsignedString(asked) + " bytes, more than " + capacity.maxVolumeBytes());
    }
    return (asked + MIB - 1) / MIB * MIB;
  }

  MethodResult giveBack(Box box, Map<String, Object> in) {
    Given given = new Given(RETURN, box, in);
    return calls.answer(
        given,
        () -> {
          Volume volume = given.needed("TheElement", Reason.NON_EXISTENT_VOLUME, paths::volume);
          calls.execute(new RemoveVolume(calls.array(), volume.id()));
          return Map.of();
        });
  }
}
