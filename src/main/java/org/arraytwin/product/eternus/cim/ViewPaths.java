package org.arraytwin.product.eternus.cim;

import io.vavr.collection.Iterator;
import org.arraytwin.array.Pool;
import org.arraytwin.array.Volume;
import org.arraytwin.cim.ObjectPath;
import org.arraytwin.fleet.Site;
import org.arraytwin.product.eternus.cim.service.Controller;
import org.arraytwin.product.eternus.cim.service.Far;
import org.arraytwin.product.eternus.cim.service.Job;
import org.arraytwin.product.eternus.cim.service.Paths;
import org.arraytwin.product.eternus.session.Box;
import org.arraytwin.product.eternus.session.CopySession;
import org.arraytwin.product.eternus.session.Names;
import org.arraytwin.product.eternus.session.StatusTable;
import org.arraytwin.profile.Home;
import org.jspecify.annotations.Nullable;

/** Paths as the views have them. */
record ViewPaths(
    Home home,
    StorageViews storage,
    SessionViews sessions,
    MaskingViews masking,
    StatusTable statuses)
    implements Paths {
  private Moment at(Box box) {
    return new Moment(box, statuses);
  }

  @Override
  public @Nullable Volume volume(Box box, ObjectPath path) {
    return storage.volumes().find(at(box), path);
  }

  /** Its keys are those that the other box gives it. */
  @Override
  public @Nullable Far far(Box box, ObjectPath path) {
    for (Site other : box.at().fleet().sites()) {
      Volume volume = other.id() == box.array() ? null : Names.volume(other, path.key("DeviceID"));
      if (volume != null
          && Names.systemName(other.array()).equals(path.key("SystemName"))
          && StorageViews.VOLUME_CLASS.equalsIgnoreCase(path.className())) {
        return new Far(other, volume, path);
      }
    }
    return null;
  }

  @Override
  public @Nullable Pool pool(Box box, ObjectPath path) {
    Pool raid = storage.raidPools().find(at(box), path);
    return raid != null ? raid : storage.thinPools().find(at(box), path);
  }

  /** Found from whichever of its volumes is here. */
  @Override
  public @Nullable CopySession session(Box box, ObjectPath path) {
    Volume own = end(box, path, "SyncedElement");
    Volume volume = own != null ? own : end(box, path, "SystemElement");
    return volume == null
        ? null
        : Iterator.ofAll(box.touching(volume.id()))
            .find(s -> sessions.synchronizations().path(at(box), s).sameObject(path))
            .getOrNull();
  }

  private @Nullable Volume end(Box box, ObjectPath path, String role) {
    return path.key(role) instanceof ObjectPath element ? volume(box, element) : null;
  }

  @Override
  public @Nullable Controller controller(Box box, ObjectPath path) {
    return masking.controllers().find(at(box), path);
  }

  @Override
  public @Nullable String initiator(Box box, ObjectPath path) {
    return masking.hardwareIds().find(at(box), path);
  }

  @Override
  public ObjectPath of(Box box, Volume volume) {
    return storage.volumes().path(at(box), volume);
  }

  @Override
  public ObjectPath of(Box box, CopySession session) {
    return sessions.synchronizations().path(at(box), session);
  }

  @Override
  public ObjectPath of(Box box, Job job) {
    return JobViews.path(home, job);
  }

  @Override
  public ObjectPath of(Box box, Controller controller) {
    return masking.controllers().path(at(box), controller);
  }

  @Override
  public ObjectPath ofInitiator(Box box, String initiator) {
    return masking.hardwareIds().path(at(box), initiator);
  }
}
