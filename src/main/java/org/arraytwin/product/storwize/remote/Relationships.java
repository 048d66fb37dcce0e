package org.arraytwin.product.storwize.remote;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.arraytwin.array.Volume;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.document.Write;
import org.arraytwin.fleet.remote.SetCycle;
import org.arraytwin.fleet.session.Operate;
import org.arraytwin.product.storwize.remote.Sessions.Pairs;
import org.arraytwin.product.storwize.system.Card;
import org.arraytwin.product.storwize.system.Cluster;
import org.arraytwin.product.storwize.system.Desk;
import org.arraytwin.product.storwize.system.Desk.Decision;
import org.arraytwin.product.storwize.system.Drawer;
import org.arraytwin.product.storwize.system.Names;
import org.arraytwin.product.storwize.system.Trouble;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.TargetHalf;
import org.jspecify.annotations.Nullable;

/**
 * Orders about remote copy relationships. Both systems know them by the same names.
 *
 * @param desk where they are taken
 */
public record Relationships(Desk desk) {
  /**
   * Creates a relationship (mkrcrelationship); its id.
   *
   * @throws Trouble where it is refused
   */
  public int create(NewRelationship wanted) {
    int[] id = new int[1];
    desk.order(
        "mkrcrelationship",
        cluster -> {
          Volume master = volume(cluster, cluster.array(), wanted.master());
          id[0] = master.id();
          return created(cluster, master, wanted);
        });
    return id[0];
  }

  private static Decision created(Cluster cluster, Volume master, NewRelationship wanted) {
    RemoteCopies copies = RemoteCopies.of(cluster);
    TargetHalf partner = copies.partner(wanted.cluster());
    if (partner == null) {
      throw new Trouble("5753E", wanted.cluster());
    }
    Volume aux = volume(cluster, partner.peer(), wanted.aux());
    Site there = cluster.at().fleet().site(partner.peer());
    if (cluster.site().groupOf(master.id()) != null || there.groupOf(aux.id()) != null) {
      throw new Trouble(
          "5753E", cluster.site().groupOf(master.id()) == null ? wanted.aux() : wanted.master());
    }
    String name = wanted.name().isEmpty() ? freeName(copies) : Names.valid(wanted.name());
    if (copies.relationship(name) != null) {
      throw new Trouble("5959E", name);
    }
    Decision named = named(master.id(), partner.peer(), aux.id(), name);
    ChangeVolumes.requireNone(cluster, master);
    ChangeVolumes.requireNone(new Cluster(cluster.at(), partner.peer(), cluster.data()), aux);
    if (!wanted.group().isEmpty()) {
      return named.and(joined(copies, wanted, master, aux));
    }
    String engine = Sessions.name(cluster, partner, name, synthetic("rc", cluster, master.id()));
    Pairs pairs = new Pairs(List.of(master.name()), List.of(aux.name()));
    return named
        .and(
            List.of(Sessions.create(cluster.array(), engine, partner.name(), wanted.mode(), pairs)))
        .and(wanted.sync() ? List.of(declared(cluster, engine)) : List.of());
  }

  private static Command declared(Cluster cluster, String engine) {
    return new Operate(cluster.array(), engine, "mkrcrelationship", List.of());
  }

  static String synthetic(String prefix, Cluster cluster, int number) {
    return prefix + cluster.site().array().systemId() + "." + number;
  }

  private static String freeName(RemoteCopies copies) {
    int number = 0;
    while (copies.relationship("rcrel" + number) != null) {
      number++;
    }
    return "rcrel" + number;
  }

  /** Cards with a name in both systems. */
  private static Decision named(int here, int peer, int there, String name) {
    return new Decision(
        List.of(),
        List.of(card(here, name).put(Drawer.RELATIONSHIP)),
        Map.of(peer, List.of(card(there, name).put(Drawer.RELATIONSHIP))));
  }

  private static Card card(int vdisk, String name) {
    return new Card(String.valueOf(vdisk), Map.of(Relationship.NAME, name));
  }

  private static List<Command> joined(
      RemoteCopies copies, NewRelationship wanted, Volume master, Volume aux) {
    RelationshipGroup group = group(copies, wanted.group());
    GroupHalf half = group.half();
    if (!group.masterHere()) {
      throw new Trouble("5753E", wanted.group());
    }
    List<Command> commands = new ArrayList<>();
    Pairs pairs = new Pairs(List.of(), List.of());
    if (half != null) {
      Sessions.requireFresh(half, "5968E");
      if (wanted.sync()) {
        throw new Trouble("5968E", wanted.group());
      }
      if (half.mode() != wanted.mode()) {
        throw new Trouble("9012E", wanted.group());
      }
      pairs = Pairs.of(group.members());
      commands.add(Sessions.remove(copies.in(), half));
    }
    TargetHalf partner = partner(copies, group.peer());
    commands.add(
        Sessions.create(
            copies.in().array(),
            group.engineName(),
            partner.name(),
            wanted.mode(),
            pairs.with(master.name(), aux.name())));
    if (wanted.sync()) {
      commands.add(declared(copies.in(), group.engineName()));
    }
    return commands;
  }

