package org.arraytwin.scenario.look;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.arraytwin.catalog.Span;
import org.arraytwin.fleet.Fleet;
import org.arraytwin.fleet.FleetAt;
import org.arraytwin.fleet.Outcome;

/** What has been: a fleet is a value, so that keeping it costs nothing. */
public final class Past {
  private final long startMicros;
  private final TreeMap<Long, Fleet> fleets = new TreeMap<>();
  private final Map<String, Fleet> marks = new HashMap<>();

  /**
   * @param startMicros virtual time at which it began, microseconds since the epoch
   */
  public Past(long startMicros) {
    this.startMicros = startMicros;
  }

  /** Keeps a moment. */
  public void keep(Fleet fleet) {
    fleets.put(fleet.now(), fleet);
  }

  /** Gives a moment a name: what is done after it at the same instant is not of it. */
  public void mark(String name, Fleet fleet) {
    marks.put(name, fleet);
  }

  /**
   * A moment as it was. What nobody kept follows from what was kept before: since then only time
   * has passed.
   *
   * @param when a mark, or {@code +} and the time since the beginning
   * @param now the present, which is the last moment there is
   * @throws Unseen for a moment that was not yet
   */
  FleetAt at(String when, FleetAt now) {
    Fleet mark = marks.get(when);
    if (mark != null) {
      return new FleetAt(mark, mark.now());
    }
    long micros = when.startsWith("+") ? startMicros + Span.parse(when.substring(1)) : -1;
    if (micros < 0) {
      throw new Unseen("there is no mark '" + when + "'");
    }
    var kept = fleets.floorEntry(micros);
    if (kept == null || micros > now.now()) {
      throw new Unseen("+" + Span.print(micros - startMicros) + " has not been yet");
    }
    return micros == now.now()
        ? now
        : new FleetAt(Outcome.advance(kept.getValue(), micros).fleet(), micros);
  }
}
