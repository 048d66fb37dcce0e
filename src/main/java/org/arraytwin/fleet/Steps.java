package org.arraytwin.fleet;

import io.vavr.collection.Array;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.arraytwin.array.Pool;
import org.arraytwin.array.Provisioning;
import org.arraytwin.array.Volume;
import org.arraytwin.array.VolumeTerms;
import org.arraytwin.fleet.document.Write;
import org.arraytwin.fleet.site.Baselines;
import org.arraytwin.fleet.site.Chronicle;
import org.arraytwin.fleet.site.Chronicle.Kind;
import org.arraytwin.fleet.site.Chronicle.Line;
import org.arraytwin.fleet.site.Desk;
import org.arraytwin.fleet.site.Health;
import org.arraytwin.fleet.site.Local;
import org.arraytwin.fleet.site.LocalCopy;
import org.arraytwin.fleet.site.Masking;
import org.arraytwin.fleet.site.Power;
import org.arraytwin.fleet.site.Services;
import org.arraytwin.fleet.site.Streams;
import org.arraytwin.replication.Content;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.Link;
import org.arraytwin.replication.Path;
import org.arraytwin.replication.TargetHalf;
import org.arraytwin.replication.WriteStream;
import org.arraytwin.replication.copy.CopyGraph;
import org.arraytwin.replication.table.CellRef;

/**
 * The fleet while one command changes it: each step is applied at once, so that the next one sees
 * it, and noted as an event. Nothing is kept where the command is refused.
 */
public final class Steps {
  private static final int MOST_EARLIER = 8;

  private final List<Event> events;
  private final List<CellRef> cells;
  private final BitSet touched = new BitSet();
  private final Fleet before;
  private Fleet fleet;

  /**
   * Steps from a fleet.
   *
   * @param events takes what happens, behind what has happened before
   * @param cells takes the cells that count
   */
  Steps(Fleet fleet, List<Event> events, List<CellRef> cells) {
    this.before = fleet;
    this.fleet = fleet;
    this.events = events;
    this.cells = cells;
  }

  /** The fleet before the first step. */
  public Fleet before() {
    return before;
  }

  public Fleet fleet() {
    return fleet;
  }

  public long now() {
    return fleet.now();
  }

  private void with(Site site) {
    touched.set(site.id());
    beside(site);
  }

  /** A change that takes and gives no space, and can make nothing take any. */
  private void beside(Site site) {
    fleet = fleet.with(site);
  }

  private void touch(Session session) {
    touched.set(session.a().array());
    touched.set(session.b().array());
  }

  /** Changes what follows the commands that touch an array; this itself touches nothing. */
  public void watch(int array, Watch watch) {
    fleet = fleet.with(fleet.site(array).with(watch));
  }

  /** Lets all watches follow whose array was touched or is joined to one that was. */
  void followUp() {
    if (!watched()) {
      return;
    }
    BitSet reached = new BitSet();
    for (int next = touched.nextSetBit(0); next >= 0; next = touched.nextSetBit(0)) {
      touched.clear(next);
      reached.set(next);
      Array<TargetHalf> targets = fleet.site(next).targets();
      for (int i = 0; i < targets.size(); i++) {
        int peer = targets.get(i).peer();
        touched.set(peer, !reached.get(peer));
      }
    }
    for (int array = reached.nextSetBit(0); array >= 0; array = reached.nextSetBit(array + 1)) {
      Watch watch = fleet.site(array).watch();
      if (watch != null && watch.armed()) {
        watch.follower().decide(this);
      }
    }
  }

  private boolean watched() {
    for (int array = 0; array < fleet.sites().size(); array++) {
      if (fleet.site(array).watched()) {
        return true;
      }
    }
    return false;
  }

  /** Notes the cell of a session table that counted. */
  public void note(CellRef cell) {
    cells.add(cell);
  }

  /** An id that was never given out before. */
  public long nextId() {
    fleet = fleet.counting(fleet.counters().next());
    return fleet.counters().id();
  }

