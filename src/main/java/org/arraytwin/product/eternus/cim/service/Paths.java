package org.arraytwin.product.eternus.cim.service;

import org.arraytwin.array.Pool;
import org.arraytwin.array.Volume;
import org.arraytwin.cim.ObjectPath;
import org.arraytwin.product.eternus.session.Box;
import org.arraytwin.product.eternus.session.CopySession;
import org.jspecify.annotations.Nullable;

/** Which object a path means, and the path of an object. Null for none there. */
public interface Paths {
  @Nullable Volume volume(Box box, ObjectPath path);

  /** A volume of another box of the same fleet. */
  @Nullable Far far(Box box, ObjectPath path);

  @Nullable Pool pool(Box box, ObjectPath path);

  @Nullable CopySession session(Box box, ObjectPath path);

  @Nullable Controller controller(Box box, ObjectPath path);

  /** The name of the initiator that a StorageHardwareID means. */
  @Nullable String initiator(Box box, ObjectPath path);

  ObjectPath of(Box box, Volume volume);

  ObjectPath of(Box box, CopySession session);

  ObjectPath of(Box box, Controller controller);

  ObjectPath of(Box box, Job job);

  /** The path of the StorageHardwareID of an initiator. */
  ObjectPath ofInitiator(Box box, String initiator);
}
