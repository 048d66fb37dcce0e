package org.arraytwin.product.bs2000.remote;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.arraytwin.fleet.FleetAt;
import org.arraytwin.product.bs2000.system.Disk;
import org.arraytwin.product.bs2000.system.Job;
import org.arraytwin.product.bs2000.system.Machine;
import org.arraytwin.product.bs2000.system.Notice;
import org.arraytwin.product.bs2000.system.Order;
import org.arraytwin.product.bs2000.system.Security;
import org.arraytwin.product.bs2000.system.Selection;
import org.arraytwin.product.bs2000.system.ShcException;
import org.arraytwin.product.eternus.session.Box;
import org.arraytwin.product.eternus.session.CopySession;
import org.arraytwin.product.eternus.session.Kind;
import org.arraytwin.product.eternus.session.Orders;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.Mode;

/** The remote copy pairs at one moment, and what all commands on them have in common. */
final class Remotes {
  static final String WHAT = "TARGET UNIT";

  /** Operations of the storage systems. */
  static final String SUSPEND = "acec suspend";

  static final String RESUME = "acec resume";
  static final String REVERSE = "acec reverse";

  private final Job job;
  private final RemoteRules rules;
  private final Machine machine;
  private final List<RemotePair> all = new ArrayList<>();

  Remotes(Job job, RemoteRules rules, Machine machine) {
    this.job = job;
    this.rules = rules;
    this.machine = machine;
    for (Box box : machine.boxes()) {
      box.sessions()
          .filter(s -> s.kind().remote() && tells(box.array(), s))
          .forEach(s -> all.add(pair(s)));
    }
  }

  /** The source's storage system tells of a pair, or the target's where that does not respond. */
  private boolean tells(int array, CopySession session) {
    boolean own = session.sourceArray() == array;
    return machine.responds(array) && (own || !machine.responds(session.sourceArray()));
  }

  /** The pairs as of now, where commands that change something are allowed. */
  static Remotes changing(Job job, RemoteRules rules) {
    Machine machine = job.machine();
    Security.requireControl(job, machine);
    return new Remotes(job, rules, machine);
  }

  private RemotePair pair(CopySession session) {
    GroupHalf half =
        Objects.requireNonNull(
            machine.box(session.array()).site().group(session.name()), "a session has its half");
    return new RemotePair(
        machine.disk(session.sourceArray(), session.source()),
        machine.disk(session.targetArray(), session.target()),
        session,
        mode(half.mode()),
        machine.at().fleet().inTouch(session.sourceArray(), session.targetArray()),
        rules.of(session.state()),
        access(session));
  }

  /** Who decides over the target unit, as its own storage system has it where that responds. */
  private String access(CopySession session) {
    CopySession known =
        halves(session).stream().filter(Remotes::atTarget).findFirst().orElse(session);
    String access = rules.of(known.state()).access();
    boolean alone = access.equals(RemoteRules.Status.BY_SOURCE);
    return alone && !machine.responds(session.sourceArray()) ? RemoteRules.Status.NOBODY : access;
  }

  private static boolean atTarget(CopySession session) {
    return session.array() == session.targetArray();
  }

  /** A session as each of its storage systems that responds knows it, the one given first. */
  private List<CopySession> halves(CopySession session) {
    List<CopySession> halves = new ArrayList<>();
    halves.add(session);
    for (int array : new int[] {session.sourceArray(), session.targetArray()}) {
      CopySession other =
          array != session.array() && machine.responds(array)
              ? machine
                  .box(array)
                  .between(
                      session.sourceArray(), session.from(), session.targetArray(), session.to())
              : null;
      if (other != null) {
        halves.add(other);
      }
    }
    return halves;
  }

  /** Parts a pair by force: where its storage systems are out of touch, each that responds. */
  List<Order.Asked> part(RemotePair pair) {
    return halves(pair.session()).stream()
        .filter(half -> half.equals(pair.session()) || (!pair.linked() && !half.parted()))
        .map(half -> asked(half, SUSPEND, "force"))
        .toList();
  }

