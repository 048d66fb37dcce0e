package org.arraytwin.product.threepar.cim;

import java.util.List;
import org.arraytwin.array.Volume;
import org.arraytwin.cim.Names;
import org.arraytwin.cim.ObjectPath;
import org.arraytwin.product.threepar.copy.Replica;
import org.arraytwin.product.threepar.copy.VvSet;
import org.jspecify.annotations.Nullable;

/**
 * What the paths in a method's parameters mean on this array.
 *
 * @param naming of instances
 */
record CopyPaths(Naming naming) {
  static final String SYNCHRONIZED_CLASS = "TPD_StorageSynchronized";
  static final String SET_CLASS = "TPD_ReplicationGroup";

  /** A volume, or null. */
  @Nullable Volume volume(Snapshot s, @Nullable Object path) {
    return path instanceof ObjectPath p
            && Names.same(p.className(), StorageViews.VOLUME_CLASS)
            && s.systemWwn().equals(p.key("SystemName"))
        ? Naming.volume(s, p.key("DeviceID"))
        : null;
  }

  /** The names of volumes; null where one of them is none, or none is given. */
  @Nullable List<String> volumes(Snapshot s, @Nullable Object paths) {
    if (!(paths instanceof List<?> list) || list.isEmpty()) {
      return null;
    }
    List<String> names =
        list.stream()
            .map(path -> volume(s, path))
            .filter(volume -> volume != null)
            .map(Volume::name)
            .toList();
    return names.size() == list.size() ? names : null;
  }

  /** A local copy by the path of its association, or null. */
  @Nullable Replica replica(Snapshot s, @Nullable Object path) {
    if (!(path instanceof ObjectPath p) || !Names.same(p.className(), SYNCHRONIZED_CLASS)) {
      return null;
    }
    Volume source = volume(s, p.key("SystemElement"));
    Volume target = volume(s, p.key("SyncedElement"));
    Replica replica = target == null ? null : s.replica(target.id());
    return replica != null && source != null && replica.parent().id() == source.id()
        ? replica
        : null;
  }

  /**
   * The name of the CPG that a parameter asks for, empty where it is left out, or null where it is
   * none of this array.
   */
  @Nullable String pool(Snapshot s, @Nullable Object path) {
    if (path == null) {
      return "";
    }
    String name =
        path instanceof ObjectPath p && Names.same(p.className(), StorageViews.POOL_CLASS)
            ? naming.name(p.key("InstanceID"))
            : null;
    return s.site().pools().exists(pool -> pool.name().equals(name)) ? name : null;
  }

  /** A set of volumes, or null. */
  @Nullable VvSet set(Snapshot s, @Nullable Object path) {
    String name =
        path instanceof ObjectPath p && Names.same(p.className(), SET_CLASS)
            ? naming.name(p.key("InstanceID"))
            : null;
    return name == null ? null : s.copies().set(name);
  }
}
