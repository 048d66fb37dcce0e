package org.arraytwin.product.storwize.remote;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.remote.SetCycle;
import org.arraytwin.fleet.session.Operate;
import org.arraytwin.product.storwize.system.Card;
import org.arraytwin.product.storwize.system.Cluster;
import org.arraytwin.product.storwize.system.Desk;
import org.arraytwin.product.storwize.system.Desk.Decision;
import org.arraytwin.product.storwize.system.Drawer;
import org.arraytwin.product.storwize.system.Names;
import org.arraytwin.product.storwize.system.Trouble;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.TargetHalf;

/**
 * Orders about remote copy consistency groups, which both systems know by the same names and ids.
 *
 * @param desk where they are taken
 */
public record RelationshipGroups(Desk desk) {
  /**
   * Creates a group (mkrcconsistgrp); its id.
   *
   * @param name empty: {@code rccstgrp} and its id
   * @param system name or id of the other one
   * @throws Trouble where it is refused
   */
  public String create(String name, String system) {
    String[] id = new String[1];
    desk.order(
        "mkrcconsistgrp",
        cluster -> {
          RemoteCopies here = RemoteCopies.of(cluster);
          TargetHalf partner = here.partner(system);
          if (partner == null) {
            throw new Trouble("5753E", system);
          }
          RemoteCopies there = other(cluster, partner.peer());
          List<RelationshipGroup> all = new ArrayList<>(here.groups());
          all.addAll(there.groups());
          id[0] = Cluster.free(0, all, RelationshipGroup::id);
          String called = name.isEmpty() ? "rccstgrp" + id[0] : Names.valid(name);
          if (here.group(called) != null || there.group(called) != null) {
            throw new Trouble("6035E", called);
          }
          String engine =
              Sessions.name(
                  cluster,
                  partner.peer(),
                  called,
                  Relationships.synthetic("cg", cluster, Integer.parseInt(id[0])));
          return new Decision(
              List.of(),
              List.of(card(id[0], called, engine, partner.peer(), true)),
              Map.of(partner.peer(), List.of(card(id[0], called, engine, cluster.array(), false))));
        });
    return id[0];
  }

  private static org.arraytwin.fleet.document.Write card(
      String id, String name, String engine, int peer, boolean master) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put(RelationshipGroup.NAME, name);
    values.put(RelationshipGroup.ENGINE, engine);
    values.put(RelationshipGroup.PEER, String.valueOf(peer));
    values.put(RelationshipGroup.MASTER, master ? "here" : "there");
    return new Card(id, values).put(Drawer.RELATIONSHIP_GROUP);
  }

  private static RemoteCopies other(Cluster cluster, int array) {
    return RemoteCopies.of(new Cluster(cluster.at(), array, cluster.data()));
  }

  /**
   * Gives a group another name (chrcconsistgrp -name).
   *
   * @throws Trouble where it is refused
   */
  public void rename(String nameOrId, String name) {
    desk.order(
        "chrcconsistgrp",
        cluster -> {
          RemoteCopies here = RemoteCopies.of(cluster);
          RelationshipGroup group = Relationships.group(here, nameOrId);
          RelationshipGroup other = here.group(Names.valid(name));
          if (other != null && !other.id().equals(group.id())) {
            throw new Trouble("6035E", name);
          }
          return noting(cluster, group, RelationshipGroup.NAME, name);
        });
  }

  static Decision noting(Cluster cluster, RelationshipGroup group, String key, String value) {
    RelationshipGroup there = Relationships.group(other(cluster, group.peer()), group.id());
    return new Decision(
        List.of(),
        List.of(group.card().with(key, value).put(Drawer.RELATIONSHIP_GROUP)),
        Map.of(
            group.peer(), List.of(there.card().with(key, value).put(Drawer.RELATIONSHIP_GROUP))));
  }

  /**
   * Sets the cycle of a group (chrcconsistgrp -cycleperiodseconds); it counts while it cycles with
   * change volumes.
   *
   * @throws Trouble where it is refused
   */
  public void cycle(String nameOrId, int seconds) {
    desk.order(
        "chrcconsistgrp",
        cluster -> {
          RelationshipGroup group = Relationships.group(RemoteCopies.of(cluster), nameOrId);
          if (!cluster.at().fleet().inTouch(cluster.array(), group.peer())) {
            throw new Trouble("5980E");
          }
          GroupHalf half = group.half();
          return noting(cluster, group, Relationship.CYCLE, String.valueOf(seconds))
              .and(half == null ? List.of() : Sessions.cycled(cluster, half, seconds));
        });
  }

  /**
   * Asks the same of all relationships of a group.
   *
   * @param order start, stop, switch or chrcconsistgrp
   * @param options as the engine's table has them
   * @throws Trouble where it is refused
   */
  public void operate(String order, String nameOrId, List<String> options) {
    desk.order(
        order,
        cluster -> {
          RelationshipGroup group = Relationships.group(RemoteCopies.of(cluster), nameOrId);
          GroupHalf half = group.half();
          if (half == null) {
            throw new Trouble("5971E", group.name());
          }
          Sessions.requireReceivers(cluster, half, order, options, "5977E");
          List<Command> commands = new ArrayList<>();
          commands.add(
              new Operate(
                  cluster.array(),
                  group.engineName(),
                  order.replace("rcconsistgrp", "rcrelationship"),
                  options));
          if (options.contains(Sessions.MULTI) && group.cycleChosen()) {
            commands.add(new SetCycle(cluster.array(), group.engineName(), group.cycleSeconds()));
          }
          return Decision.of(commands);
        });
  }

  /**
   * Deletes a group; by force its relationships stand alone from then on, each as it is
   * (rmrcconsistgrp).
   *
   * @throws Trouble where it is refused
   */
  public void remove(String nameOrId, boolean force) {
    desk.order(
        "rmrcconsistgrp",
        cluster -> {
          RelationshipGroup group = Relationships.group(RemoteCopies.of(cluster), nameOrId);
          return new Decision(
              parted(cluster, group, force),
              List.of(Drawer.RELATIONSHIP_GROUP.remove(group.id())),
              Map.of(group.peer(), List.of(Drawer.RELATIONSHIP_GROUP.remove(group.id()))));
        });
  }

  private static List<Command> parted(Cluster cluster, RelationshipGroup group, boolean force) {
    GroupHalf half = group.half();
    if (half == null) {
      return List.of();
    }
    if (!force) {
      throw new Trouble("5972E", group.name());
    }
    Map<String, String> own = new LinkedHashMap<>();
    for (Relationship one : group.members()) {
      if (one.index() > 0) {
        own.put(
            one.volume().name(), Relationships.engine(cluster, group.peer(), one.name(), one.id()));
      }
    }
    return own.isEmpty() ? List.of() : Sessions.part(cluster, half, own);
  }
}
