package org.arraytwin.fleet.site;

import io.vavr.collection.Vector;
import java.util.Locale;
import org.arraytwin.persistent.Latest;
import org.arraytwin.replication.Activity;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.Role;
import org.arraytwin.replication.SyncStatus;
import org.arraytwin.replication.TargetHalf;
import org.arraytwin.replication.table.State;
import org.jspecify.annotations.Nullable;

/**
 * What has happened in an array and what it has worked at: its event log and its tasks.
 *
 * @param entries the latest, oldest first, at most {@link #MAX_ENTRIES}
 * @param tasks the latest, oldest first; of more than {@link #MAX_TASKS} only those that go on
 * @param lastTask the highest id that a task ever had, 0 for none
 */
public record Chronicle(Latest<Entry> entries, Vector<Task> tasks, int lastTask) {
  public static final int MAX_ENTRIES = 1000;
  public static final int MAX_TASKS = 200;
  public static final Chronicle NONE = new Chronicle(Latest.of(MAX_ENTRIES), Vector.empty(), 0);

  private static final String INFORMATIONAL = "Informational";
  private static final String SYNC = "sync";

  /** Kinds of events. */
  public enum Kind {
    ALERT,
    COMMAND,
    GROUP,
    SYSTEM,
    TARGET
  }

  /** One line of the event log. */
  public sealed interface Entry permits Line, Became {
    /** Virtual time. */
    long atMicros();

    /** Informational, Minor, Major or Critical. */
    String severity();

    /** What kind of event. */
    Kind kind();

    /** What it befell, for example {@code group payroll}. */
    String component();

    /** What happened, one line. */
    String text();
  }

  /** A line in words. */
  public record Line(long atMicros, String severity, Kind kind, String component, String text)
      implements Entry {}

  /**
   * A half of a group has another role or state. There are many of them, and few are ever read: the
   * words are made then.
   *
   * @param half its name
   */
  record Became(long atMicros, String half, Role role, State state, String target)
      implements Entry {
    @Override
    public String severity() {
      return INFORMATIONAL;
    }

    @Override
    public Kind kind() {
      return Kind.GROUP;
    }

    @Override
    public String component() {
      return "group " + GroupHalf.groupNamed(half);
    }

    @Override
    public String text() {
      return "is " + role.word() + ", " + state.word() + " for target " + target;
    }
  }

  /** With a line more; the oldest goes where there are too many. */
  public Chronicle with(Entry entry) {
    return new Chronicle(entries.append(entry), tasks, lastTask);
  }

  /** With a task that begins; where there are too many the oldest that has ended goes. */
  public Chronicle begun(String type, String name, long now) {
    Vector<Task> kept = tasks;
    int ended = kept.size() < MAX_TASKS ? -1 : kept.indexWhere(t -> !t.active());
    while (ended >= 0) {
      kept = kept.removeAt(ended);
      ended = kept.size() < MAX_TASKS ? -1 : kept.indexWhere(t -> !t.active());
    }
    Task task = new Task(lastTask + 1, type, name, Task.State.ACTIVE, now, 0);
    return new Chronicle(entries, kept.append(task), task.id());
  }

  /** With the ids up to that one given away. */
  public Chronicle taken(int id) {
    return new Chronicle(entries, tasks, Math.max(lastTask, id));
  }

  /** With the task of that type and name ended; the same where none is active. */
  public Chronicle ended(String type, String name, Task.State as, long now) {
    int at =
        tasks.lastIndexWhere(t -> t.active() && t.type().equals(type) && t.name().equals(name));
    return at < 0
        ? this
        : new Chronicle(entries, tasks.update(at, tasks.get(at).ended(as, now)), lastTask);
  }

  /** With what goes on under one name going on under another. */
  private Chronicle renamed(String from, String to) {
    return from.equals(to)
        ? this
        : new Chronicle(
            entries,
            tasks.map(t -> t.active() && t.name().equals(from) ? t.named(to) : t),
            lastTask);
  }

  /** Follows a half of a group as it changes. */
  public Chronicle follow(@Nullable GroupHalf before, GroupHalf after, long now) {
    Chronicle next = noted(before, after, now);
    if (before == null) {
      return next;
    }
    next = next.renamed(before.name(), after.name());
    if (before.activity() == Activity.RESTORE && before.source() != after.source()) {
      next = next.ended(type(Activity.RESTORE), after.name(), Task.State.DONE, now);
    }
    if (before.activity() != after.activity()) {
      next = next.operation(before, after, now);
    }
    boolean copied = copies(before);
    boolean copies = copies(after);
    if (copied && !copies) {
      return next.ended(SYNC, after.name(), outcome(after), now);
    }
    return copies && !copied ? next.begun(SYNC, after.name(), now) : next;
  }

  private Chronicle noted(@Nullable GroupHalf before, GroupHalf after, long now) {
    boolean same =
        before != null && before.status().equals(after.status()) && before.role() == after.role();
    if (same) {
      return this;
    }
    return with(new Became(now, after.name(), after.role(), after.status(), after.target()));
  }

  private Chronicle operation(GroupHalf before, GroupHalf after, long now) {
    Chronicle next = this;
    if (before.activity() != Activity.NONE) {
      // A restore is done once the roles have changed, which ends its task.
      boolean failed = after.recoverFailed() || before.activity() == Activity.RESTORE;
      Task.State as = failed ? Task.State.FAILED : Task.State.DONE;
      next = next.ended(type(before.activity()), after.name(), as, now);
    }
    boolean leads = after.source() && after.activity() != Activity.NONE;
    return leads ? next.begun(type(after.activity()), after.name(), now) : next;
  }

  private static String type(Activity activity) {
    return activity.name().toLowerCase(Locale.ROOT);
  }

  private static boolean copies(GroupHalf half) {
    return half.source() && half.anyPair(SyncStatus.SYNCING);
  }

  private static Task.State outcome(GroupHalf half) {
    if (half.allPairs(SyncStatus.SYNCED)) {
      return Task.State.DONE;
    }
    return half.running() ? Task.State.FAILED : Task.State.CANCELLED;
  }

  /** Follows a peer as this array sees it. */
  public Chronicle follow(@Nullable TargetHalf before, TargetHalf after, long now) {
    if (before == null || before.status() == after.status()) {
      return this;
    }
    String text = "is " + after.status().word();
    return with(new Line(now, INFORMATIONAL, Kind.TARGET, "target " + after.name(), text));
  }
}
