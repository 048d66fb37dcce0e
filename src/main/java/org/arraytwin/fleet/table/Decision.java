package org.arraytwin.fleet.table;

import java.util.List;
import org.arraytwin.fleet.Reason;
import org.arraytwin.fleet.Refusal;
import org.arraytwin.fleet.Refused;
import org.arraytwin.fleet.Site;
import org.arraytwin.fleet.Steps;
import org.arraytwin.replication.table.Action;
import org.arraytwin.replication.table.Cell;
import org.arraytwin.replication.table.Detail;
import org.arraytwin.replication.table.Effect;
import org.arraytwin.replication.table.Happening;
import org.arraytwin.replication.table.Verdict;
import org.jspecify.annotations.Nullable;

/** Finds the cell that counts and does what it says. */
public final class Decision {
  private Decision() {}

  /**
   * An operator asks something of a session.
   *
   * @param options words that are added, each one that the operation takes
   * @throws Refused where the cell says so, or session, operation or option do not exist
   */
  public static void operate(
      Steps steps,
      Sessions sessions,
      int array,
      String name,
      String operation,
      List<String> options) {
    Refusal barred = barred(sessions, steps.fleet().site(array), operation);
    if (barred != null) {
      throw new Refused(barred);
    }
    Subject subject = sessions.named(steps.fleet(), array, name);
    if (subject == null) {
      throw new Refused(sessions.missing(steps.fleet(), array, name, operation));
    }
    Action action = action(subject, operation);
    take(steps, sessions, subject, action, mask(subject, action, options));
  }

  /** Why an array takes nothing at all that is asked of a family's sessions, or null. */
  static @Nullable Refusal barred(Sessions sessions, Site site, String operation) {
    return site.powered() ? sessions.barred(site, operation) : Refusal.unpowered(site, operation);
  }

  /** Something befalls a session; nothing where it means nothing to its kind. */
  public static void happen(
      Steps steps, Sessions sessions, Subject subject, Happening happening, int options) {
    Action action = subject.table().happening(happening);
    if (action != null) {
      take(steps, sessions, subject, action, options);
    }
  }

  private static Action action(Subject subject, String operation) {
    Action action = subject.table().operation(operation);
    if (action == null) {
      throw new Refused(
          new Refusal(
              Reason.NON_EXISTENT_OPERATION,
              subject.object(),
              "of kind " + subject.table().kind(),
              operation,
              "operations: "
                  + String.join(
                      ", ", subject.table().operations().stream().map(Action::name).toList())));
    }
    return action;
  }

  private static int mask(Subject subject, Action action, List<String> options) {
    int mask = 0;
    for (int i = 0; i < options.size(); i++) {
      int bit = subject.table().option(options.get(i)) & action.options();
      if (bit == 0) {
        throw new Refused(
            new Refusal(
                Reason.INV_INPUT_PARAM_CONFLICT,
                subject.object(),
                "asked with option " + options.get(i),
                action.name(),
                "options: " + String.join(", ", subject.table().options(action))));
      }
      mask |= bit;
    }
    return mask;
  }

  private static void take(
      Steps steps, Sessions sessions, Subject subject, Action action, int options) {
    Cell cell = action.first(subject, options);
    steps.note(cell.ref());
    Refusal refusal = refusal(subject, action, cell);
    if (refusal != null) {
      throw new Refused(refusal);
    }
    Verdict.Take take = (Verdict.Take) cell.verdict();
    if (take.changesNothing()) {
      return;
    }
    Subject peer = take.tellsPeer() ? subject.peer() : null;
    if (take.next() != null) {
      subject.become(steps, take.next());
    }
    if (peer != null) {
      if (take.peer() != null) {
        peer.become(steps, take.peer());
      }
      apply(steps, peer, take.peerEffects(), options);
    }
    apply(steps, subject, take.effects(), options);
    subject.settle(steps);
    if (take.then() != null) {
      boolean peerToo = peer != null && take.peer() != null;
      schedule(steps, sessions, subject, peerToo ? peer : null, take, options);
    }
  }

  private static void apply(Steps steps, Subject subject, List<Effect> effects, int options) {
    for (int i = 0; i < effects.size(); i++) {
      subject.apply(steps, effects.get(i), options);
    }
  }

  private static void schedule(
      Steps steps,
      Sessions sessions,
      Subject subject,
      @Nullable Subject peer,
      Verdict.Take take,
      int options) {
    Happening then = take.then();
    long delay =
        take.after() == null
            ? 0
            : steps.fleet().site(subject.array()).rules().timings().micros(take.after());
    for (Subject side : peer == null ? List.of(subject) : List.of(subject, peer)) {
      Subject now = sessions.of(steps.fleet(), side.array(), side.id());
      if (now != null && then != null) {
        steps.schedule(
            steps.now() + delay,
            new Happen(sessions, side.array(), side.id(), then, options, now.stamp()));
      }
    }
  }

  /** Why a cell does not let something happen to a session, or null where it does. */
  static @Nullable Refusal refusal(Subject subject, Action action, Cell cell) {
    if (cell.verdict() instanceof Verdict.Refuse refuse) {
      return new Refusal(
          Reason.valueOf(refuse.reason()),
          subject.object(),
          text(subject, refuse.is()),
          action.name(),
          text(subject, refuse.legal()));
    }
    if (!(cell.verdict() instanceof Verdict.Take take) || action.happens()) {
      return null;
    }
    Refusal here = subject.bars(take.effects(), take.peerEffects(), action.name());
    Subject peer = here == null && !take.peerEffects().isEmpty() ? subject.peer() : null;
    return peer == null ? here : peer.bars(take.peerEffects(), take.effects(), action.name());
  }

  private static String text(Subject subject, String pattern) {
    String text = pattern;
    for (Detail detail : Detail.values()) {
      if (text.contains(detail.mark())) {
        text = text.replace(detail.mark(), subject.detail(detail));
      }
    }
    return text;
  }
}
