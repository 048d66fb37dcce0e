package org.arraytwin.proof;

import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;
import io.vavr.collection.SortedSet;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.arraytwin.fleet.Deadlines;
import org.arraytwin.fleet.Fleet;
import org.arraytwin.fleet.FleetAt;
import org.arraytwin.fleet.Session;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.cache.Caches;
import org.arraytwin.fleet.site.Streams;
import org.arraytwin.persistent.Dense;
import org.arraytwin.replication.Content;
import org.arraytwin.replication.Journal;
import org.arraytwin.replication.Path;
import org.arraytwin.replication.Point;
import org.arraytwin.replication.TargetHalf;
import org.arraytwin.replication.WriteStream;
import org.arraytwin.replication.cache.VolumeCache;

/**
 * A fleet with all taken out that cannot matter to what may happen next, so that walks that differ
 * in nothing else meet: two fleets of one form answer every operation alike.
 *
 * <ul>
 *   <li>Stamps, points, streams, transfers and sessions' starts become numbers in the order they
 *       are met: only who equals whom is left of them.
 *   <li>Deadlines become distances from now; beyond {@link #HORIZON_MICROS} only their order is
 *       left. One that says the same at the same time as another counts once.
 *   <li>Past moments become ranks among those that occur more than once; of one that occurs once
 *       nothing depends.
 *   <li>Histories, losses, alerts, counters, rules and documents are left out: nothing reads them
 *       to decide.
 * </ul>
 */
final class Canonical {
  static final long HORIZON_MICROS = 20_000_000L;

  /** Components that no decision reads, and what follows from others. */
  private static final Set<String> LEFT_OUT =
      Set.of(
          "Fleet.now",
          "Fleet.counters",
          "Fleet.siteByName",
          "Site.array",
          "Site.rules",
          "Site.pools",
          "Site.alerts",
          "Site.documents",
          "Desk.chronicle",
          "Stored.byName",
          "Stored.volumes",
          "Stored.sums",
          "Remote.byName",
          "Remote.ofVolume",
          "Session.losses",
          "Session.name",
          "GroupHalf.name",
          "GroupHalf.target",
          "GroupHalf.remoteName",
          "GroupHalf.lastSyncMicros",
          "PairHalf.remoteVolume",
          "PairHalf.remoteWwn",
          "PairHalf.lastSyncMicros",
          "Retained.takenAtMicros",
          "State.traits");

  private record Part(String key, String type, Method read) {}

  private static final ConcurrentHashMap<Class<?>, List<Part>> PARTS = new ConcurrentHashMap<>();

  private final Fleet fleet;
  private final java.util.Map<Object, Integer> labels = new HashMap<>();
  private final TreeMap<Long, Integer> past = new TreeMap<>();
  private final StringBuilder out = new StringBuilder(4096);
  private Session session;
  private boolean counting = true;
  private final Set<Long> remembered = new java.util.HashSet<>();
  private final List<Long> ofDue = new ArrayList<>();
  private boolean inDues;
  private boolean isVoid;
  private int dueSession;

  private Canonical(Fleet fleet) {
    this.fleet = fleet;
  }

  /**
   * The form in words: what the key is made of.
   *
   * @param caches whether what is in the caches can be lost
   */
  static String text(Fleet fleet, boolean caches) {
    Canonical form = new Canonical(fleet);
    form.add("", fleet);
    form.out.setLength(0);
    form.labels.clear();
    form.counting = false;
    int rank = 0;
    for (var entry : form.past.entrySet()) {
      entry.setValue(entry.getValue() > 1 ? ++rank : 0);
    }
    form.add("", fleet);
    if (caches) {
      form.addCaches();
    }
    return form.out.toString();
  }

