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
  private static final long ASYNC = 2;
  private static final long SYNC = 3;
  private static final int STOP_WITH_ACCESS = 0x8002;

  /** Whether that copy type is one of relationships. */
  static boolean remote(long copyType) {
    return copyType == ASYNC || copyType == SYNC;
  }

  /** Creates a relationship from a volume here to one that a path of the other system names. */
  void attach(Volume master, @Nullable Object target, long copyType) {
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
                "",
                "",
                false,
                copyType == SYNC ? Mode.SYNC : Mode.ASYNC));
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

  /** Whether an operation means anything for relationships. */
  static boolean knows(long operation) {
    return order(operation) != null;
  }

  private static @Nullable String order(long operation) {
    return switch ((int) operation) {
      case 2 -> "rmrcrelationship";
      case 4, 12 -> "startrcrelationship";
      case 3, 13, STOP_WITH_ACCESS -> "stoprcrelationship";
      default -> null;
    };
  }

  /** Carries out an operation that {@link #knows} says means something. */
  void modify(Relationship relationship, long operation) {
    String order = order(operation);
    String id = String.valueOf(relationship.id());
    if (order == null) {
      throw new IllegalArgumentException("operation " + operation);
    }
    if (order.equals("rmrcrelationship")) {
      new Relationships(desk).remove(id);
    } else {
      new Relationships(desk).operate(order, id, options(operation));
    }
  }

  private static List<String> options(long operation) {
    return operation == STOP_WITH_ACCESS ? List.of("access") : List.of();
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
    return knows(operation) && operation != 2;
  }

  /** Carries out an operation that {@link #knowsOfSets} says means something. */
  void modify(RelationshipGroup group, long operation) {
    String order = String.valueOf(order(operation)).replace("rcrelationship", "rcconsistgrp");
    new RelationshipGroups(desk).operate(order, group.id(), options(operation));
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
