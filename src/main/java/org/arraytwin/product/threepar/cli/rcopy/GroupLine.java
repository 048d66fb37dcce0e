package org.arraytwin.product.threepar.cli.rcopy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.Site;
import org.arraytwin.product.threepar.cli.word.Call;
import org.arraytwin.product.threepar.cli.word.Chosen;
import org.arraytwin.product.threepar.cli.word.CommandError;
import org.arraytwin.product.threepar.cli.word.Option;
import org.arraytwin.product.threepar.copy.CopyRefused;
import org.arraytwin.product.threepar.copy.KeptSnapshots;
import org.arraytwin.product.threepar.copy.Replica;
import org.arraytwin.replication.Activity;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.PairHalf;
import org.arraytwin.replication.table.Trait;
import org.jspecify.annotations.Nullable;

/** What the words that act on groups share: options, the walk over the groups, the waiting. */
final class GroupLine {
  static final Option PATTERN = Option.flag("-pat", "group names are patterns of *, ? and []");
  static final Option TARGET =
      Option.value("-t", "<target>", "the target; needed for groups with two where roles change");

  static final Option KEEP_SNAPSHOT =
      Option.flag("-keepsnap", "resync snapshots of this system stay as virtual copies sv.rcpy.*");

  /** What is done to one group. */
  interface Action {
    void on(GroupHalf half) throws InterruptedException;
  }

  /** What is done to a group with all its targets. */
  interface WholeAction {
    void on(List<GroupHalf> halves) throws InterruptedException;
  }

  private GroupLine() {}

  /** What keeps resync snapshots of some volumes, where the line has {@link #KEEP_SNAPSHOT}. */
  static List<Command> kept(Call call, List<GroupHalf> halves, IntPredicate wanted) {
    try {
      return call.has(KEEP_SNAPSHOT.name())
          ? KeptSnapshots.of(call.copies(), halves, wanted)
          : new ArrayList<>();
    } catch (CopyRefused e) {
      throw new CommandError(e.text());
    }
  }

  /** Refuses what would come in the way of a promote of one of a group's volumes. */
  static void requireNoPromote(Call call, GroupHalf half) {
    for (PairHalf pair : half.pairs()) {
      Replica promoting = call.copies().promoting(pair.localVolume());
      if (promoting != null) {
        throw new CommandError(
            "Promote of a virtual volume is in progress: "
                + promoting.parent().name()
                + " of group "
                + half.group()
                + " is being brought back to "
                + promoting.volume().name()
                + "; wait until that is done, or promotesv -halt");
      }
    }
  }

  /**
   * Does something to each group in turn, target by target; what fails for one is printed and the
   * next follows. Pairs that stand by are meant only where the line names their target.
   */
  static void each(Call call, List<String> names, Action action) throws InterruptedException {
    each(call, names, false, action);
  }

  /** Does something to each group as a whole. */
  static void eachGroup(Call call, List<String> names, WholeAction action)
      throws InterruptedException {
    for (List<GroupHalf> halves : byGroup(Chosen.groups(call, names, call.has("-pat")))) {
      try {
        action.on(halves);
      } catch (CommandError e) {
        call.error(e.text());
      }
    }
  }

  /** The same for what changes roles: the target of a group with two must be named. */
  static void eachAtOneTarget(Call call, List<String> names, Action action)
      throws InterruptedException {
    each(call, names, true, action);
  }

  private static void each(Call call, List<String> names, boolean one, Action action)
      throws InterruptedException {
    each(call, call.arguments().value("-t"), names, one, action);
  }

  /** The same where the line names a target by an operand. */
  static void eachFor(Call call, String target, List<String> names, Action action)
      throws InterruptedException {
    each(call, target, names, false, action);
  }

  private static void each(
      Call call, @Nullable String target, List<String> names, boolean one, Action action)
      throws InterruptedException {
    if (target != null) {
      Chosen.target(call, target);
    }
    for (List<GroupHalf> halves : byGroup(Chosen.groups(call, names, call.has("-pat")))) {
      try {
        for (GroupHalf half : meant(call, halves, target, one)) {
          action.on(half);
        }
      } catch (CommandError e) {
        call.error(e.text());
      }
    }
  }

  private static List<GroupHalf> meant(
      Call call, List<GroupHalf> halves, @Nullable String target, boolean one) {
    if (target != null) {
      return List.of(Chosen.at(call, halves, target));
    }
    if (one && halves.size() > 1) {
      throw new CommandError(
          "group "
              + halves.get(0).group()
              + " has more than one target; -t <target> must be given: "
              + String.join(", ", halves.stream().map(GroupHalf::target).toList()));
    }
    List<GroupHalf> active = halves.stream().filter(h -> !h.status().has(Trait.RESERVE)).toList();
    return active.isEmpty() ? halves : active;
  }

  private static Collection<List<GroupHalf>> byGroup(List<GroupHalf> halves) {
    Map<String, List<GroupHalf>> groups = new LinkedHashMap<>();
    for (GroupHalf half : halves) {
      groups.computeIfAbsent(half.group(), g -> new ArrayList<>(1)).add(half);
    }
    return groups.values();
  }

  /**
   * Waits until an operation on a group has ended.
   *
   * @param what the operation, for the message
   * @param ended whether it has
   * @param good whether it has done what it was to do
   * @throws CommandError where it has not, or nobody knows
   */
  static void await(
      Call call, String group, String what, Predicate<GroupHalf> ended, Predicate<GroupHalf> good)
      throws InterruptedException {
    Seen seen = new Seen();
    String gaveUp =
        call.await(
            at -> {
              Site site = at.fleet().site(call.array());
              seen.powered = site.powered();
              seen.half = site.group(group);
              return !seen.powered || seen.half == null || ended.test(seen.half);
            });
    GroupHalf half = seen.half;
    if (!seen.powered) {
      throw new CommandError(what + " of group " + group + ": the system has lost power");
    }
    if (half == null) {
      throw new CommandError("group " + group + " was removed during its " + what);
    }
    if (gaveUp != null) {
      throw new CommandError(
          what + " of group " + group + " goes on, no longer waited for: " + gaveUp + state(half));
    }
    if (!good.test(half)) {
      throw new CommandError(what + " of group " + group + " did not complete" + state(half));
    }
  }

  private static String state(GroupHalf half) {
    return " (the group is " + half.role().word() + ", " + half.status().word() + ")";
  }

  /** Whether nothing changes by itself any more. */
  static boolean settled(GroupHalf half) {
    return half.activity() == Activity.NONE && !half.changing();
  }

  static boolean stopped(GroupHalf half) {
    return half.status().is("Stopped") || half.status().is("New");
  }

  /** What the waiting saw last. */
  private static final class Seen {
    private boolean powered = true;
    private @Nullable GroupHalf half;
  }
}
