package org.arraytwin.product.storwize.system;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.copy.OperateTogether;
import org.arraytwin.fleet.copy.SetCopy;
import org.arraytwin.fleet.site.CopySettings;
import org.arraytwin.product.storwize.system.Desk.Decision;
import org.jspecify.annotations.Nullable;

/**
 * Orders about FlashCopy consistency groups.
 *
 * @param desk where they are taken
 */
public record FlashCopyGroups(Desk desk) {
  /**
   * Creates a group (mkfcconsistgrp); its id.
   *
   * @param name empty: {@code fccstgrp} and its id
   * @throws Trouble where it is refused
   */
  public String create(String name, boolean autodelete) {
    String[] id = new String[1];
    desk.order(
        "mkfcconsistgrp",
        cluster -> {
          id[0] = Cluster.free(1, cluster.groups(), MappingGroup::id);
          String called = name.isEmpty() ? "fccstgrp" + id[0] : Names.valid(name);
          if (cluster.group(called) != null) {
            throw new Trouble("6035E", called);
          }
          Card card =
              new Card(
                  id[0],
                  Map.of(MappingGroup.NAME, called, MappingGroup.AUTODELETE, yesNo(autodelete)));
          return Decision.of(card.put(Drawer.MAPPING_GROUP));
        });
    return id[0];
  }

  /**
   * Changes a group (chfcconsistgrp).
   *
   * @param name another name, or null
   * @param autodelete whether it goes with its last mapping, or null
   * @throws Trouble where it is refused
   */
  public void change(String nameOrId, @Nullable String name, @Nullable Boolean autodelete) {
    desk.order(
        "chfcconsistgrp",
        cluster -> {
          MappingGroup group = group(cluster, nameOrId);
          Card card = group.card();
          if (name != null) {
            MappingGroup other = cluster.group(Names.valid(name));
            if (other != null && !other.id().equals(group.id())) {
              throw new Trouble("6035E", name);
            }
            card = card.with(MappingGroup.NAME, name);
          }
          if (autodelete != null) {
            card = card.with(MappingGroup.AUTODELETE, yesNo(autodelete));
          }
          return Decision.of(card.put(Drawer.MAPPING_GROUP));
        });
  }

  private static String yesNo(boolean yes) {
    return yes ? "yes" : "no";
  }

  /**
   * Removes a group (rmfcconsistgrp); by force its mappings are on their own from then on.
   *
   * @throws Trouble where it is refused
   */
  public void remove(String nameOrId, boolean force) {
    desk.order(
        "rmfcconsistgrp",
        cluster -> {
          MappingGroup group = group(cluster, nameOrId);
          List<Command> commands = new ArrayList<>();
          for (Mapping member : group.members()) {
            if (!force) {
              throw new Trouble("5755E", group.name());
            }
            commands.add(left(cluster, member));
          }
          return new Decision(commands, List.of(Drawer.MAPPING_GROUP.remove(group.id())));
        });
  }

  /** Has a mapping stand alone. */
  static Command left(Cluster cluster, Mapping member) {
    CopySettings settings = member.copy().settings();
    return new SetCopy(
        cluster.array(),
        member.copy().name(),
        settings.rateBytesPerSecond(),
        settings.cleanBytesPerSecond(),
        settings.autodelete(),
        "");
  }

  /**
   * Asks the same of all mappings of a group.
   *
   * @param order prestartfcconsistgrp, startfcconsistgrp or stopfcconsistgrp
   * @param options of it, without hyphens
   * @throws Trouble where it is refused
   */
  public void operate(String order, String nameOrId, List<String> options) {
    desk.order(
        order,
        cluster -> {
          MappingGroup group = group(cluster, nameOrId);
          if (group.members().isEmpty()) {
            throw new Trouble("6064E", group.name());
          }
          FlashCopies.requireFit(cluster, group.status(), order, options);
          FlashCopies.requireTargets(cluster, group.members(), order);
          return Decision.of(
                  new OperateTogether(
                      cluster.array(), group.id(), order.replace("fcconsistgrp", "fcmap"), options))
              .before(FlashCopies.released(cluster, group.members(), order, options));
        });
  }

  private static MappingGroup group(Cluster cluster, String nameOrId) {
    MappingGroup group = cluster.group(nameOrId);
    if (group == null) {
      throw new Trouble(Names.id(nameOrId) < 0 ? "5754E" : "5753E", nameOrId);
    }
    return group;
  }
}