  /** A stream id that was never given out before. */
  public int nextStream() {
    fleet =
        fleet.counting(new Fleet.Counters(fleet.counters().id(), fleet.counters().stream() + 1));
    return fleet.counters().stream();
  }

  /** Adds an array; its id must be the next one. */
  public void add(Site site) {
    if (site.id() != fleet.sites().size()) {
      throw new IllegalArgumentException("array id " + site.id() + " is not the next one");
    }
    touched.set(site.id());
    fleet = fleet.withNew(site);
  }

  public void power(int array, boolean on) {
    with(fleet.site(array).with(new Power(on, now())));
    log(array, "Informational", Kind.SYSTEM, "system", on ? "has come up" : "has lost its power");
    events.add(new Event.PowerChanged(array, on));
  }

  /** Changes what is not as it usually is in an array. */
  public void put(int array, Health health) {
    Site site = fleet.site(array);
    if (!health.equals(site.health())) {
      with(site.with(health));
      events.add(new Event.HealthChanged(array));
    }
  }

  /** Changes a pool. */
  public void put(int array, Pool pool) {
    with(fleet.site(array).with(pool));
    events.add(new Event.HealthChanged(array));
  }

  public void put(Link link) {
    fleet = fleet.with(link);
    events.add(new Event.LinkChanged(link));
  }

  public void put(int array, TargetHalf target) {
    Site site = fleet.site(array);
    TargetHalf before = site.target(target.peer());
    if (Objects.equals(before, target)) {
      return;
    }
    Chronicle chronicle = site.desk().chronicle().follow(before, target, now());
    with(site.with(site.remote().with(target)).with(site.desk().with(chronicle)));
    events.add(new Event.TargetChanged(array, target));
  }

  /** Forgets a peer; no half may refer to it any more. */
  public void remove(int array, TargetHalf target) {
    log(array, "Informational", Kind.TARGET, "target " + target.name(), "is removed");
    Site site = fleet.site(array);
    with(site.with(site.remote().without(target)));
    events.add(new Event.TargetChanged(array, target));
  }

  /** Adds or changes a half. */
  public void put(int array, GroupHalf half) {
    Site site = fleet.site(array);
    GroupHalf before = half.id() < site.groups().size() ? site.groups().get(half.id()) : null;
    if (half.equals(before)) {
      return;
    }
    Chronicle chronicle = site.desk().chronicle().follow(before, half, now());
    with(site.with(site.remote().with(half)).with(site.desk().with(chronicle)));
    events.add(new Event.GroupChanged(array, before, half));
  }

  /** Adds the two halves of a new group. */
  public void put(int array, GroupHalf half, int peer, GroupHalf peerHalf) {
    put(array, half);
    put(peer, peerHalf);
  }

  public void remove(int array, GroupHalf half) {
    log(array, "Informational", Kind.GROUP, "group " + half.group(), "is removed");
    Site site = fleet.site(array);
    with(site.with(site.remote().without(half)));
    events.add(new Event.GroupChanged(array, half, null));
  }

  /** Adds or changes a session; the streams of its sides are changed by {@link #follow} alone. */
  public void put(Session session) {
    Session before =
        session.id() < fleet.sessions().size() ? fleet.sessions().get(session.id()) : null;
    touch(session);
    fleet = fleet.with(before == null ? session : following(session, before));
  }

  private static Session following(Session session, Session before) {
    return following(following(session, before.a()), before.b());
  }

  private static Session following(Session session, Session.End before) {
    Session.End end = session.end(before.array());
    return end.stream() == before.stream() && end.earlier().equals(before.earlier())
        ? session
        : session.with(end.with(before.stream(), before.earlier(), before.led()));
  }

  /** Removes a session and what its sides refer to. */
  public void removeSession(int id) {
    Session session = fleet.session(id);
    follow(id, session.a().array(), 0);
    follow(id, session.b().array(), 0);
    fleet = fleet.withoutSession(id);
  }

