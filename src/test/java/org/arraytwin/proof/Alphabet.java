package org.arraytwin.proof;

import java.util.ArrayList;
import java.util.List;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Fleet;
import org.arraytwin.fleet.FleetAt;
import org.arraytwin.fleet.Session;
import org.arraytwin.fleet.fault.CutLink;
import org.arraytwin.fleet.fault.CutOneWay;
import org.arraytwin.fleet.fault.FailArray;
import org.arraytwin.fleet.fault.FailNext;
import org.arraytwin.fleet.fault.HealLink;
import org.arraytwin.fleet.fault.HostWrite;
import org.arraytwin.fleet.fault.RestoreArray;
import org.arraytwin.fleet.fault.parts.FailDisk;
import org.arraytwin.fleet.fault.parts.LoseCache;
import org.arraytwin.fleet.fault.parts.RenewPool;
import org.arraytwin.fleet.fault.parts.VolumeCondition;
import org.arraytwin.fleet.motion.Links;
import org.arraytwin.fleet.session.Operate;
import org.arraytwin.replication.Content;
import org.arraytwin.replication.Flow;
import org.arraytwin.replication.Journal;
import org.arraytwin.replication.Point;
import org.arraytwin.replication.WriteStream;
import org.arraytwin.replication.table.Action;
import org.arraytwin.replication.table.SessionTable;

/**
 * What may be done in a walk through remote sessions, and which of it is worth trying in a state. A
 * world that has just changed breaks no further before the arrays have noticed, unless the walk is
 * {@link #restless}.
 *
 * @param commands all that is asked and all that breaks
 * @param arming whether copies, recovers and restores are made to fail
 * @param restless whether what is broken breaks again before it is noticed
 */
record Alphabet(List<Command> commands, boolean arming, boolean restless) {
  private static final long SECOND = 1_000_000L;

  @SafeVarargs
  static Alphabet of(List<Command>... parts) {
    List<Command> all = new ArrayList<>();
    for (List<Command> part : parts) {
      all.addAll(part);
    }
    return new Alphabet(List.copyOf(all), false, false);
  }

  Alphabet and(List<Command> more) {
    List<Command> all = new ArrayList<>(commands);
    all.addAll(more);
    return new Alphabet(List.copyOf(all), arming, restless);
  }

  Alphabet withFailingCopies() {
    return new Alphabet(commands, true, restless);
  }

  Alphabet breakingAgain() {
    return new Alphabet(commands, arming, true);
  }

  /** Every operation of a table, asked on an array with every choice of its options. */
  static List<Command> operations(SessionTable table, int array, String session) {
    List<Command> all = new ArrayList<>();
    for (Action action : table.operations()) {
      List<String> options = table.options(action);
      for (int choice = 0; choice < 1 << options.size(); choice++) {
        List<String> given = new ArrayList<>();
        for (int i = 0; i < options.size(); i++) {
          if ((choice >> i & 1) > 0) {
            given.add(options.get(i));
          }
        }
        all.add(new Operate(array, session, action.name(), given));
      }
    }
    return all;
  }

  /** Some operations, each with its options behind it, for example {@code Split +force}. */
  static List<Command> operations(int array, String session, String... texts) {
    List<Command> all = new ArrayList<>();
    for (String text : texts) {
      List<String> words = List.of(text.split(" \\+", -1));
      all.add(new Operate(array, session, words.get(0), words.subList(1, words.size())));
    }
    return all;
  }

  /** Hosts of some arrays write both grains of their volumes. */
  static List<Command> writes(String... arrays) {
    List<Command> all = new ArrayList<>();
    for (String array : arrays) {
      all.add(new HostWrite(array, "v", 0, 2 * Setting.GRAIN));
    }
    return all;
  }

  static List<Command> links(String x, String y) {
    return List.of(new CutLink(x, y, -1), new HealLink(x, y, -1));
  }

  /** A link that fails from one array to another, and not the other way. */
  static List<Command> oneWay(String deafTo, String deaf) {
    return List.of(new CutOneWay(deafTo, deaf, -1), new HealLink(deafTo, deaf, -1));
  }

  static List<Command> power(String array) {
    return List.of(new FailArray(array), new RestoreArray(array));
  }

