package org.arraytwin.product.threepar.cli.copy;

import org.arraytwin.product.threepar.cli.word.Call;
import org.arraytwin.product.threepar.cli.word.CommandError;
import org.arraytwin.product.threepar.cli.word.Option;
import org.arraytwin.product.threepar.copy.Copies;
import org.arraytwin.product.threepar.copy.CopyTask;
import org.arraytwin.product.threepar.copy.CopyTasks;
import org.jspecify.annotations.Nullable;

/** What the words about copies share. */
final class CopyLine {
  static final String SET = "set:";
  static final Option PATTERN = Option.flag("-pat", "names are patterns of *, ? and []");
  static final Option PRIORITY =
      Option.value("-pri", "<high|med|low>", "how fast it is copied; med where left out");

  private CopyLine() {}

  /** Refuses other options beside one. */
  static void requireAlone(Call call, String option) {
    if (call.arguments().options().size() > 1) {
      throw new CommandError("option " + option + " cannot be used with other options");
    }
  }

  /** Waits until a task has come to its end; prints an error where it was not complete then. */
  static void await(Call call, int task) throws InterruptedException {
    String why =
        call.await(
            at -> {
              CopyTask now = task(call.copies(at), task);
              return now == null || now.status() != CopyTask.Status.ACTIVE;
            });
    CopyTask now = task(call.copies(), task);
    if (why != null) {
      call.error("task " + task + " still runs: " + why);
    } else if (now != null && now.status() != CopyTask.Status.DONE) {
      call.error("task " + task + " has " + (failed(now) ? "failed" : "been cancelled"));
    }
  }

  private static boolean failed(CopyTask task) {
    return task.status() == CopyTask.Status.FAILED;
  }

  private static @Nullable CopyTask task(Copies copies, int task) {
    return CopyTasks.find(copies, task);
  }
}
