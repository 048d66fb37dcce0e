package org.arraytwin.proof;

import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;
import io.vavr.collection.SortedSet;
import java.lang.invoke.CallSite;
import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.arraytwin.fleet.Deadlines;
import org.arraytwin.fleet.Fleet;
import org.arraytwin.fleet.FleetAt;
import org.arraytwin.fleet.Session;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.cache.Caches;
import org.arraytwin.fleet.site.Streams;
import org.arraytwin.persistent.Dense;
import org.arraytwin.replication.Backlog;
import org.arraytwin.replication.Content;
import org.arraytwin.replication.GroupHalf;
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
          "End.earlier",
          "End.led",
          "End.reached",
          "Flows.copies",
          "Flows.live",
          "Flows.idle",
          "Session.name",
          "GroupHalf.name",
          "GroupHalf.target",
          "GroupHalf.remoteName",
          "GroupHalf.lastSyncMicros",
          "PairHalf.remoteVolume",
          "PairHalf.remoteWwn",
          "PairHalf.lastSyncMicros",
          "Retained.takenAtMicros",
          "Workload.reached",
          "State.traits");

  private static final Set<Class<?>> PLAIN =
      Set.of(
          String.class,
          Content.class,
          Point.class,
          Path.class,
          Journal.class,
          Session.Unheard.class,
          TargetHalf.class,
          Streams.class);

  /**
   * A component of a record.
   *
   * @param moments whether numbers in it are moments
   * @param plain whether no moment can be found in it
   */
  private record Part(String key, boolean moments, boolean plain, Function<Object, Object> read) {
    static final Part NONE = new Part("", false, false, value -> value);

    static Part of(RecordComponent component) {
      String key = Moments.key(component);
      boolean moments = Moments.named(key);
      boolean plain = !moments && !new Moments(LEFT_OUT, PLAIN).in(component.getGenericType());
      return new Part(key, moments, plain, reader(component));
    }
  }

  /** How the records of a class are said. */
  private record Shape(String name, List<Part> parts) {}

  private static final ClassValue<Shape> SHAPES =
      new ClassValue<>() {
        @Override
        protected Shape computeValue(Class<?> type) {
          List<Part> parts = new ArrayList<>();
          for (RecordComponent component : type.getRecordComponents()) {
            Part part = Part.of(component);
            if (!LEFT_OUT.contains(part.key())) {
              parts.add(part);
            }
          }
          return new Shape(type.getSimpleName() + '(', parts);
        }
      };

  /** A function in place of the reflective call: there are millions of them. */
  private static Function<Object, Object> reader(RecordComponent component) {
    Class<?> owner = component.getDeclaringRecord();
    try {
      MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(owner, MethodHandles.lookup());
      MethodHandle accessor = lookup.unreflect(component.getAccessor());
      MethodType boxed = MethodType.methodType(wrapped(component.getType()), owner);
      CallSite site =
          LambdaMetafactory.metafactory(
              lookup,
              "apply",
              MethodType.methodType(Function.class),
              MethodType.methodType(Object.class, Object.class),
              accessor,
              boxed);
      @SuppressWarnings("unchecked")
      Function<Object, Object> read = (Function<Object, Object>) site.getTarget().invoke();
      return read;
    } catch (Throwable e) {
      throw new IllegalStateException("cannot read " + component, e);
    }
  }

  private static Class<?> wrapped(Class<?> type) {
    return MethodType.methodType(type).wrap().returnType();
  }

  private final Fleet fleet;
  private final java.util.Map<Long, Integer> contents = new HashMap<>();
  private final java.util.Map<Long, Integer> transfers = new HashMap<>();
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
    form.add(Part.NONE, fleet);
    form.out.setLength(0);
    form.contents.clear();
    form.transfers.clear();
    form.counting = false;
    int rank = 0;
    for (var entry : form.past.entrySet()) {
      entry.setValue(entry.getValue() > 1 ? ++rank : 0);
    }
    form.add(Part.NONE, fleet);
    if (caches) {
      form.addCaches();
    }
    return form.out.toString();
  }

  private void add(Part part, Object value) {
    if (value == null) {
      out.append('-');
    } else if (part.moments() && value instanceof Long time) {
      addTime(time);
    } else if (value instanceof Content content) {
      addContent(content);
    } else if (value instanceof Point point) {
      addPoint(part.key(), point);
    } else if (value instanceof Path path) {
      addPath(path);
    } else if (value instanceof Deadlines deadlines) {
      addDues(deadlines);
    } else if (value instanceof Journal journal) {
      addJournal(journal);
    } else if (value instanceof Session.Unheard unheard) {
      addUnheard(unheard);
    } else if (value instanceof Streams streams) {
      addStreams(streams);
    } else if (value instanceof Record record) {
      addRecord(record);
    } else if (value instanceof Long || value instanceof Integer) {
      addNumber(part.key(), (Number) value);
    } else if (value instanceof Enum<?> e) {
      out.append(e.name());
    } else if (value instanceof String || value instanceof Boolean || value instanceof Double) {
      out.append(value);
    } else {
      addMany(part, value);
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
      out.append('t').append(label(transfers, value.longValue()));
    } else {
      dueSession = key.equals("JournalDue.session") ? value.intValue() : dueSession;
      out.append(value);
    }
  }

  private static int label(java.util.Map<Long, Integer> labels, long value) {
    return labels.computeIfAbsent(value, v -> labels.size() + 1);
  }

  private void addContent(Content content) {
    if (looking()) {
      return;
    }
    out.append('c').append(label(contents, content.hash()));
  }

  /** Whether only moments are looked for: what is said is thrown away. */
  private boolean looking() {
    return counting && !inDues;
  }

  /** Of a stream matters whether it writes, and what. */
  private void addStreams(Streams streams) {
    if (looking()) {
      return;
    }
    for (int volume : streams.volumes()) {
      WriteStream stream = streams.of(volume);
      out.append(volume).append(stream.running()).append(stream.workload()).append(' ');
    }
  }

  private void addPath(Path path) {
    if (looking()) {
      return;
    }
    out.append("path ").append(path.from()).append('>').append(path.to());
    out.append(' ').append(path.bytesPerSecond());
    if (path.atMicros() > fleet.now()) {
      out.append(" stands ").append(path.atMicros() - fleet.now());
    }
    path.active()
        .values()
        .forEach(
            t ->
                out.append(" t")
                    .append(label(transfers, t.id()))
                    .append(':')
                    .append(path.sent(t.id(), fleet.now()))
                    .append('/')
                    .append(t.bytes())
                    .append('@')
                    .append(t.tripBytes()));
    out.append(" behind ").append(path.wire().behindMicros());
    path.wire()
        .coming()
        .forEach(
            (t, coming) ->
                out.append(" c")
                    .append(label(transfers, t))
                    .append(':')
                    .append(coming.atMicros() - fleet.now()));
    path.waiting().keySet().forEach(t -> out.append(" w").append(label(transfers, t)));
    path.lanes().forEach((session, lane) -> out.append(" l").append(session).append(lane));
  }

  /**
   * Of a point matters whether it is one; of that of a round, what a journal will have to bring.
   */
  private void addPoint(String key, Point point) {
    if (looking()) {
      return;
    }
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
    if (looking()) {
      return;
    }
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

  /** Of a target that a sender has not heard of matters what hosts may write before they wait. */
  private void addUnheard(Session.Unheard unheard) {
    WriteStream stream = new FleetAt(fleet, fleet.now()).sent(session);
    if (looking() || stream == null) {
      return;
    }
    long written = Backlog.bytes(stream, unheard.number(), stream.numberAt(fleet.now()));
    out.append("unheard ").append(Math.max(-1, unheard.roomBytes() - written));
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
      out.append('-').append(rank(time));
    }
  }

  private int rank(long time) {
    Integer rank = past.get(time);
    if (rank == null && !inDues) {
      throw new IllegalStateException("moment " + time + " was not looked for");
    }
    return rank == null ? 0 : rank;
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
    Shape shape = SHAPES.get(record.getClass());
    out.append(shape.name());
    boolean looking = looking();
    for (Part part : shape.parts()) {
      if (!looking || !part.plain()) {
        add(part, part.read().apply(record));
      }
    }
    out.append(')');
  }

  private void addMany(Part part, Object value) {
    out.append('{');
    if (value instanceof SortedMap<?, ?> map) {
      map.forEach((k, v) -> addEntry(part, k, v));
    } else if (value instanceof Map<?, ?> map) {
      TreeMap<String, Object> sorted = new TreeMap<>();
      map.forEach((k, v) -> sorted.put(k.toString(), v));
      sorted.forEach((k, v) -> addEntry(part, k, v));
    } else if (value instanceof Dense<?> dense) {
      dense.forEach(v -> add(part, v));
    } else if (value instanceof GroupHalf.Pairs pairs) {
      pairs.forEach(v -> add(part, v));
    } else if (value instanceof Seq<?> || value instanceof SortedSet<?>) {
      ((io.vavr.collection.Traversable<?>) value).forEach(v -> add(part, v));
    } else if (value instanceof List<?> list) {
      list.forEach(v -> add(part, v));
    } else {
      throw new IllegalArgumentException(
          "no form for " + part.key() + ", a " + value.getClass().getName());
    }
    out.append('}');
  }

  private void addEntry(Part part, Object k, Object v) {
    out.append(k).append('=');
    add(part, v);
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
              add(Part.NONE, command);
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