  private void add(String key, Object value) {
    if (value == null) {
      out.append('-');
    } else if (value instanceof Content content) {
      addContent(content);
    } else if (value instanceof Point point) {
      addPoint(key, point);
    } else if (value instanceof Path path) {
      addPath(path);
    } else if (value instanceof Deadlines deadlines) {
      addDues(deadlines);
    } else if (value instanceof Journal journal) {
      addJournal(journal);
    } else if (value instanceof Streams streams) {
      addStreams(streams);
    } else if (value instanceof Record record) {
      addRecord(record);
    } else if (value instanceof Long number && (key.endsWith("Micros") || key.endsWith("now"))) {
      addTime(number);
    } else if (value instanceof Long || value instanceof Integer) {
      addNumber(key, (Number) value);
    } else if (value instanceof Enum<?> e) {
      out.append(e.name());
    } else if (value instanceof String || value instanceof Boolean || value instanceof Double) {
      out.append(value);
    } else {
      addMany(key, value);
    }
    out.append(' ');
  }

  private void addNumber(String key, Number value) {
    if (key.equals("End.stream")) {
      out.append(value.longValue() != 0);
    } else if (key.equals("JournalDue.generation")) {
      Session of = fleet.sessions().get(dueSession);
      isVoid |= of == null || of.journal() == null || of.journal().generation() != (long) value;
    } else if (key.equals("Copy.transfer")) {
      out.append('t').append(label("transfer", value));
    } else {
      dueSession = key.equals("JournalDue.session") ? value.intValue() : dueSession;
      out.append(value);
    }
  }

  private int label(String kind, Object value) {
    return labels.computeIfAbsent(List.of(kind, value), k -> labels.size() + 1);
  }

  private void addContent(Content content) {
    out.append('c').append(label("content", content.hash()));
  }

  /** Of a stream matters whether it writes, and what. */
  private void addStreams(Streams streams) {
    for (int volume : streams.volumes()) {
      WriteStream stream = streams.of(volume);
      out.append(volume).append(stream.running()).append(stream.workload()).append(' ');
    }
  }

  private void addPath(Path path) {
    out.append("path ").append(path.from()).append('>').append(path.to());
    out.append(' ').append(path.bytesPerSecond());
    path.active()
        .values()
        .forEach(
            t ->
                out.append(" t")
                    .append(label("transfer", t.id()))
                    .append(':')
                    .append(path.sent(t.id(), fleet.now()))
                    .append('/')
                    .append(t.bytes())
                    .append('@')
                    .append(t.tripBytes()));
    path.waiting().keySet().forEach(t -> out.append(" w").append(label("transfer", t)));
    path.lanes().forEach((session, lane) -> out.append(" l").append(session).append(lane));
  }

  /**
   * Of a point matters whether it is one; of that of a round, what a journal will have to bring.
   */
  private void addPoint(String key, Point point) {
    out.append(point.isNowhere() ? "nowhere" : "p");
    if (key.equals("Session.cyclePoint")) {
      WriteStream stream = new FleetAt(fleet, fleet.now()).sent(session);
      if (stream != null && fleet.half(session.end(session.sender())).mode().journaled()) {
        out.append(stream.numberAt(fleet.now()) - point.number());
      }
    }
  }

  /** Of a journal matters what it has brought, what is on its way, and when the next set closes. */
  private void addJournal(Journal journal) {
    FleetAt at = new FleetAt(fleet, fleet.now());
    WriteStream stream = at.sent(session);
    int receiver = session.peer(session.sender()).array();
    out.append("journal ").append(journal.ordered()).append(journal.limitBytes()).append(' ');
    at.contents(session, receiver).forEach(this::addContent);
    out.append(' ').append(journal.pending(stream, fleet.now())).append('@').append(journal.rate());
    long whole = journal.whole(stream, fleet.now());
    long across = journal.across(stream, fleet.now());
    long set = journal.setMicros();
    long sets = Math.floorDiv(fleet.now() - journal.beganMicros(), set);
    for (long n = whole + 1; n <= stream.numberAt(fleet.now()); n++) {
      long in = Math.floorDiv(stream.microsOf(n) - journal.beganMicros(), set);
      out.append(' ').append(in - sets).append(n <= across);
    }
    if (whole < stream.numberAt(fleet.now())) {
      out.append('%').append(Math.floorMod(fleet.now() - journal.beganMicros(), set));
    }
  }

