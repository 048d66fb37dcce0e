package org.arraytwin.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.copy.OperateTogether;
import org.arraytwin.fleet.copy.SetCopy;
import org.arraytwin.fleet.fault.FailArray;
import org.arraytwin.fleet.fault.HostWrite;
import org.arraytwin.fleet.fault.RestoreArray;
import org.arraytwin.fleet.fault.parts.FailFlush;
import org.arraytwin.fleet.fault.parts.LoseCache;
import org.arraytwin.fleet.fault.parts.LoseMetadata;
import org.arraytwin.fleet.fault.parts.ReturnMetadata;
import org.arraytwin.fleet.fault.parts.VolumeCondition;
import org.arraytwin.fleet.remote.AdmitVolume;
import org.arraytwin.fleet.remote.DismissVolume;
import org.arraytwin.fleet.session.Operate;
import org.arraytwin.fleet.site.LocalCopy;
import org.arraytwin.replication.table.Action;

/**
 * What may be done in a walk through copies within an array: every operation of every session with
 * every choice of its options, creating what is gone, and whatever the walk adds. Time passes until
 * the next grain has moved or the next deadline has struck; where nothing moves, until caches go to
 * disk.
 *
 * @param box the array
 * @param commands what the walk adds
 * @param without operations that nobody asks for, with any options, or only with those behind them
 * @param only operations with their options behind them, of which alone somebody asks; empty: all
 */
record CopyAlphabet(TinyBox box, List<Command> commands, List<String> without, List<String> only) {
  static CopyAlphabet of(TinyBox box) {
    return new CopyAlphabet(box, List.of(), List.of(), List.of());
  }

  private CopyAlphabet and(List<Command> more) {
    List<Command> all = new ArrayList<>(commands);
    all.addAll(more);
    return new CopyAlphabet(box, List.copyOf(all), without, only);
  }

  /** Nobody asks for some operations, for example {@code prestartfcmap} or {@code createsv +ro}. */
  CopyAlphabet without(String... operations) {
    List<String> all = new ArrayList<>(without);
    all.addAll(List.of(operations));
    return new CopyAlphabet(box, commands, List.copyOf(all), only);
  }

  /** Nobody asks for anything but operations as given, for example {@code startfcmap +prep}. */
  CopyAlphabet only(String... operations) {
    return new CopyAlphabet(box, commands, without, List.of(operations));
  }

  private boolean asked(String operation, List<String> options) {
    String text = String.join(" +", Stream.concat(Stream.of(operation), options.stream()).toList());
    return !without.contains(operation)
        && !without.contains(text)
        && (only.isEmpty() || only.contains(text));
  }

  /** Hosts write one unit of the product of each, for example {@code s0}. */
  CopyAlphabet writes(String... units) {
    List<Command> all = new ArrayList<>();
    long bytes = box.unit() * TinyBox.GRAIN;
    for (String unit : units) {
      int number = unit.charAt(1) - '0';
      all.add(new HostWrite("box", unit.substring(0, 1), number * bytes, bytes));
    }
    return and(all);
  }

  CopyAlphabet power() {
    return and(List.of(new FailArray("box"), new RestoreArray("box")));
  }

  CopyAlphabet metadata() {
    return and(List.of(new LoseMetadata("box", 0), new ReturnMetadata("box", 0)));
  }

  CopyAlphabet losingCaches() {
    return and(List.of(new LoseCache("box")));
  }

  CopyAlphabet failingFlushes(String... volumes) {
    List<Command> all = new ArrayList<>();
    for (String volume : volumes) {
      all.add(new FailFlush("box", volume));
    }
    return and(all);
  }

  /** Volumes fail and are good again. */
  CopyAlphabet conditions(String... volumes) {
    List<Command> all = new ArrayList<>();
    for (String volume : volumes) {
      all.add(new VolumeCondition("box", volume, "io-failed", ""));
      all.add(new VolumeCondition("box", volume, "online", ""));
    }
    return and(all);
  }

  /** A remote copy begins to bring something to a volume, or no longer does. */
  CopyAlphabet fed(String... volumes) {
    List<Command> all = new ArrayList<>();
    for (String volume : volumes) {
      all.add(new AdmitVolume(1, "r", "v", volume, false, false));
    }
    all.add(new DismissVolume(1, "r", "v", false));
    return and(all);
  }

  /** The operator sets another rate: none, or the usual one. */
  CopyAlphabet rates(String session) {
    List<Command> all = new ArrayList<>();
    long usual = box.bytes(TinyBox.rate(box.table()));
    all.add(new SetCopy(0, session, 0, usual, false, ""));
    all.add(new SetCopy(0, session, usual, 0, false, ""));
    return and(all);
  }

  /** Every operation asked of all members of a group. */
  CopyAlphabet together(String group) {
    List<Command> all = new ArrayList<>();
    for (Action action : box.table().operations()) {
      for (List<String> options : choices(box.table().options(action))) {
        if (asked(action.name(), options)) {
          all.add(new OperateTogether(0, group, action.name(), options));
        }
      }
    }
    return and(all);
  }

  private static List<List<String>> choices(List<String> options) {
    List<List<String>> all = new ArrayList<>();
    for (int choice = 0; choice < 1 << options.size(); choice++) {
      List<String> given = new ArrayList<>();
      for (int i = 0; i < options.size(); i++) {
        if ((choice >> i & 1) > 0) {
          given.add(options.get(i));
        }
      }
      all.add(given);
    }
    return all;
  }

  /** What is worth trying. */
  List<Step> steps(CopyLife life) {
    List<Step> steps = new ArrayList<>();
    for (TinyBox.Wanted wanted : box.sessions()) {
      LocalCopy copy = life.fleet().site(0).local().copy(wanted.name());
      if (copy == null) {
        steps.add(new Step.Do(box.create(wanted)));
        continue;
      }
      for (Action action : wanted.of().operations()) {
        for (List<String> options : choices(wanted.of().options(action))) {
          if (asked(action.name(), options)) {
            steps.add(new Step.Do(new Operate(0, wanted.name(), action.name(), options)));
          }
        }
      }
    }
    for (Command command : commands) {
      boolean gone =
          command instanceof SetCopy set && life.fleet().site(0).local().copy(set.name()) == null;
      if (!gone) {
        steps.add(new Step.Do(command));
      }
    }
    CopyForm form = new CopyForm(life.fleet(), box.caching());
    long next = form.next();
    long destaging = next < 0 && box.caching() ? form.destaging() : -1;
    if (next >= 0 || destaging >= 0) {
      steps.add(new Step.Pass(next >= 0 ? next : destaging));
    }
    return steps;
  }
}
