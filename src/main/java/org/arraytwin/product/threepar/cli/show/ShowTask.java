package org.arraytwin.product.threepar.cli.show;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.arraytwin.fleet.FleetAt;
import org.arraytwin.fleet.site.Task;
import org.arraytwin.product.threepar.cli.word.Call;
import org.arraytwin.product.threepar.cli.word.CommandError;
import org.arraytwin.product.threepar.cli.word.Option;
import org.arraytwin.product.threepar.cli.word.Syntax;
import org.arraytwin.product.threepar.cli.word.Table;
import org.arraytwin.product.threepar.cli.word.Table.Column;
import org.arraytwin.product.threepar.cli.word.Times;
import org.arraytwin.product.threepar.cli.word.Word;
import org.arraytwin.product.threepar.copy.CopyTask;
import org.arraytwin.product.threepar.copy.CopyTasks;
import org.arraytwin.replication.GroupHalf;
import org.arraytwin.replication.SyncStatus;

/** {@code showtask}: what the system works at and has worked at; its layout is inferred. */
public final class ShowTask implements Word {
  private static final long HOUR = 3_600_000_000L;
  private static final long USUAL_HOURS = 24;
  private static final String NONE = "---";
  private static final String SYNC = "sync";
  private static final String TYPE = "remote_copy_";

  @Override
  public String name() {
    return "showtask";
  }

  @Override
  public Syntax syntax() {
    return new Syntax(
        "Shows tasks: synchronizations, changes of roles and copies, the latest last.",
        "[<task id>]",
        0,
        1,
        List.of(
            Option.flag("-all", "whenever they ended; otherwise within 24 hours"),
            Option.flag("-active", "those that go on"),
            Option.flag("-done", "those that are done"),
            Option.flag("-failed", "those that failed or were cancelled"),
            Option.value("-t", "<hours>", "those that ended within so many hours"),
            Option.value("-type", "<type>", "those of this type"),
            Option.flag("-d", "each with a line about its times"),
            Option.flag("-csvtable", "columns parted by commas")),
        List.of(
            "Types: remote_copy_sync, remote_copy_failover, remote_copy_recover,"
                + " remote_copy_restore,",
            "vv_copy and promote_sv. The latest 200 tasks of Remote Copy, and of copies, are"
                + " kept."));
  }

  /**
   * A task of either book: that of Remote Copy, and that of copies within the system.
   *
   * @param percent how far it is; -1 for what has no such figure
   * @param finishMicros -1 where it has not come to an end, or nobody knows when
   */
  private record Row(
      int id,
      String type,
      String name,
      Task.State state,
      int percent,
      long startMicros,
      long finishMicros) {
    boolean active() {
      return state == Task.State.ACTIVE;
    }

    String finish() {
      return finishMicros < 0 ? "-" : Times.stamp(finishMicros);
    }
  }

  @Override
  public void run(Call call) {
    List<Row> tasks = chosen(call);
    if (tasks.isEmpty()) {
      call.print("No tasks.");
      return;
    }
    Table table =
        new Table(
            List.of(
                Column.right("Id", 4),
                Column.left("Type", 16),
                Column.left("Name", 12),
                Column.left("Status", 6),
                Column.right("Phase", 0),
                Column.right("Step", 5),
                Column.dashed("-StartTime-", 23),
                Column.dashed("-FinishTime-", 23),
                Column.left("Priority", 0),
                Column.left("User", 0)));
    tasks.forEach(task -> table.row(cells(task)));
    call.print(call.csv() ? table.csvHeading() : table.heading());
    for (int i = 0; i < tasks.size(); i++) {
      call.print(call.csv() ? table.csvLine(i) : table.line(i));
      if (call.has("-d")) {
        details(call, tasks.get(i));
      }
    }
  }

  /** All tasks of both books, in the order of their ids. */
  private static List<Row> all(Call call) {
    List<Row> rows = new ArrayList<>();
    for (Task task : call.site().desk().chronicle().tasks()) {
      boolean sync = task.active() && task.type().equals(SYNC);
      rows.add(
          new Row(
              task.id(),
              TYPE + task.type(),
              GroupHalf.groupNamed(task.name()),
              task.state(),
              sync ? percent(call.at(), call.array(), task) : -1,
              task.startMicros(),
              task.active() ? -1 : task.endMicros()));
    }
    for (CopyTask task : CopyTasks.all(call.copies())) {
      Task.State state = Task.State.valueOf(task.status().name());
      rows.add(
          new Row(
              task.id(),
              task.type(),
              task.volume(),
              state,
              task.percent(),
              task.startMicros(),
              task.finishMicros()));
    }
    rows.sort(Comparator.comparingInt(Row::id));
    return rows;
  }

  private static List<Row> chosen(Call call) {
    List<Row> all = all(call);
    if (!call.arguments().operands().isEmpty()) {
      String id = call.arguments().operand(0);
      List<Row> found = all.stream().filter(t -> Integer.toString(t.id()).equals(id)).toList();
      if (found.isEmpty()) {
        throw new CommandError("Task " + id + " not found");
      }
      return found;
    }
    long since = call.at().now() - hours(call) * HOUR;
    String type = call.arguments().value("-type");
    boolean any = !call.has("-active") && !call.has("-done") && !call.has("-failed");
    List<Row> chosen = new ArrayList<>();
    for (Row task : all) {
      boolean recent =
          call.has("-all")
              || task.active()
              || Math.max(task.startMicros(), task.finishMicros()) >= since;
      if (recent && (type == null || type.equals(task.type())) && (any || asked(call, task))) {
        chosen.add(task);
      }
    }
    return chosen;
  }

  private static boolean asked(Call call, Row task) {
    return switch (task.state()) {
      case ACTIVE -> call.has("-active");
      case DONE -> call.has("-done");
      case FAILED, CANCELLED -> call.has("-failed");
    };
  }

  private static long hours(Call call) {
    String hours = call.arguments().value("-t");
    if (hours == null) {
      return USUAL_HOURS;
    }
    if (!hours.matches("[0-9]{1,5}")) {
      throw new CommandError("invalid number of hours " + hours + "; 0 to 99999 is legal");
    }
    return Long.parseLong(hours);
  }

  private static List<String> cells(Row task) {
    return List.of(
        Integer.toString(task.id()),
        task.type(),
        task.name(),
        word(task),
        task.active() ? "1/1" : NONE,
        task.active() && task.percent() >= 0 ? task.percent() + "/100" : NONE,
        Times.stamp(task.startMicros()),
        task.finish(),
        "n/a",
        "-");
  }

  private static String word(Row task) {
    return task.state().name().toLowerCase(Locale.ROOT);
  }

  /** How far a synchronization is, in hundredths; -1 where that is not known. */
  private static int percent(FleetAt at, int array, Task task) {
    GroupHalf half = at.fleet().site(array).group(task.name());
    if (half == null || !half.source() || half.pairs().isEmpty()) {
      return -1;
    }
    int sum = 0;
    for (int i = 0; i < half.pairs().size(); i++) {
      boolean copying = half.pairs().get(i).status() == SyncStatus.SYNCING;
      sum += copying ? Math.max(0, at.percent(half, i)) : 100;
    }
    return sum / half.pairs().size();
  }

  private static void details(Call call, Row task) {
    String what = " " + task.type() + " of " + task.name() + ".";
    call.print("  " + Times.stamp(task.startMicros()) + " started" + what);
    if (!task.active()) {
      call.print("  " + task.finish() + " " + word(task) + what);
    }
  }
}
