package org.arraytwin.product.storwize.cim;

import java.util.List;
import org.arraytwin.array.Volume;
import org.arraytwin.cim.Names;
import org.arraytwin.cim.ObjectPath;
import org.arraytwin.product.storwize.remote.NewRelationship;
import org.arraytwin.product.storwize.remote.Relationship;
import org.arraytwin.product.storwize.remote.RelationshipGroup;
import org.arraytwin.product.storwize.remote.RelationshipGroups;
import org.arraytwin.product.storwize.remote.Relationships;
import org.arraytwin.product.storwize.remote.RemoteCopies;
import org.arraytwin.product.storwize.system.Cluster;
import org.arraytwin.product.storwize.system.Desk;
import org.arraytwin.product.storwize.system.Trouble;
import org.arraytwin.replication.Mode;
import org.arraytwin.replication.TargetHalf;
import org.jspecify.annotations.Nullable;

/**
 * What the methods of the service mean for relationships. That AttachReplica creates and
 * ModifySynchronization starts them is documented; the numbers of the other operations are
 * inferred.
 *
 * @param desk where orders are taken
 */
record RemoteMethods(Desk desk) {
  static final String RELATIONSHIP = "IBMTSSVC_RemoteStorageSynchronized";

  /** The same of relationships whose master, or whose auxiliary, is on the system that is asked. */
  static final String OF_MASTER = "IBMTSSVC_MasterRemoteStorageSynchronized";

  static final String OF_AUX = "IBMTSSVC_AuxRemoteStorageSynchronized";

  private static final long ASYNC = 2;
  private static final long SYNC = 3;
  private static final int DETACH = 2;
  private static final int STOP_WITH_ACCESS = 0x8002;
  private static final int EXCHANGE = 0x8003;
  private static final String FORCE = "force";
  private static final String TO_MASTER = "primary-master";
  private static final String TO_AUX = "primary-aux";

  /** Whether that copy type is one of relationships. */
  static boolean remote(long copyType) {
    return copyType == ASYNC || copyType == SYNC;
  }

  /**
   * Creates a relationship from a volume here to one that a path of the other system names.
   *
   * @param name empty: made up
   * @param group the consistency group it joins, null for none
   */
  void attach(
      Volume master,
      @Nullable Object target,
      long copyType,
      String name,
      @Nullable RelationshipGroup group) {
    if (!(target instanceof ObjectPath path)
        || !(path.key("SystemName") instanceof String system)
        || !(path.key("DeviceID") instanceof String aux)) {
      throw new Trouble("5753E");
    }
    new Relationships(desk)
        .create(
            new NewRelationship(
                String.valueOf(master.id()),
                aux,
                system,
                name,
                group == null ? "" : group.id(),
                false,
                copyType == SYNC ? Mode.SYNC : Mode.ASYNC));
  }

  /** Whether a class is one of relationships. */
  static boolean isRelationship(String className) {
    return Names.same(className, RELATIONSHIP)
        || Names.same(className, OF_MASTER)
        || Names.same(className, OF_AUX);
  }

  /** The relationship that a path names, or null. */
  static @Nullable Relationship relationship(Cluster s, ObjectPath path) {
    for (String end : List.of("SystemElement", "SyncedElement")) {
      if (path.key(end) instanceof ObjectPath volume
          && Names.same(volume.className(), StorageViews.VOLUME_CLASS)
          && s.id().equals(volume.key("SystemName"))
          && volume.key("DeviceID") instanceof String id
          && org.arraytwin.product.storwize.system.Names.id(id) >= 0) {
        return RemoteCopies.of(s).relationship(id);
      }
    }
    return null;
  }

  /**
   * What an operation asks of a relationship or a group.
   *
   * @param verb how the command for it begins
   * @param options in the engine's words
   */
  private record Asked(String verb, List<String> options) {
    static @Nullable Asked of(long operation, String primary) {
      boolean idle = primary.isEmpty();
      return switch ((int) operation) {
        case DETACH -> new Asked("rm", List.of());
        case 3, 13 -> new Asked("stop", List.of());
        case STOP_WITH_ACCESS -> new Asked("stop", List.of("access"));
        case 4 ->
            idle
                ? new Asked("start", List.of(FORCE, TO_MASTER))
                : new Asked("start", List.of(FORCE));
        case 12 -> idle ? new Asked("start", List.of(TO_MASTER)) : new Asked("start", List.of());
        case 5 -> new Asked("start", List.of(FORCE, TO_AUX));
        case 10 -> new Asked("ch", List.of("metro"));
        case 11 -> new Asked("ch", List.of("global"));
        case EXCHANGE -> new Asked("switch", List.of(primary.equals("aux") ? TO_MASTER : TO_AUX));
        default -> null;
      };
    }

    static Asked required(long operation, String primary) {
      Asked asked = of(operation, primary);
      if (asked == null) {
        throw new IllegalArgumentException("operation " + operation);
      }
      return asked;
    }
  }

  /** Whether an operation means anything for relationships. */
  static boolean knows(long operation) {
    return Asked.of(operation, "") != null;
  }

  /** Carries out an operation that {@link #knows} says means something. */
  void modify(Relationship relationship, long operation) {
    Asked asked = Asked.required(operation, relationship.primary());
    String id = String.valueOf(relationship.id());
    if (operation == DETACH) {
      new Relationships(desk).remove(id, false);
    } else {
      new Relationships(desk).operate(asked.verb() + "rcrelationship", id, asked.options());
    }
  }

  /** The consistency group that a path names, or null. */
  static @Nullable RelationshipGroup set(Cluster s, @Nullable Object path) {
    return path instanceof ObjectPath p ? RemoteViews.group(s, p.key("InstanceID")) : null;
  }

  /** Creates a group with the one partner there is; its path. */
  ObjectPath createSet(Cluster s, String name, String namespace) {
    List<TargetHalf> partners = RemoteCopies.of(s).partners();
    if (partners.size() != 1) {
      throw new Trouble("5753E");
    }
    String id = new RelationshipGroups(desk).create(name, partners.get(0).name());
    return new ObjectPath(
        null,
        namespace,
        RemoteViews.METRO_SET,
        List.of(new ObjectPath.Key("InstanceID", s.id() + ":RC:" + id)));
  }

  /** Whether an operation means anything for groups. */
  static boolean knowsOfSets(long operation) {
    return knows(operation) && operation != DETACH;
  }

  /** Carries out an operation that {@link #knowsOfSets} says means something. */
  void modify(RelationshipGroup group, long operation) {
    Asked asked = Asked.required(operation, group.primary());
    new RelationshipGroups(desk)
        .operate(asked.verb() + "rcconsistgrp", group.id(), asked.options());
  }

  /** Puts a relationship into a group, or takes it out where that is empty. */
  void move(Relationship one, String group) {
    new Relationships(desk).move(String.valueOf(one.id()), group);
  }

  /** Deletes a group without members. */
  void remove(RelationshipGroup group) {
    new RelationshipGroups(desk).remove(group.id(), false);
  }
}
