package org.arraytwin.product.threepar.copy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.document.Write;
import org.arraytwin.fleet.service.TakeTask;
import org.arraytwin.fleet.site.LocalCopy;
import org.arraytwin.product.threepar.copy.CopyTask.Status;
import org.jspecify.annotations.Nullable;

/**
 * The tasks of local copies. A task is noted when it begins; what has become of it is seen from its
 * session, and noted before something else is asked of that.
 */
public final class CopyTasks {
  /** As many tasks are remembered, and all that run; the oldest are forgotten first. */
  static final int REMEMBERED = 200;

  private static final String TYPE = "type";
  private static final String SESSION = "session";
  private static final String VOLUME = "volume";
  private static final String METHOD = "method";
  private static final String START = "start";
  private static final String FINISH = "finish";
  private static final String STATUS = "status";

  private CopyTasks() {}

  /** All that are remembered, oldest first. */
  public static List<CopyTask> all(Copies copies) {
    return Note.all(copies.site(), Note.Shelf.TASK).stream().map(n -> task(copies, n)).toList();
  }

  /** Those that run. */
  public static List<CopyTask> running(Copies copies) {
    return all(copies).stream().filter(t -> t.status() == Status.ACTIVE).toList();
  }

  /** The task of that id, or null. */
  public static @Nullable CopyTask find(Copies copies, int id) {
    Note note = Note.find(copies.site(), Note.Shelf.TASK, String.valueOf(id));
    return note == null ? null : task(copies, note);
  }

  /** The session of a task, while it is there; else null. */
  public static @Nullable Replica replica(Copies copies, CopyTask task) {
    Note note = Note.find(copies.site(), Note.Shelf.TASK, String.valueOf(task.id()));
    LocalCopy copy = note == null ? null : copies.site().local().copy((int) note.number(SESSION));
    return copy == null ? null : new Replica(copies, copy);
  }

  private static CopyTask task(Copies copies, Note note) {
    LocalCopy copy = copies.site().local().copy((int) note.number(SESSION));
    Replica replica = copy == null ? null : new Replica(copies, copy);
    Status status = status(note, replica);
    long finish = note.number(FINISH);
    if (finish < 0 && status == Status.DONE && replica != null) {
      finish = replica.syncedMicros();
    }
    return new CopyTask(
        Integer.parseInt(note.id()),
        note.value(TYPE),
        note.value(VOLUME),
        status,
        status == Status.ACTIVE && replica != null ? replica.percent() : 100,
        note.number(START),
        finish,
        note.value(METHOD));
  }

  private static Status status(Note note, @Nullable Replica replica) {
    if (!note.value(STATUS).isEmpty()) {
      return Status.valueOf(note.value(STATUS));
    }
    if (replica == null) {
      return Status.DONE; // it goes away by itself once it is complete
    }
    if (replica.busy()) {
      return Status.ACTIVE;
    }
    return replica.failed() ? Status.FAILED : replica.halfway() ? Status.CANCELLED : Status.DONE;
  }

  /** The id of the next task. */
  static int next(Copies copies) {
    return copies.site().desk().chronicle().lastTask() + 1;
  }

  /** Takes the id of a new task, so that no synchronization gets it. */
  static Command taken(Copies copies, int id) {
    return new TakeTask(copies.array(), id);
  }

  /** Forgets the oldest that have come to an end where so many more would be too many. */
  static List<Write> forgotten(Copies copies, int more) {
    List<Note> notes = new ArrayList<>(Note.all(copies.site(), Note.Shelf.TASK));
    notes.sort(Comparator.comparingInt(note -> Integer.parseInt(note.id())));
    int many = notes.size() + more - REMEMBERED;
    List<Write> writes = new ArrayList<>();
    for (Note note : notes) {
      if (writes.size() < many && task(copies, note).status() != Status.ACTIVE) {
        writes.add(note.remove());
      }
    }
    return writes;
  }

  /**
   * Notes a new task.
   *
   * @param session id of its copy
   * @param volume name of the volume that the data comes onto
   * @param method of CIM that began it, or empty
   */
  static List<Write> begun(
      Copies copies, int id, String type, int session, String volume, String method) {
    List<Write> writes = new ArrayList<>(settled(copies, session));
    writes.add(note(copies, id, type, session, volume, method).put());
    return writes;
  }

  private static Note note(
      Copies copies, int id, String type, int session, String volume, String method) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put(TYPE, type);
    values.put(SESSION, String.valueOf(session));
    values.put(VOLUME, volume);
    if (!method.isEmpty()) {
      values.put(METHOD, method);
    }
    values.put(START, String.valueOf(copies.at().now()));
    return new Note(Note.Shelf.TASK, String.valueOf(id), values);
  }

  /** Notes a task that is over as soon as it has begun. */
  static List<Write> done(
      Copies copies, int id, String type, int session, String volume, String method) {
    List<Write> writes = new ArrayList<>(settled(copies, session));
    String now = String.valueOf(copies.at().now());
    writes.add(
        note(copies, id, type, session, volume, method)
            .with(STATUS, Status.DONE.name())
            .with(FINISH, now)
            .put());
    return writes;
  }

  /** Notes what has become of a session's tasks, before something else is asked of it. */
  static List<Write> settled(Copies copies, int session) {
    List<Write> writes = new ArrayList<>();
    for (Note note : Note.all(copies.site(), Note.Shelf.TASK)) {
      boolean open = note.value(STATUS).isEmpty() && note.number(SESSION) == session;
      CopyTask task = open ? task(copies, note) : null;
      if (task != null && task.status() != Status.ACTIVE) {
        Note settled = note.with(STATUS, task.status().name().toUpperCase(Locale.ROOT));
        writes.add(
            (task.finishMicros() < 0
                    ? settled
                    : settled.with(FINISH, String.valueOf(task.finishMicros())))
                .put());
      }
    }
    return writes;
  }
}
