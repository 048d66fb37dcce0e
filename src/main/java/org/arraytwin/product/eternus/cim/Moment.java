package org.arraytwin.product.eternus.cim;

import io.vavr.collection.Iterator;
import java.util.Objects;
import org.arraytwin.array.Pool;
import org.arraytwin.array.Volume;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.space.Space;
import org.arraytwin.product.eternus.session.Box;
import org.arraytwin.product.eternus.session.CopySession;
import org.arraytwin.product.eternus.session.Status;
import org.arraytwin.product.eternus.session.StatusTable;
import org.jspecify.annotations.Nullable;

/**
 * One box at one moment, as its own provider sees it.
 *
 * @param box with its sessions
 * @param statuses what their states are called
 */
record Moment(Box box, StatusTable statuses) {
  /** Virtual time, microseconds since the epoch. */
  long now() {
    return box.at().now();
  }

  Site site() {
    return box.site();
  }

  Iterator<Volume> volumes() {
    return site().volumes().iterator().filter(Objects::nonNull);
  }

  Status status(CopySession session) {
    return statuses.of(session.kind(), session.state());
  }

  /** Bytes of a pool that nothing has taken yet. */
  long remaining(Pool pool) {
    return Space.of(box.at(), site().id(), pool).freeBytes();
  }

  /** The volumes that come from a pool. */
  Iterator<Volume> volumesOf(Pool pool) {
    return volumes().filter(volume -> volume.pool() == pool.id());
  }

  static <T> Iterator<T> optional(@Nullable T object) {
    return object == null ? Iterator.empty() : Iterator.of(object);
  }
}