  /** Adds or changes a stream of host writes of an array. */
  public void put(int array, WriteStream stream) {
    Site site = fleet.site(array);
    with(site.with(site.streams().with(stream)));
  }

  /** Adds a stream of volumes outside all groups. */
  public void putLone(int array, WriteStream stream) {
    Site site = fleet.site(array);
    with(site.with(site.streams().withLone(stream)));
  }

  /** Adds a host of volumes that have none; what it writes is up to their streams. */
  public void attach(int array, Streams.Host host) {
    Site site = fleet.site(array);
    with(site.with(site.streams().with(host)));
  }

  /** Removes a stream to which no session refers. */
  public void removeStream(int array, int stream) {
    Site site = fleet.site(array);
    if (site.streams().users(stream) > 0) {
      throw new IllegalArgumentException("stream " + stream + " is referred to");
    }
    with(site.with(site.streams().without(stream)));
  }

  /**
   * Lets one side of a session refer to another stream of its array, or to none where it is 0. A
   * stream that was referred to and no longer is, is dropped.
   */
  public void follow(int sessionId, int array, int stream) {
    if (fleet.session(sessionId).end(array).stream() != stream) {
      follow(sessionId, array, stream, Array.empty());
    }
  }

  /**
   * Lets one side of a session refer to a stream that goes on from an earlier moment of the one
   * before, which is kept for what the data of the other side may stand for; so are the latest of
   * those that were before that.
   */
  public void setBack(int sessionId, int array, int stream) {
    Session.End end = fleet.session(sessionId).end(array);
    follow(sessionId, array, stream, end.streams().takeRight(MOST_EARLIER));
  }

  private void follow(int sessionId, int array, int stream, Array<Integer> earlier) {
    Session session = fleet.session(sessionId);
    Session.End end = session.end(array);
    Site site = fleet.site(array);
    WriteStream last = site.streams().get(end.stream());
    Session.End now =
        end.with(stream, earlier, last == null ? end.led() : last.line(last.numberAt(now())));
    Streams streams = site.streams();
    for (int to : now.streams()) {
      streams = streams.used(to, 1);
    }
    for (int from : end.streams()) {
      streams = streams.used(from, -1);
    }
    with(site.with(streams));
    fleet = fleet.with(session.with(now));
  }

  /**
   * The array of an id, which must have power.
   *
   * @param asked what is asked of it
   * @throws Refused where it has none
   */
  public Site powered(int array, String asked) {
    Site site = fleet.site(array);
    if (!site.powered()) {
      throw new Refused(Refusal.unpowered(site, asked));
    }
    return site;
  }

  /** Adds a volume; a thin one takes no space before it is written. */
  public void add(int array, Volume volume) {
    Site before = fleet.site(array);
    Site site = before.with(before.stored().with(volume));
    boolean promised = site.promised(volume.pool());
    if (volume.provisioning() == Provisioning.FULL || promised != before.promised(volume.pool())) {
      with(site);
    } else {
      beside(site);
    }
    events.add(new Event.VolumeChanged(array, volume.id()));
    Watch watch = site.watch();
    if (watch != null && !watch.armed() && promised) {
      watch(array, watch.following());
    }
  }

  /** Gives a volume a name that no other has. */
  public void rename(int array, Volume volume, String name) {
    Site site = fleet.site(array);
    beside(site.with(site.stored().renamed(volume, name)));
    events.add(new Event.VolumeChanged(array, volume.id()));
  }

  /** Gives a volume other terms, as to what it holds back of its pool. */
  public void term(int array, Volume volume, VolumeTerms terms) {
    Site site = fleet.site(array);
    with(site.with(site.stored().termed(volume, terms)));
    events.add(new Event.VolumeChanged(array, volume.id()));
  }

  /** Makes a volume larger; what is added was never written. */
  public void grow(int array, Volume volume, long sizeBytes) {
    Site site = fleet.site(array);
    with(site.with(site.stored().grown(volume, sizeBytes)));
    events.add(new Event.VolumeChanged(array, volume.id()));
  }

