package org.arraytwin.product.threepar.copy;

import java.util.ArrayList;
import java.util.List;
import org.arraytwin.array.Provisioning;
import org.arraytwin.array.Volume;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.volume.CreateVolume;
import org.arraytwin.fleet.volume.GrowVolume;
import org.arraytwin.fleet.volume.RenameVolume;
import org.arraytwin.product.threepar.copy.CopyDesk.Decision;

/**
 * Orders about base volumes.
 *
 * @param desk where they are taken
 */
public record VolumeOrders(CopyDesk desk) {
  private static final String STEM = "vv";

  /** Volumes have a whole number of MiB, as {@code createvv} makes them. */
  private static final long MIB = 1L << 20;

  /**
   * Creates a volume to which nothing was ever written.
   *
   * @param name empty: one of the array's choice
   * @param pool name of its CPG
   * @param bytes 1 or more; what is asked for is rounded up to whole MiB
   * @return the name it has
   * @throws CopyRefused where it is refused
   */
  public String create(String name, String pool, long bytes, Provisioning provisioning) {
    String[] made = new String[1];
    desk.order(
        name,
        copies -> {
          made[0] = name.isEmpty() ? VvNames.free(copies, List.of(), STEM, "") : name;
          return new Decision(
              List.of(new CreateVolume(copies.array(), made[0], pool, whole(bytes), provisioning)),
              List.of());
        });
    return made[0];
  }

  /**
   * Creates a volume as {@code createvv} does: of that size, and without space for snapshots where
   * no CPG for them is named.
   *
   * @param snapshots name of that CPG, that of the volume itself; empty for none
   * @throws CopyRefused where it is refused
   */
  public void create(
      String name, String pool, long bytes, Provisioning provisioning, String snapshots) {
    if (!snapshots.isEmpty()) {
      SnapshotSpace.requireOwn(pool, snapshots);
    }
    desk.order(
        name,
        copies -> {
          Command made = new CreateVolume(copies.array(), name, pool, bytes, provisioning);
          int id = copies.site().volumes().size();
          return new Decision(
              List.of(made), snapshots.isEmpty() ? List.of(SnapshotSpace.none(id)) : List.of());
        });
  }

  /**
   * Makes a volume larger, gives it another name, or both.
   *
   * @param bytes its new size; that which it has leaves it
   * @param name its new name; that which it has leaves it
   * @throws CopyRefused where it is refused; nothing is changed then
   */
  public void change(Volume volume, long bytes, String name) {
    desk.order(
        volume.name(),
        copies -> {
          List<Command> commands = new ArrayList<>();
          if (whole(bytes) != volume.sizeBytes()) {
            commands.add(new GrowVolume(copies.array(), volume.name(), whole(bytes)));
          }
          if (!name.equals(volume.name())) {
            commands.add(new RenameVolume(copies.array(), volume.id(), name));
          }
          return new Decision(commands, List.of());
        });
  }

  /**
   * Gives a volume another name, space for snapshots, or both, as {@code setvv} does.
   *
   * @param name its new name; that which it has leaves it
   * @param snapshots name of the CPG for them, that of the volume itself; empty: that is left
   * @throws CopyRefused where it is refused; nothing is changed then
   */
  public void set(Volume volume, String name, String snapshots) {
    desk.order(
        name,
        copies ->
            new Decision(
                name.equals(volume.name())
                    ? List.of()
                    : List.of(new RenameVolume(copies.array(), volume.id(), name)),
                snapshots.isEmpty()
                    ? List.of()
                    : SnapshotSpace.given(copies, volume.name(), snapshots)));
  }

  private static long whole(long bytes) {
    return Math.addExact(bytes, MIB - 1) / MIB * MIB;
  }
}
