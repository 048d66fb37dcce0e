package org.arraytwin.product.storwize.remote;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.arraytwin.array.Volume;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.copy.CreateCopy;
import org.arraytwin.fleet.session.Operate;
import org.arraytwin.product.storwize.system.Card;
import org.arraytwin.product.storwize.system.Cluster;
import org.arraytwin.product.storwize.system.Desk;
import org.arraytwin.product.storwize.system.Desk.Decision;
import org.arraytwin.product.storwize.system.Drawer;
import org.arraytwin.product.storwize.system.FlashCopyData;
import org.arraytwin.product.storwize.system.Mapping;
import org.arraytwin.product.storwize.system.Names;
import org.arraytwin.product.storwize.system.Trouble;
import org.arraytwin.replication.Mode;
import org.jspecify.annotations.Nullable;

/**
 * Orders about the change volumes of relationships. One belongs to a volume through a FlashCopy
 * mapping that remote copy controls and nobody else may drive.
 *
 * @param desk where they are taken
 */
public record ChangeVolumes(Desk desk) {
  /** The change volume of a volume, or null. */
  static @Nullable Volume of(Cluster cluster, int vdisk) {
    Mapping mapping = mapping(cluster, vdisk);
    return mapping == null ? null : cluster.vdisk(mapping.copy().target());
  }

  private static @Nullable Mapping mapping(Cluster cluster, int vdisk) {
    return cluster.from(vdisk).stream().filter(Mapping::controlled).findFirst().orElse(null);
  }

  /**
   * Checks that a volume is no change volume.
   *
   * @throws Trouble where it is one
   */
  static void requireNone(Cluster cluster, Volume vdisk) {
    if (cluster.changeVolume(vdisk.id())) {
      throw new Trouble("5753E", vdisk.name());
    }
  }

  /**
   * Gives a relationship a change volume (chrcrelationship -masterchange, -auxchange), on the
   * system that has it.
   *
   * @throws Trouble where it is refused
   */
  public void assign(String nameOrId, boolean master, String change) {
    desk.order(
        "chrcrelationship",
        cluster -> {
          Relationship one = here(cluster, nameOrId, master);
          if (mapping(cluster, one.id()) != null) {
            throw new Trouble("6035E", one.name());
          }
          return assigned(cluster, one, candidate(cluster, one.volume(), change));
        });
  }

  private static Relationship here(Cluster cluster, String nameOrId, boolean master) {
    Relationship one = Relationships.relationship(RemoteCopies.of(cluster), nameOrId);
    if (one.masterHere() != master) {
      throw new Trouble("5753E", one.name());
    }
    return one;
  }

  private static Volume candidate(Cluster cluster, Volume of, String text) {
    Volume change = cluster.vdisk(text);
    if (change == null) {
      throw new Trouble(Names.id(text) < 0 ? "5754E" : "5753E", text);
    }
    boolean free =
        change.id() != of.id()
            && cluster.touching(change.id()).isEmpty()
            && cluster.site().groupsOf(change.id()).isEmpty();
    if (!free) {
      throw new Trouble("5753E", text);
    }
    if (change.sizeBytes() != of.sizeBytes()) {
      throw new Trouble("5924E");
    }
    return change;
  }

  private static Decision assigned(Cluster cluster, Relationship one, Volume change) {
    int id = cluster.site().local().copies().size();
    Map<String, String> values = new LinkedHashMap<>(Mapping.rates(0, 0));
    String name = "rcmap" + id;
    values.putAll(Mapping.controlledBy(name));
    return new Decision(
        List.of(
            new CreateCopy(
                cluster.array(),
                Relationships.synthetic("rcmap", cluster, id),
                FlashCopyData.KIND,
                one.volume().name(),
                change.name(),
                "",
                0,
                0,
                false,
                false,
                "")),
        List.of(new Card(String.valueOf(id), values).put(Drawer.MAPPING)));
  }

  /**
   * Takes a change volume away (chrcrelationship -nomasterchange, -noauxchange), on the system that
   * has it and while it is not in use.
   *
   * @throws Trouble where it is refused
   */
  public void drop(String nameOrId, boolean master) {
    desk.order(
        "chrcrelationship",
        cluster -> {
          Relationship one = here(cluster, nameOrId, master);
          Mapping mapping = mapping(cluster, one.id());
          if (mapping == null) {
            throw new Trouble("5753E", one.name());
          }
          if (one.half().mode() == Mode.PERIODIC && one.half().running()) {
            throw new Trouble("5982E");
          }
          return Decision.of(removed(cluster, mapping));
        });
  }

  private static Command removed(Cluster cluster, Mapping mapping) {
    return new Operate(cluster.array(), mapping.copy().name(), "rmfcmap", List.of());
  }

  /** What takes the change volumes of a relationship away that is removed. */
  static List<Command> dropped(Relationship one) {
    List<Command> commands = new ArrayList<>();
    Mapping here = mapping(one.in(), one.id());
    Mapping there = mapping(one.there(), one.pair().remoteVolumeId());
    if (here != null) {
      commands.add(removed(one.in(), here));
    }
    if (there != null) {
      commands.add(removed(one.there(), there));
    }
    return commands;
  }
}