  static TargetHalf partner(RemoteCopies copies, int peer) {
    return copies.partners().stream()
        .filter(t -> t.peer() == peer)
        .findFirst()
        .orElseThrow(() -> new Trouble("5975E"));
  }

  /**
   * Gives a relationship another name (chrcrelationship -name).
   *
   * @throws Trouble where it is refused
   */
  public void rename(String nameOrId, String name) {
    desk.order(
        "chrcrelationship",
        cluster -> {
          RemoteCopies copies = RemoteCopies.of(cluster);
          Relationship relationship = relationship(copies, nameOrId);
          Relationship other = copies.relationship(Names.valid(name));
          if (other != null && other.id() != relationship.id()) {
            throw new Trouble("5959E", name);
          }
          return relationship.noting(Relationship.NAME, name);
        });
  }

  /**
   * Puts a relationship into a consistency group, or takes it out (chrcrelationship -consistgrp,
   * -noconsistgrp). An empty group takes the state that its first relationship has; several share
   * one only while all of them has still to be copied.
   *
   * @param to name or id of the group, empty to take it out
   * @throws Trouble where it is refused
   */
  public void move(String nameOrId, String to) {
    desk.order(
        "chrcrelationship",
        cluster -> {
          RemoteCopies copies = RemoteCopies.of(cluster);
          return moved(copies, relationship(copies, nameOrId), to);
        });
  }

  private static Decision moved(RemoteCopies copies, Relationship one, String to) {
    RelationshipGroup group = to.isEmpty() ? null : group(copies, to);
    RelationshipGroup from = one.group();
    if (group != null && from != null) {
      throw new Trouble("8783E", one.name());
    }
    if (group == null && from == null) {
      throw new Trouble("6065E", one.name());
    }
    if (group != null
        && (group.masterHere() != one.masterHere() || group.peer() != one.half().peer())) {
      throw new Trouble("5753E", to);
    }
    if (group != null && group.half() == null) {
      return standing(copies.in(), one, group, true);
    }
    if (from != null && one.half().pairs().size() == 1) {
      return standing(copies.in(), one, from, false);
    }
    if (group != null && !group.state().equals(one.state())) {
      throw new Trouble("5968E", one.name());
    }
    Sessions.requireFresh(one.half(), "5982E");
    return Decision.of(moved(copies, one, group, from));
  }

  /** The first to join a group and the last to leave it stay what they are. */
  private static Decision standing(
      Cluster cluster, Relationship one, RelationshipGroup group, boolean joins) {
    if (!one.connected()) {
      throw new Trouble("5980E");
    }
    return RelationshipGroups.noting(
        cluster,
        group,
        RelationshipGroup.ENGINE,
        joins ? one.half().name() : freeEngine(cluster, group));
  }

  /** How the engine is to know a group that is empty again. */
  private static String freeEngine(Cluster cluster, RelationshipGroup group) {
    String stem = synthetic("cg", cluster, Integer.parseInt(group.id()));
    Site there = cluster.at().fleet().site(group.peer());
    String name = stem;
    for (int i = 1; taken(cluster.site(), name) || taken(there, name); i++) {
      name = stem + "." + i;
    }
    return name;
  }

  private static boolean taken(Site site, String name) {
    return site.group(name) != null || site.local().copy(name) != null;
  }

  private static List<Command> moved(
      RemoteCopies copies,
      Relationship one,
      @Nullable RelationshipGroup group,
      @Nullable RelationshipGroup from) {
    Cluster cluster = copies.in();
    Sessions.Ends ends = Sessions.Ends.of(cluster, one.half());
    List<Command> commands = new ArrayList<>();
    commands.add(Sessions.remove(cluster, one.half()));
    Pairs alone = Pairs.of(List.of(one));
    if (group == null) {
      List<Relationship> rest =
          from == null
              ? List.of()
              : from.members().stream().filter(r -> r.id() != one.id()).toList();
      if (!rest.isEmpty()) {
        commands.add(
            Sessions.create(
                ends.array(), one.half().name(), ends.target(), one.half().mode(), Pairs.of(rest)));
      }
      String engine =
          Sessions.name(
              cluster,
              partner(copies, one.half().peer()),
              one.name(),
              synthetic("rc", cluster, one.id()));
      commands.add(Sessions.create(ends.array(), engine, ends.target(), one.half().mode(), alone));
      return commands;
    }
    GroupHalf half = group.half();
    Pairs pairs = alone;
    if (half != null) {
      if (half.mode() != one.half().mode()) {
        throw new Trouble("9012E", group.name());
      }
      pairs = Pairs.of(group.members()).with(one.masterName(), one.auxName());
      commands.add(Sessions.remove(cluster, half));
    }
    commands.add(
        Sessions.create(ends.array(), group.engineName(), ends.target(), one.half().mode(), pairs));
    return commands;
  }

