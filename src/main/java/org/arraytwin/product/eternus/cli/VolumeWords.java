package org.arraytwin.product.eternus.cli;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.arraytwin.array.Pool;
import org.arraytwin.array.Provisioning;
import org.arraytwin.array.Volume;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Together;
import org.arraytwin.fleet.volume.GrowVolume;
import org.arraytwin.fleet.volume.RemoveVolume;
import org.arraytwin.fleet.volume.RenameVolume;
import org.arraytwin.product.eternus.cli.ErrorCodes.Failure;
import org.arraytwin.product.eternus.session.Box;
import org.arraytwin.product.eternus.session.Capacity;
import org.arraytwin.product.eternus.session.Uses;
import org.jspecify.annotations.Nullable;

/**
 * The commands that make, change and remove volumes of the box, and bring its firmware into use.
 */
final class VolumeWords {
  private static final Pattern SIZE = Pattern.compile("([0-9]{1,9})(tb|gb|mb)?");
  private static final String OPEN = "open";
  private static final long MIB = 1L << 20;

  private final Supplier<Box> box;
  private final Capacity capacity;
  private final Uses uses;
  private final Consumer<Command> execute;
  private final ErrorCodes codes;

  /**
   * @param box as of now
   * @param capacity of the box
   * @param uses of volumes, other than by hosts of open systems
   * @param execute carries a command out, or fails with the code of its refusal
   */
  VolumeWords(
      Supplier<Box> box,
      Capacity capacity,
      Uses uses,
      Consumer<Command> execute,
      ErrorCodes codes) {
    this.box = box;
    this.capacity = capacity;
    this.uses = uses;
    this.execute = execute;
    this.codes = codes;
  }

  Map<String, Word> words() {
    return Map.of(
        "create volume", this::create,
        "expand volume", this::expand,
        "set volume", this::set,
        "delete volume", this::delete,
        "utilize cfl", this::utilize);
  }

  /** In a RAID group it takes its space at once, in a thin pool as it is written. */
  private Reply create(Parameters typed) {
    typed.allow(Set.of("-name", "-size", "-rg-name", "-pool-name", "-type"));
    Pool pool = pool(typed, "-rg-name", Provisioning.FULL);
    Pool thin = pool(typed, "-pool-name", Provisioning.THIN);
    if ((pool == null) == (thin == null)) {
      throw codes.failure(pool == null ? Failure.MISSING_PARAMETER : Failure.PARAMETER_COMBINATION);
    }
    long bytes = requireSize(size(typed));
    String name = typed.needed("-name");
    Command create = capacity.create(name, pool == null ? thin : pool, bytes);
    Uses.Use use = use(typed);
    execute.accept(
        use == null
            ? create
            : new Together(List.of(create, uses.mark(box.get().array(), name, use))));
    Volume made = box.get().site().volume(name);
    return made == null ? Reply.NONE : Reply.of(Row.number(made.id()));
  }

  /** What a volume is for that is not for hosts of open systems, else null. */
  private Uses.@Nullable Use use(Parameters typed) {
    String type = typed.value("-type");
    if (type == null || type.equals(OPEN)) {
      return null;
    }
    Uses.Use use = uses.use(type);
    if (use == null) {
      throw codes.failure(Failure.WRONG_PARAMETER);
    }
    return use;
  }

  /** The firmware that is there is brought into use; CIM changes nothing of the box meanwhile. */
  private Reply utilize(Parameters typed) {
    typed.allow(Set.of());
    Box now = box.get();
    if (uses.updating(now.site(), now.at().now())) {
      throw codes.failure(Failure.REFUSED);
    }
    execute.accept(uses.update(now.array()));
    return Reply.NONE;
  }

  /** By so much more; what is added comes from the RAID group or pool that has the volume. */
  private Reply expand(Parameters typed) {
    typed.allow(Set.of("-volume-name", "-volume-number", "-rg-name", "-pool-name", "-size"));
    Volume volume = typed.volume(box.get());
    for (String option : List.of("-rg-name", "-pool-name")) {
      Pool pool = pool(typed, option, volume.provisioning());
      if (pool != null && pool.id() != volume.pool()) {
        throw codes.failure(Failure.WRONG_PARAMETER);
      }
    }
    long bytes = requireSize(volume.sizeBytes() + size(typed));
    if (Capacity.snapData(box.get().site(), volume)) {
      throw codes.failure(Failure.REFUSED);
    }
    execute.accept(new GrowVolume(box.get().array(), volume.name(), bytes));
    return Reply.NONE;
  }

  private Reply set(Parameters typed) {
    typed.allow(Set.of("-volume-name", "-volume-number", "-name"));
    Volume volume = typed.volume(box.get());
    execute.accept(new RenameVolume(box.get().array(), volume.id(), typed.needed("-name")));
    return Reply.NONE;
  }

  private Reply delete(Parameters typed) {
    typed.allow(Set.of("-volume-name", "-volume-number"));
    execute.accept(new RemoveVolume(box.get().array(), typed.volume(box.get()).id()));
    return Reply.NONE;
  }

  /** A RAID group or a thin pool by the option that names one; null where it is left out. */
  private @Nullable Pool pool(Parameters typed, String option, Provisioning provisioning) {
    String name = typed.value(option);
    if (name == null) {
      return null;
    }
    return box.get()
        .site()
        .pools()
        .find(p -> p.name().equals(name) && !p.delta() && Capacity.usual(p) == provisioning)
        .getOrElseThrow(
            () ->
                codes.failure(
                    provisioning == Provisioning.THIN
                        ? Failure.NO_THIN_POOL
                        : Failure.NO_RAID_GROUP));
  }

  /** MiB, GiB or TiB; a plain number is MiB. */
  private long size(Parameters typed) {
    Matcher size = SIZE.matcher(typed.needed("-size").toLowerCase(Locale.ROOT));
    if (!size.matches() || Long.parseLong(size.group(1)) == 0) {
      throw codes.failure(Failure.WRONG_PARAMETER);
    }
    String unit = size.group(2) == null ? "mb" : size.group(2);
    long units = Long.parseLong(size.group(1));
    return switch (unit) {
      case "tb" -> units * MIB * MIB;
      case "gb" -> units * MIB * 1024;
      default -> units * MIB;
    };
  }

  private long requireSize(long bytes) {
    if (bytes <= 0 || bytes > capacity.maxVolumeBytes()) {
      throw codes.failure(Failure.OUT_OF_RANGE);
    }
    return bytes;
  }
}
