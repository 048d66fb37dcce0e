package org.arraytwin.product.storwize.event;

import io.vavr.collection.Vector;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.arraytwin.config.BoundFile;
import org.arraytwin.config.ConfigException;
import org.arraytwin.fleet.Alert;
import org.arraytwin.product.storwize.system.Card;
import org.arraytwin.product.storwize.system.Cluster;
import org.arraytwin.product.storwize.system.Desk;
import org.arraytwin.product.storwize.system.Drawer;
import org.arraytwin.product.storwize.system.Trouble;
import org.jspecify.annotations.Nullable;

/**
 * The event log: what the engine tells, in the numbers of events.xml. An event is over once what it
 * complains of is, once the same has happened to the same object again, or once somebody marks it.
 */
public final class EventLog {
  /** The number of the first event. */
  private static final int FIRST = 100;

  private static final String FIXED = "fixed";
  private final List<EventsXml.EventXml> rows;

  private EventLog(List<EventsXml.EventXml> rows) {
    this.rows = List.copyOf(rows);
  }

  /**
   * Reads {@code storwize/events.xml}.
   *
   * @param data the folder of provider-config
   * @throws ConfigException where it is wrong
   */
  public static EventLog read(Path data) {
    Path folder = data.resolve("storwize");
    Path file = folder.resolve("events.xml");
    EventsXml xml = BoundFile.read(file, folder.resolve("events.xsd"), EventsXml.class);
    for (EventsXml.EventXml row : xml.events) {
      try {
        if (!row.unfixedWhile.isEmpty()) {
          TroubleWhile.of(row.unfixedWhile);
        }
      } catch (IllegalArgumentException e) {
        throw new ConfigException(
            file, row.line(), row.column(), "no condition " + row.unfixedWhile);
      }
    }
    return new EventLog(xml.events);
  }

  /** All events, oldest first. */
  public List<Entry> entries(Cluster s) {
    Vector<Alert> alerts = s.site().alerts();
    Map<String, Integer> latest = new HashMap<>();
    for (int i = 0; i < alerts.size(); i++) {
      latest.put(key(alerts.get(i)), i);
    }
    List<Entry> all = new ArrayList<>();
    for (int i = 0; i < alerts.size(); i++) {
      boolean last = latest.getOrDefault(key(alerts.get(i)), i) == i;
      all.add(entry(s, FIRST + alerts.get(i).number(), alerts.get(i), last));
    }
    return all;
  }

  /** The same, what matters most first. */
  public List<Entry> bySeverity(Cluster s) {
    List<Entry> all = new ArrayList<>(entries(s));
    all.sort(Comparator.comparing(Entry::fixed).thenComparingInt(Entry::rank));
    return all;
  }

  private String key(Alert alert) {
    EventsXml.EventXml row = row(alert);
    return alert.object() + "\n" + (row == null ? alert.text() : row.text);
  }

  private EventsXml.@Nullable EventXml row(Alert alert) {
    return rows.stream().filter(r -> r.fits(alert.object(), alert.text())).findFirst().orElse(null);
  }

  private Entry entry(Cluster s, int number, Alert alert, boolean last) {
    EventsXml.EventXml row = row(alert);
    Subject about = Subject.of(s, alert.object());
    boolean informs = alert.severity().equals("Informational");
    boolean over =
        !informs
            && (!last
                || (row != null
                    && !row.unfixedWhile.isEmpty()
                    && !TroubleWhile.of(row.unfixedWhile).holds(s, about)));
    Card card = s.card(Drawer.EVENT, String.valueOf(number));
    boolean marked = card != null && card.value(FIXED).equals("yes");
    return new Entry(
        number,
        alert,
        about,
        row == null ? "" : row.id,
        row == null || informs ? "" : row.error,
        row == null || row.description.isEmpty() ? alert.text() : row.description,
        over || marked,
        over && !marked);
  }

  /**
   * Marks an event as fixed, or no longer (cherrstate).
   *
   * @throws Trouble where it is refused
   */
  public void mark(Desk desk, String number, boolean fixed) {
    desk.order(
        "cherrstate",
        cluster -> {
          boolean there =
              entries(cluster).stream()
                  .anyMatch(e -> e.isAlert() && String.valueOf(e.number()).equals(number));
          if (!there) {
            throw new Trouble("5753E", number);
          }
          return Desk.Decision.of(
              new Card(number, Map.of(FIXED, fixed ? "yes" : "no")).put(Drawer.EVENT));
        });
  }
}
