package org.arraytwin.simulation;

import org.arraytwin.catalog.Order;

/** One step of a run: words of the catalog, or time. */
sealed interface Deed {
  /** Somebody gives a command. */
  record Give(Order order) implements Deed {}

  /** Time passes, deadline by deadline. */
  record Pass(long micros) implements Deed {}
}