  /** A volume that cannot be read or written, and can be again. */
  static List<Command> volumes(String... arrays) {
    List<Command> all = new ArrayList<>();
    for (String array : arrays) {
      all.add(new VolumeCondition(array, "v", "offline", ""));
      all.add(new VolumeCondition(array, "v", "online", ""));
    }
    return all;
  }

  /** Acknowledged writes that are lost with the cache. */
  static List<Command> caches(String... arrays) {
    List<Command> all = new ArrayList<>();
    for (String array : arrays) {
      all.add(new LoseCache(array));
    }
    return all;
  }

  /** A pool that has lost a disk loses another, and its data with it, and begins anew. */
  static List<Command> pool(String array) {
    return List.of(new FailDisk(array, "p", 1), new RenewPool(array, "p"));
  }

  /** What is worth trying. */
  List<Step> steps(Life life) {
    Fleet fleet = life.fleet();
    List<Step> steps = new ArrayList<>();
    if (fleet.sessions().forAll(s -> s == null)) {
      return List.of(new Step.ToNextDeadline());
    }
    boolean settled = restless || !fleet.deadlines().all().values().exists(Alphabet::ofLink);
    for (Command command : commands) {
      boolean breaks =
          command instanceof CutLink
              || command instanceof CutOneWay
              || command instanceof FailArray;
      boolean matters = !(command instanceof HostWrite write) || writeMatters(fleet, write);
      if ((settled || !breaks) && matters) {
        steps.add(new Step.Do(command));
      }
    }
    boolean moving = false;
    for (Session session : fleet.sessions()) {
      if (session != null) {
        arm(session, steps);
        moving |= session.flows().copies() > 0 || session.journal() != null;
      }
    }
    steps.add(new Step.ToNextDeadline());
    if (moving) {
      steps.add(new Step.Pass(SECOND));
    }
    return steps;
  }

  private void arm(Session session, List<Step> steps) {
    if (arming && session.armed().isEmpty()) {
      for (String what : List.of("resync", "recover", "restore")) {
        steps.add(new Step.Do(new FailNext(what, session.name(), 50)));
      }
    }
  }

  /** Whether a deadline is one of those by which arrays come to believe in a link or not. */
  private static boolean ofLink(Command due) {
    return due.getClass().getName().startsWith(Links.class.getName());
  }

  /**
   * Whether a write leads to another state: where the volume holds already what nothing else holds
   * one more write changes nothing but the number of writes, unless a journal has to carry it.
   */
  private static boolean writeMatters(Fleet fleet, HostWrite write) {
    int array = fleet.site(write.array()).id();
    FleetAt at = new FleetAt(fleet, fleet.now());
    Content mine = at.content(array, 0);
    for (Session session : fleet.sessions()) {
      boolean ours =
          session != null && (session.a().array() == array || session.b().array() == array);
      if (ours && session.flows().size() > 0 && matters(at, session, array, mine)) {
        return true;
      }
    }
    return false;
  }

  private static boolean matters(FleetAt at, Session session, int array, Content mine) {
    Fleet fleet = at.fleet();
    List<Content> others = new ArrayList<>();
    others.add(at.content(session.peer(array).array(), 0));
    for (Session.End end : List.of(session.a(), session.b())) {
      fleet
          .half(end)
          .pairs()
          .map(p -> p.retained())
          .filter(r -> r != null)
          .forEach(r -> others.add(r.content()));
    }
    if (session.flows().get(0) instanceof Flow.Copy copy) {
      others.add(copy.sent());
      others.add(copy.base());
    } else if (session.flows().get(0) instanceof Flow.Live live) {
      others.add(live.sender());
      others.add(live.receiver());
    }
    Journal journal = session.journal();
    WriteStream stream = at.sent(session);
    boolean sends = stream != null && session.sender() == array;
    Point cycle = session.cyclePoint();
    boolean waits =
        sends
            && cycle != null
            && fleet.half(session.end(array)).mode().journaled()
            && stream.numberAt(at.now()) < cycle.number() + 2;
    return (sends && journal != null) || waits || others.stream().anyMatch(mine::same);
  }
}
