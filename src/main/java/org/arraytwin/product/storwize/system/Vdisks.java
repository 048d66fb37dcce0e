package org.arraytwin.product.storwize.system;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.ToIntFunction;
import org.arraytwin.array.Pool;
import org.arraytwin.array.Provisioning;
import org.arraytwin.array.Volume;
import org.arraytwin.array.VolumeTerms;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.setup.AddVolume;
import org.arraytwin.fleet.space.SetCapacity;
import org.arraytwin.fleet.space.Space;
import org.arraytwin.fleet.space.UseWatch;
import org.arraytwin.fleet.volume.GrowVolume;
import org.arraytwin.fleet.volume.RemoveVolume;
import org.arraytwin.fleet.volume.RenameVolume;
import org.arraytwin.product.storwize.system.Desk.Decision;

/**
 * Orders about volumes.
 *
 * @param desk where they are taken
 */
public record Vdisks(Desk desk) {
  private static final long GRAIN = 64L << 10;

  /**
   * Creates a volume (mkvdisk); its id.
   *
   * @throws Trouble where it is refused
   */
  public int create(NewVdisk wanted) {
    int[] id = new int[1];
    desk.order(
        "mkvdisk",
        cluster -> {
          id[0] = cluster.site().volumes().size();
          return created(cluster, wanted, id[0]);
        });
    return id[0];
  }

  private static Decision created(Cluster cluster, NewVdisk wanted, int id) {
    Pool from = cluster.pool(wanted.pool());
    if (from == null) {
      throw new Trouble(Names.id(wanted.pool()) < 0 ? "5754E" : "5753E", wanted.pool());
    }
    if (wanted.bytes() <= 0) {
      throw new Trouble("5702E", String.valueOf(wanted.bytes()));
    }
    if (wanted.thin() != null && wanted.bytes() > Volume.MOST_BYTES) {
      throw new Trouble("5703E", String.valueOf(wanted.bytes()));
    }
    int ioGroup =
        wanted.ioGroup().isEmpty()
            ? cluster.idlestIoGroup()
            : cluster.requiredIoGroup(wanted.ioGroup());
    long size = rounded(wanted.bytes());
    NewVdisk.Thin thin = wanted.thin();
    if (thin != null && thin.heldBytes() > size) {
      throw new Trouble("5703E", String.valueOf(thin.heldBytes()));
    }
    Map<String, String> values = new LinkedHashMap<>();
    values.put(VdiskCard.EASY_TIER, wanted.easyTier());
    if (thin != null) {
      values.put(VdiskCard.GRAIN, String.valueOf(thin.grainKib()));
      values.put(VdiskCard.WARNING, String.valueOf(thin.warningPercent()));
    }
    List<Command> commands = new ArrayList<>();
    commands.add(
        new AddVolume(
            cluster.array(),
            wanted.name().isEmpty() ? "vdisk" + id : Names.valid(wanted.name()),
            from.id(),
            size,
            thin == null ? Provisioning.FULL : Provisioning.THIN,
            thin == null
                ? new VolumeTerms(ioGroup, 0)
                : new VolumeTerms(ioGroup, rounded(thin.heldBytes()), thin.fixed())));
    if (thin != null && (thin.fixed() || thin.warningPercent() > 0)) {
      commands.add(new UseWatch(cluster.array(), id, thin.warningPercent()));
    }
    return new Decision(commands, List.of(new Card(String.valueOf(id), values).put(Drawer.VDISK)));
  }

  private static long rounded(long bytes) {
    return (bytes + GRAIN - 1) / GRAIN * GRAIN;
  }

  /**
   * Makes a volume larger (expandvdisksize).
   *
   * @param bytes that are added, rounded up to 64 KiB
   * @throws Trouble where it is refused
   */
  public void expand(String nameOrId, long bytes) {
    desk.order(
        "expandvdisksize",
        cluster -> {
          Volume vdisk = vdisk(cluster, nameOrId);
          if (bytes <= 0) {
            throw new Trouble("5702E", String.valueOf(bytes));
          }
          if (bytes > Volume.MOST_BYTES - vdisk.sizeBytes()) {
            throw new Trouble("5860E");
          }
          return Decision.of(
              new GrowVolume(cluster.array(), vdisk.name(), vdisk.sizeBytes() + rounded(bytes)));
        });
  }

