package org.arraytwin.product.storwize.cim;

import java.util.List;
import org.arraytwin.array.Volume;
import org.arraytwin.cim.Names;
import org.arraytwin.cim.ObjectPath;
import org.arraytwin.product.storwize.remote.NewRelationship;
import org.arraytwin.product.storwize.remote.Relationship;
import org.arraytwin.product.storwize.remote.Relationships;
import org.arraytwin.product.storwize.remote.RemoteCopies;
import org.arraytwin.product.storwize.system.Cluster;
import org.arraytwin.product.storwize.system.Desk;
import org.arraytwin.product.storwize.system.Trouble;
import org.arraytwin.replication.Mode;
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
      case 3, 13 -> "stoprcrelationship";
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
      new Relationships(desk).operate(order, id, List.of());
    }
  }
}