  /** Ends a pair: where its storage systems are out of touch, each that responds ends its half. */
  List<Order.Asked> end(RemotePair pair) {
    return halves(pair.session()).stream()
        .filter(half -> half.equals(pair.session()) || !pair.linked())
        .map(half -> asked(half, Orders.endWord(Kind.REC)))
        .toList();
  }

  private Order.Asked asked(CopySession half, String operation, String... options) {
    int array = half.array();
    return new Order.Asked(array, job.orders(array).operate(half, operation, options));
  }

  private static String mode(Mode mode) {
    return switch (mode) {
      case ASYNC -> "ASYNCH";
      case ADAPTIVE -> "ASYNC-STACK";
      case SYNC, PERIODIC -> "SYNCH";
    };
  }

  Machine machine() {
    return machine;
  }

  List<RemotePair> all() {
    return List.copyOf(all);
  }

  /** The pairs that a disk belongs to. */
  List<RemotePair> touching(Disk disk) {
    return all.stream().filter(p -> p.source().equals(disk) || p.target().equals(disk)).toList();
  }

  /**
   * The pairs of the source units that the command names; of several of a unit those whose status
   * takes it.
   *
   * @throws ShcException where there is none, or no status does
   */
  List<RemotePair> chosen(Selection selection, RemoteAct act, boolean forced) {
    List<RemotePair> chosen = new ArrayList<>();
    for (Disk unit : selection.units()) {
      Security.requireUsable(machine, unit);
      List<RemotePair> pairs = all.stream().filter(p -> p.source().equals(unit)).toList();
      if (pairs.isEmpty()) {
        throw new ShcException(Notice.NO_PAIR, unit.shown(), WHAT);
      }
      List<RemotePair> taking =
          pairs.stream().filter(p -> !p.status().answer(act).equals("no")).toList();
      List<RemotePair> meant = taking.isEmpty() ? pairs : taking;
      meant.forEach(pair -> requireStatus(pair, act, forced));
      chosen.addAll(meant);
    }
    return chosen;
  }

  private void requireStatus(RemotePair pair, RemoteAct act, boolean forced) {
    String answer = pair.status().answer(act);
    if (answer.equals("force") && !forced) {
      throw new ShcException(
          Notice.NEEDS_FORCE,
          job.command(),
          pair.source().shown(),
          pair.target().shown(),
          pair.status().name());
    }
    if (answer.equals("no")) {
      throw new ShcException(
          Notice.WRONG_STATUS,
          job.command(),
          pair.source().shown(),
          pair.target().shown(),
          pair.status().name(),
          String.join(", ", rules.possible(act)));
    }
  }

  /** Something asked of the session of a pair, on its source's side. */
  Order.Asked operate(RemotePair pair, String operation, String... options) {
    return asked(pair.session(), operation, options);
  }

  /** The pair of the same two disks as of now, whichever is the source. */
  RemotePair now(RemotePair before) {
    return new Remotes(job, rules, job.machine()).same(before);
  }

  private RemotePair same(RemotePair before) {
    for (RemotePair pair : all) {
      if (pair.is(before)) {
        return pair;
      }
    }
    throw new ShcException(
        Notice.PAIR_FAILED, before.source().shown(), before.target().shown(), "ENDED");
  }

  /** Whether all pairs are in another status than one. */
  Predicate<FleetAt> past(List<RemotePair> pairs, String status) {
    return at -> {
      Remotes then = new Remotes(job, rules, job.machine(at));
      return pairs.stream()
          .allMatch(p -> then.all.stream().noneMatch(o -> o.is(p) && o.status().is(status)));
    };
  }

  /**
   * Checks that a pair has come to a status.
   *
   * @throws ShcException where it has not
   */
  void require(RemotePair before, String status) {
    RemotePair pair = now(before);
    if (!pair.status().is(status)) {
      throw new ShcException(
          Notice.PAIR_FAILED, pair.source().shown(), pair.target().shown(), pair.status().name());
    }
  }

  /** Tells that the command has been carried out. */
  void completed(List<RemotePair> done) {
    job.note(
        Notice.COMPLETED,
        job.command(),
        String.join(", ", done.stream().map(p -> p.source().shown()).toList()));
  }
}
