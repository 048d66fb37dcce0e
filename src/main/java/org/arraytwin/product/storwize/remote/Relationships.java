package org.arraytwin.product.storwize.remote;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.arraytwin.array.Volume;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.document.Write;
import org.arraytwin.fleet.remote.SetCycle;
import org.arraytwin.fleet.session.MovePair;
import org.arraytwin.fleet.session.OnceInTouch;
import org.arraytwin.fleet.session.Operate;
import org.arraytwin.product.storwize.system.Card;
import org.arraytwin.product.storwize.system.Cluster;
import org.arraytwin.product.storwize.system.Desk;
import org.arraytwin.product.storwize.system.Desk.Decision;
import org.arraytwin.product.storwize.system.Drawer;
import org.arraytwin.product.storwize.system.Names;
import org.arraytwin.product.storwize.system.Trouble;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.Mode;
import org.arraytwin.replication.TargetHalf;

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
    ChangeVolumes.requireNone(copies.system(partner), aux);
    if (!wanted.group().isEmpty()) {
      return named.and(joined(copies, wanted, master, aux));
    }
    String engine = engine(cluster, partner.peer(), name, master.id());
    return named.and(made(cluster, engine, partner, wanted, master, aux));
  }

  private static List<Command> made(
      Cluster cluster,
      String engine,
      TargetHalf partner,
      NewRelationship wanted,
      Volume master,
      Volume aux) {
    List<Command> commands = new ArrayList<>();
    commands.add(
        Sessions.create(
            cluster.array(), engine, partner.name(), wanted.mode(), master.name(), aux.name()));
    if (wanted.sync()) {
      commands.add(new Operate(cluster.array(), engine, "mkrcrelationship", List.of()));
    }
    return commands;
  }

  /** How the engine is to know a relationship that stands alone. */
  static String engine(Cluster cluster, int peer, String name, int id) {
    return Sessions.name(cluster, peer, name, synthetic("rc", cluster, id));
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
    if (!group.masterHere()) {
      throw new Trouble("5753E", wanted.group());
    }
    Cluster cluster = copies.in();
    TargetHalf partner = partner(copies, group.peer());
    GroupHalf half = group.half();
    if (half == null) {
      return made(cluster, group.engineName(), partner, wanted, master, aux);
    }
    String state = wanted.sync() ? "consistent_stopped" : "inconsistent_stopped";
    if (!half.status().word().equals(state) || !half.source()) {
      throw new Trouble("5968E", wanted.group());
    }
    requireCopyType(half, wanted.mode(), wanted.group());
    String own = engine(cluster, group.peer(), synthetic("rc", cluster, master.id()), master.id());
    List<Command> commands = made(cluster, own, partner, wanted, master, aux);
    commands.add(new MovePair(cluster.array(), own, master.name(), half.name()));
    return commands;
  }

  private static void requireCopyType(GroupHalf group, Mode mode, String name) {
    if (group.mode() != mode) {
      throw new Trouble("9012E", name);
    }
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
   * -noconsistgrp). An empty group takes the state that its first relationship has; whatever joins
   * later must be in the state, of the direction and of the copy type of the group.
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
    Cluster cluster = copies.in();
    if (group == null) {
      return left(cluster, one);
    }
    GroupHalf half = Objects.requireNonNull(group.half());
    if (!group.state().equals(one.state()) || !group.primary().equals(one.primary())) {
      throw new Trouble("5968E", one.name());
    }
    requireCopyType(half, one.half().mode(), group.name());
    return Decision.of(Sessions.join(cluster, one.half(), half, one.volume().name()));
  }

  /** Has one of several leave its group, with its name. */
  private static Decision left(Cluster cluster, Relationship one) {
    String own = engine(cluster, one.half().peer(), one.name(), one.id());
    return one.noting(Relationship.NAME, one.name())
        .and(Sessions.part(cluster, one.half(), Map.of(one.volume().name(), own)));
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
    return Sessions.name(cluster, group.peer(), stem, stem);
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
          Sessions.requireReceivers(cluster, relationship.half(), order, options, "5982E");
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
   * Deletes a relationship; a member leaves its group first (rmrcrelationship). While the systems
   * are apart one that stands alone is deleted by force here at once, and there as soon as they are
   * in touch.
   *
   * @throws Trouble where it is refused
   */
  public void remove(String nameOrId, boolean force) {
    desk.order(
        "rmrcrelationship",
        cluster -> {
          Relationship one = relationship(RemoteCopies.of(cluster), nameOrId);
          if (force && !one.connected()) {
            return removedAlone(cluster, one);
          }
          return new Decision(
              removal(cluster, one),
              List.of(Drawer.RELATIONSHIP.remove(String.valueOf(one.id()))),
              forgotten(one));
        });
  }

  /** A secondary must be consistent, for it becomes accessible with that. */
  private static Decision removedAlone(Cluster cluster, Relationship one) {
    boolean changes = one.changeVolume(true) != null || one.changeVolume(false) != null;
    boolean noted = one.state().endsWith("disconnected");
    if (changes || !noted || one.group() != null || one.half().pairs().size() > 1) {
      throw new Trouble("5980E");
    }
    List<String> options = one.half().source() ? List.of() : List.of("access");
    return new Decision(
        List.of(
            new Operate(cluster.array(), one.half().name(), "stoprcrelationship", options),
            new OnceInTouch(cluster.array(), one.half().session(), "rmrcrelationship")),
        List.of(one.card().with(Relationship.GONE, "yes").put(Drawer.RELATIONSHIP)));
  }

  private static List<Command> removal(Cluster cluster, Relationship one) {
    List<Command> commands = new ArrayList<>(ChangeVolumes.dropped(one));
    String engine = one.half().name();
    if (one.half().pairs().size() > 1) {
      String stem = synthetic("rc", cluster, one.id());
      engine = Sessions.name(cluster, one.half().peer(), stem, stem);
      commands.addAll(Sessions.part(cluster, one.half(), Map.of(one.volume().name(), engine)));
    }
    commands.add(Sessions.remove(cluster, engine));
    return commands;
  }

  /** What ends the relationship of a volume, where it has one. */
  public static List<Command> releasing(Cluster cluster, Volume volume) {
    Relationship one = RemoteCopies.of(cluster).ofVolume(volume.id());
    return one == null ? List.of() : removal(cluster, one);
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