  /** What a lost cache would take with it, and until when. */
  private void addCaches() {
    FleetAt at = new FleetAt(fleet, fleet.now());
    for (Site site : fleet.sites()) {
      for (int volume = 0; volume < site.contents().size(); volume++) {
        Content disk = Caches.destaged(at, site.id(), volume);
        if (!disk.same(at.content(site.id(), volume))) {
          addContent(disk);
          out.append(Math.floorMod(fleet.now(), VolumeCache.DESTAGE_MICROS)).append(' ');
        }
      }
    }
  }

  private void addTime(long time) {
    if (counting && !inDues) {
      remembered.add(time);
    }
    isVoid |= inDues && time > 0 && !remembered.contains(time);
    if (time > fleet.now()) {
      out.append('+').append(distance(time));
    } else if (time == 0) {
      out.append("never");
    } else if (time == fleet.now()) {
      out.append("now");
    } else if (counting) {
      if (inDues) {
        ofDue.add(time);
      } else {
        past.merge(time, 1, Integer::sum);
      }
    } else {
      out.append('-').append(past.getOrDefault(time, 0));
    }
  }

  private String distance(long time) {
    long ahead = time - fleet.now();
    return ahead > HORIZON_MICROS ? "far" : Long.toString(ahead);
  }

  private void addRecord(Record record) {
    if (record instanceof TargetHalf t) {
      out.append(t.status()).append(t.linkUp().mkString(""));
      return;
    }
    session = record instanceof Session s ? s : session;
    out.append(record.getClass().getSimpleName()).append('(');
    for (Part part : parts(record.getClass())) {
      try {
        add(part.key(), part.read().invoke(record));
      } catch (IllegalAccessException | InvocationTargetException e) {
        throw new IllegalStateException("cannot read " + part.key(), e);
      }
    }
    out.append(')');
  }

  private static List<Part> parts(Class<?> type) {
    return PARTS.computeIfAbsent(
        type,
        t -> {
          List<Part> parts = new ArrayList<>();
          for (RecordComponent component : t.getRecordComponents()) {
            String key = t.getSimpleName() + "." + component.getName();
            if (!LEFT_OUT.contains(key)) {
              component.getAccessor().setAccessible(true);
              parts.add(
                  new Part(key, component.getType().getSimpleName(), component.getAccessor()));
            }
          }
          return parts;
        });
  }

  private void addMany(String key, Object value) {
    out.append('{');
    if (value instanceof SortedMap<?, ?> map) {
      map.forEach((k, v) -> addEntry(key, k, v));
    } else if (value instanceof Map<?, ?> map) {
      TreeMap<String, Object> sorted = new TreeMap<>();
      map.forEach((k, v) -> sorted.put(k.toString(), v));
      sorted.forEach((k, v) -> addEntry(key, k, v));
    } else if (value instanceof Dense<?> dense) {
      dense.forEach(v -> add(key, v));
    } else if (value instanceof Seq<?> || value instanceof SortedSet<?>) {
      ((io.vavr.collection.Traversable<?>) value).forEach(v -> add(key, v));
    } else if (value instanceof List<?> list) {
      list.forEach(v -> add(key, v));
    } else {
      throw new IllegalArgumentException(
          "no form for " + key + ", a " + value.getClass().getName());
    }
    out.append('}');
  }

  private void addEntry(String key, Object k, Object v) {
    out.append(k).append('=');
    add(key, v);
  }

  private void addDues(Deadlines deadlines) {
    Set<String> said = new LinkedHashSet<>();
    String whole = out.toString();
    inDues = true;
    deadlines
        .all()
        .forEach(
            (due, command) -> {
              out.setLength(0);
              isVoid = false;
              ofDue.clear();
              out.append(distance(due.atMicros())).append(' ');
              add("due", command);
              // What will do nothing any more gives no time a rank either: there may be many.
              if (!isVoid) {
                said.add(out.toString());
                ofDue.forEach(time -> past.merge(time, 1, Integer::sum));
              }
            });
    inDues = false;
    out.setLength(0);
    out.append(whole);
    said.forEach(out::append);
  }
}
