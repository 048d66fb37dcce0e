package org.arraytwin.product.storwize.system;

import java.util.List;
import org.arraytwin.array.Pool;
import org.arraytwin.array.Provisioning;
import org.arraytwin.array.Volume;
import org.arraytwin.fleet.setup.AddVolume;
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
   * @param name empty: {@code vdisk} and its id
   * @param pool name or id
   * @param bytes rounded up to 64 KiB
   * @param thin whether it takes space only as it is written
   * @throws Trouble where it is refused
   */
  public int create(String name, String pool, long bytes, boolean thin) {
    int[] id = new int[1];
    desk.order(
        "mkvdisk",
        cluster -> {
          Pool from = cluster.pool(pool);
          if (from == null) {
            throw new Trouble(Names.id(pool) < 0 ? "5754E" : "5753E", pool);
          }
          if (bytes <= 0) {
            throw new Trouble("5702E", String.valueOf(bytes));
          }
          id[0] = cluster.site().volumes().size();
          return Decision.of(
              new AddVolume(
                  cluster.array(),
                  name.isEmpty() ? "vdisk" + id[0] : Names.valid(name),
                  from.id(),
                  (bytes + GRAIN - 1) / GRAIN * GRAIN,
                  thin ? Provisioning.THIN : Provisioning.FULL));
        });
    return id[0];
  }

  /**
   * Removes a volume (rmvdisk), by force with the mappings it takes part in.
   *
   * @throws Trouble where it is refused
   */
  public void remove(String nameOrId, boolean force) {
    desk.order(
        "rmvdisk",
        cluster -> {
          Volume vdisk = vdisk(cluster, nameOrId);
          List<org.arraytwin.fleet.Command> commands = new java.util.ArrayList<>();
          for (Mapping mapping : force ? cluster.touching(vdisk.id()) : List.<Mapping>of()) {
            commands.add(FlashCopies.remove(cluster, mapping, List.of("force")));
          }
          commands.add(new RemoveVolume(cluster.array(), vdisk.id()));
          return new Decision(commands, List.of());
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