  /**
   * Asks something of a relationship that stands alone.
   *
   * @param order start, stop, switch or chrcrelationship
   * @param options as the engine's table has them
   * @throws Trouble where it is refused
   */
  public void operate(String order, String nameOrId, List<String> options) {
    desk.order(
        order,
        cluster -> {
          Relationship relationship = relationship(RemoteCopies.of(cluster), nameOrId);
          if (relationship.group() != null) {
            throw new Trouble("5951E", relationship.name());
          }
          List<Command> commands = new ArrayList<>();
          commands.add(new Operate(cluster.array(), relationship.half().name(), order, options));
          if (options.contains(Sessions.MULTI) && relationship.cycleChosen()) {
            commands.add(
                new SetCycle(
                    cluster.array(), relationship.half().name(), relationship.cycleSeconds()));
          }
          return Decision.of(commands);
        });
  }

  /**
   * Sets the cycle of a relationship that stands alone (chrcrelationship -cycleperiodseconds); it
   * counts while it cycles with change volumes.
   *
   * @throws Trouble where it is refused
   */
  public void cycle(String nameOrId, int seconds) {
    desk.order(
        "chrcrelationship",
        cluster -> {
          Relationship one = relationship(RemoteCopies.of(cluster), nameOrId);
          if (one.group() != null) {
            throw new Trouble("5951E", one.name());
          }
          if (!one.connected()) {
            throw new Trouble("5980E");
          }
          return one.noting(Relationship.CYCLE, String.valueOf(seconds))
              .and(Sessions.cycled(cluster, one.half(), seconds));
        });
  }

  /**
   * Deletes a relationship; a member leaves its group first (rmrcrelationship).
   *
   * @throws Trouble where it is refused
   */
  public void remove(String nameOrId) {
    desk.order(
        "rmrcrelationship",
        cluster -> {
          RemoteCopies copies = RemoteCopies.of(cluster);
          Relationship one = relationship(copies, nameOrId);
          List<Command> commands = new ArrayList<>(ChangeVolumes.dropped(one));
          commands.add(Sessions.remove(cluster, one.half()));
          if (one.half().pairs().size() > 1) {
            Sessions.requireFresh(one.half(), "5982E");
            RelationshipGroup group = one.group();
            List<Relationship> rest =
                group == null
                    ? List.of()
                    : group.members().stream().filter(r -> r.id() != one.id()).toList();
            Sessions.Ends ends = Sessions.Ends.of(cluster, one.half());
            commands.add(
                Sessions.create(
                    ends.array(),
                    one.half().name(),
                    ends.target(),
                    one.half().mode(),
                    Pairs.of(rest)));
          }
          return new Decision(
              commands,
              List.of(Drawer.RELATIONSHIP.remove(String.valueOf(one.id()))),
              forgotten(one));
        });
  }

  private static Map<Integer, List<Write>> forgotten(Relationship one) {
    Map<Integer, List<Write>> elsewhere = new HashMap<>();
    elsewhere.put(
        one.half().peer(),
        List.of(Drawer.RELATIONSHIP.remove(String.valueOf(one.pair().remoteVolumeId()))));
    return elsewhere;
  }

  static Relationship relationship(RemoteCopies copies, String nameOrId) {
    Relationship relationship = copies.relationship(nameOrId);
    if (relationship == null) {
      throw new Trouble(Names.id(nameOrId) < 0 ? "5754E" : "5753E", nameOrId);
    }
    return relationship;
  }

  static RelationshipGroup group(RemoteCopies copies, String nameOrId) {
    RelationshipGroup group = copies.group(nameOrId);
    if (group == null) {
      throw new Trouble(Names.id(nameOrId) < 0 ? "5754E" : "5753E", nameOrId);
    }
    return group;
  }

  private static Volume volume(Cluster cluster, int array, String nameOrId) {
    Volume volume = new Cluster(cluster.at(), array, cluster.data()).vdisk(nameOrId);
    if (volume == null) {
      throw new Trouble(Names.id(nameOrId) < 0 ? "5754E" : "5753E", nameOrId);
    }
    return volume;
  }
}