  /** Changes which hosts see which volumes. */
  public void put(int array, Masking masking) {
    Site site = fleet.site(array);
    if (!masking.equals(site.masking())) {
      beside(site.with(masking));
      events.add(new Event.MaskingChanged(array));
    }
  }

  public void remove(int array, Volume volume) {
    Site site = fleet.site(array);
    with(site.with(site.stored().without(volume)).with(site.health().without(volume.id())));
    events.add(new Event.VolumeChanged(array, volume.id()));
  }

  public void put(int array, int volume, Content content) {
    Site site = fleet.site(array);
    if (site.contents().get(volume) != content) {
      with(site.with(site.stored().with(volume, content)));
      events.add(new Event.VolumeChanged(array, volume));
    }
  }

  /** Adds or changes a copy within an array. */
  public void put(int array, LocalCopy copy) {
    Local local = fleet.site(array).local();
    with(fleet.site(array).with(local.with(copy)));
    events.add(new Event.CopyChanged(array, local.copy(copy.id()), copy));
  }

  public void remove(int array, LocalCopy copy) {
    with(fleet.site(array).with(fleet.site(array).local().without(copy)));
    events.add(new Event.CopyChanged(array, copy, null));
  }

  /** Sets what an array's copies have copied. */
  public void put(int array, CopyGraph graph) {
    with(fleet.site(array).with(fleet.site(array).local().with(graph)));
  }

  /** Writes documents of an array, in order. */
  public void write(int array, List<Write> writes) {
    Site site = fleet.site(array);
    beside(site.with(site.documents().apply(writes)));
    events.add(new Event.DocumentsChanged(array, site.documents(), writes));
  }

  public void alert(int array, String severity, String object, String text) {
    Site site = fleet.site(array);
    int number = site.alerts().isEmpty() ? 0 : site.alerts().last().number() + 1;
    Alert alert = new Alert(number, now(), severity, object, text);
    beside(site.with(alert));
    log(array, severity, Kind.ALERT, object, text);
    events.add(new Event.AlertRaised(array, alert));
  }

  /** Adds a line to an array's event log. */
  public void log(int array, String severity, Kind kind, String component, String text) {
    Desk desk = fleet.site(array).desk();
    Line entry = new Line(now(), severity, kind, component, text);
    beside(fleet.site(array).with(desk.with(desk.chronicle().with(entry))));
  }

  /** Changes an array's tasks. */
  public void tasks(int array, UnaryOperator<Chronicle> change) {
    Desk desk = fleet.site(array).desk();
    beside(fleet.site(array).with(desk.with(change.apply(desk.chronicle()))));
  }

  /** Switches what an array does for others. */
  public void put(int array, Services services) {
    Desk desk = fleet.site(array).desk();
    if (!services.equals(desk.services())) {
      with(fleet.site(array).with(desk.with(services)));
      events.add(new Event.ServicesChanged(array));
    }
  }

  /** Changes which volumes' updates are measured. */
  public void put(int array, Baselines baselines) {
    beside(fleet.site(array).with(fleet.site(array).desk().with(baselines)));
  }

  /** Lets a command happen later. */
  public Due schedule(long atMicros, Command command) {
    Fleet.Counters counters = fleet.counters().next();
    Due due = new Due(Math.max(atMicros, now()), counters.id());
    fleet = fleet.with(counters, fleet.deadlines().with(due, command));
    return due;
  }

  /** Changes a path and moves its one deadline, at which {@code onDue} happens. */
  public void put(Path path, Command onDue) {
    int id = Fleet.pathId(path.from(), path.to());
    touched.set(path.from());
    touched.set(path.to());
    fleet = fleet.with(path);
    long at = path.nextDue();
    if (at < 0) {
      fleet = fleet.with(fleet.deadlines().without(id));
    } else {
      Fleet.Counters counters = fleet.counters().next();
      Due due = new Due(Math.max(at, now()), counters.id());
      fleet = fleet.with(counters, fleet.deadlines().with(id, due, onDue));
    }
  }
}