  /**
   * Gives a thin volume more real capacity (expandvdisksize -rsize): what is kept free for one that
   * grows, or what one has that does not. The real capacity is at most the size.
   *
   * @param bytes that are added, rounded up to 64 KiB
   * @throws Trouble where it is refused
   */
  public void expandReal(String nameOrId, long bytes) {
    desk.order(
        "expandvdisksize",
        cluster -> {
          Volume vdisk = thin(cluster, nameOrId);
          if (bytes <= 0) {
            throw new Trouble("5702E", String.valueOf(bytes));
          }
          long used = Space.taken(cluster.at(), cluster.array(), vdisk);
          long real = VdiskCard.of(cluster, vdisk).realBytes(used);
          if (bytes > vdisk.sizeBytes() - real) {
            throw new Trouble("5703E", String.valueOf(bytes));
          }
          return Decision.of(
              new SetCapacity(
                  cluster.array(), vdisk.id(), vdisk.heldBytes() + rounded(bytes), vdisk.fixed()));
        });
  }

  /**
   * Chooses whether the real capacity of a thin volume grows as it is written (chvdisk
   * -autoexpand). What it has beyond what is used stays.
   *
   * @throws Trouble where it is refused
   */
  public void autoexpand(String nameOrId, boolean on) {
    desk.order(
        "chvdisk",
        cluster -> {
          Volume vdisk = thin(cluster, nameOrId);
          if (on != vdisk.fixed()) {
            return Decision.of();
          }
          long used = Space.taken(cluster.at(), cluster.array(), vdisk);
          long held =
              on
                  ? Math.max(0, vdisk.heldBytes() - used)
                  : Math.min(vdisk.sizeBytes(), vdisk.heldBytes() + used);
          return Decision.of(new SetCapacity(cluster.array(), vdisk.id(), held, !on));
        });
  }

  /**
   * Chooses which use of a thin volume is worth an event (chvdisk -warning).
   *
   * @param percent of its size, rounded up, 0 for none
   * @throws Trouble where it is refused
   */
  public void warning(String nameOrId, ToIntFunction<Volume> percent) {
    desk.order(
        "chvdisk",
        cluster -> {
          Volume vdisk = thin(cluster, nameOrId);
          int share = percent.applyAsInt(vdisk);
          return new Decision(
              List.of(new UseWatch(cluster.array(), vdisk.id(), share)),
              List.of(
                  VdiskCard.of(cluster, vdisk)
                      .card()
                      .with(VdiskCard.WARNING, String.valueOf(share))
                      .put(Drawer.VDISK)));
        });
  }

  private static Volume thin(Cluster cluster, String nameOrId) {
    Volume vdisk = vdisk(cluster, nameOrId);
    if (vdisk.provisioning() != Provisioning.THIN) {
      throw new Trouble("5753E", nameOrId);
    }
    return vdisk;
  }

  /**
   * Chooses whether a volume takes part in Easy Tier (chvdisk -easytier).
   *
   * @param onOff {@code on} or {@code off}
   * @throws Trouble where it is refused
   */
  public void easyTier(String nameOrId, String onOff) {
    desk.order(
        "chvdisk",
        cluster -> {
          VdiskCard card = VdiskCard.of(cluster, vdisk(cluster, nameOrId));
          return Decision.of(card.card().with(VdiskCard.EASY_TIER, onOff).put(Drawer.VDISK));
        });
  }

  /**
   * Removes a volume (rmvdisk), by force with the mappings it takes part in, whatever they are
   * about.
   *
   * @param first what takes it from hosts and relationships, as far as that is asked for
   * @throws Trouble where it is refused
   */
  public void remove(
      String nameOrId, boolean force, BiFunction<Cluster, Volume, List<Command>> first) {
    desk.order(
        "rmvdisk",
        cluster -> {
          Volume vdisk = vdisk(cluster, nameOrId);
          if (cluster.changeVolume(vdisk.id())) {
            throw new Trouble("5840E");
          }
          List<Command> commands = new ArrayList<>(first.apply(cluster, vdisk));
          if (force) {
            commands.addAll(FlashCopies.ended(cluster, cluster.touching(vdisk.id())));
          }
          commands.add(new RemoveVolume(cluster.array(), vdisk.id()));
          return new Decision(commands, List.of(Drawer.VDISK.remove(String.valueOf(vdisk.id()))));
        });
  }

  /**
   * Gives a volume another name (chvdisk -name).
   *
   * @throws Trouble where it is refused
   */
  public void rename(String nameOrId, String name) {
    desk.order(
        "chvdisk",
        cluster ->
            Decision.of(
                new RenameVolume(
                    cluster.array(), vdisk(cluster, nameOrId).id(), Names.valid(name))));
  }

  private static Volume vdisk(Cluster cluster, String nameOrId) {
    Volume vdisk = cluster.vdisk(nameOrId);
    if (vdisk == null) {
      throw new Trouble(Names.id(nameOrId) < 0 ? "5754E" : "5753E", nameOrId);
    }
    return vdisk;
  }
}
