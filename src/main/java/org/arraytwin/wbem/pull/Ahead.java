package org.arraytwin.wbem.pull;

import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * An iterator that is looked into one step ahead, so that the last object can be told from the
 * others and a failure is known before anything is promised. For one thread at a time.
 */
final class Ahead {
  private final Iterator<?> objects;
  private @Nullable Object next;
  private @Nullable RuntimeException failure;
  private boolean exhausted;
  private long drawn;
  private volatile long taken;

  Ahead(Iterator<?> objects) {
    this.objects = objects;
  }

  /** Makes the next step, unless it is already known. */
  private void look() {
    if (next != null || failure != null || exhausted) {
      return;
    }
    try {
      if (objects.hasNext()) {
        next = objects.next();
      } else {
        exhausted = true;
      }
    } catch (RuntimeException e) {
      failure = e;
    }
  }

  /** The next object; null where the end or a failure comes first. */
  @Nullable Object take() {
    look();
    Object object = next;
    if (object != null) {
      next = null;
      taken = ++drawn;
    }
    return object;
  }

  /** Whether a failure comes next. */
  boolean fails() {
    look();
    return failure != null;
  }

  /** The failure that comes next, after which it goes on; null where none does. */
  @Nullable RuntimeException takeFailure() {
    look();
    RuntimeException e = failure;
    failure = null;
    return e;
  }

  /** Whether nothing comes any more. */
  boolean exhausted() {
    look();
    return exhausted;
  }

  /** How many objects have been taken; any thread may ask. */
  long taken() {
    return taken;
  }
}
