package org.arraytwin.scenario;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.arraytwin.catalog.Catalog;
import org.arraytwin.catalog.Order;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Fleet;
import org.arraytwin.fleet.Reason;
import org.jspecify.annotations.Nullable;

/** One thing done or looked at. */
public sealed interface Act {
  /** Where it stands in its file. */
  Place place();

  /**
   * Somebody gives a command.
   *
   * @param order in words of the catalog
   * @param refused the reason for which it must be refused, null where it must not be
   */
  record Do(Place place, Order order, @Nullable Reason refused) implements Act {
    /**
     * A command that must not be refused.
     *
     * @param before the fleet that it is given to, which names its arrays
     */
    public static Do of(Fleet before, Command command) {
      return new Do(Place.NONE, Catalog.order(before, command), null);
    }

    /** The same, which must be refused for a reason. */
    public Do refused(Reason reason) {
      return new Do(place, order, reason);
    }
  }

  /**
   * What must be seen now; all of it.
   *
   * @param words checks with what they must show, and what they are about
   */
  record Expect(Place place, Map<String, String> words) implements Act {
    public Expect {
      words = Collections.unmodifiableMap(new LinkedHashMap<>(words));
    }

    public static Expect of(Map<String, String> words) {
      return new Expect(Place.NONE, words);
    }
  }

  /** Gives this moment a name, so that contents can be compared with it later. */
  record Mark(Place place, String name) implements Act {}
}
