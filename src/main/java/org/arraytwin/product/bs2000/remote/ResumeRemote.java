package org.arraytwin.product.bs2000.remote;

import java.util.List;
import org.arraytwin.product.bs2000.system.Disk;
import org.arraytwin.product.bs2000.system.Job;
import org.arraytwin.product.bs2000.system.Machine;
import org.arraytwin.product.bs2000.system.Notice;
import org.arraytwin.product.bs2000.system.Order;
import org.arraytwin.product.bs2000.system.Selection;
import org.arraytwin.product.bs2000.system.ShcException;
import org.arraytwin.product.bs2000.system.Verb;

/**
 * {@code /RESUME-REMOTE-COPY}: the target units follow again; with RESTORE=*TO-SOURCE the source
 * units get the target's data first: swapped, resumed, held, swapped, resumed.
 */
public record ResumeRemote(RemoteRules rules) implements Verb {
  @Override
  public String name() {
    return "RESUME-REMOTE-COPY";
  }

  @Override
  public void run(Job job) {
    Remotes remotes = Remotes.changing(job, rules);
    Selection selection = Selection.of(remotes.machine(), job.operands());
    List<RemotePair> pairs = remotes.chosen(selection, RemoteAct.RESUME, /* forced= */ false);
    boolean back = job.given("RESTORE", "*TO-SOURCE");
    for (RemotePair pair : pairs) {
      if (back) {
        pair.requireSameSize();
      }
      requireUnused(job, remotes.machine(), back ? pair.source() : pair.target());
      if (back && !pair.mode().equals("SYNCH")) {
        throw new ShcException(
            Notice.ONLY_SYNCH,
            job.command(),
            pair.source().shown(),
            pair.target().shown(),
            pair.mode());
      }
    }
    if (back) {
      turn(job, remotes, pairs);
      job.later(
          remotes.past(pairs, RemoteRules.Status.SYNCHRONIZING), () -> end(job, remotes, pairs));
    } else {
      job.carryOut(resume(remotes, pairs), selection.held());
      follow(job, remotes, pairs);
    }
  }

  private static void requireUnused(Job job, Machine machine, Disk disk) {
    String user = machine.user(disk);
    if (user != null) {
      throw new ShcException(Notice.PUBSET_IN_USE, job.command(), disk.shown(), user);
    }
  }

  private static List<Order> resume(Remotes remotes, List<RemotePair> pairs) {
    return each(remotes, pairs, Remotes.RESUME);
  }

  /** The same asked of each pair on the side that is its source now. */
  private static List<Order> each(Remotes remotes, List<RemotePair> pairs, String operation) {
    return pairs.stream()
        .map(pair -> new Order().command(remotes.operate(remotes.now(pair), operation)))
        .toList();
  }

  private static void turn(Job job, Remotes remotes, List<RemotePair> pairs) {
    job.carryOut(each(remotes, pairs, Remotes.REVERSE), /* together= */ true);
    job.carryOut(resume(remotes, pairs), /* together= */ true);
  }

  private void end(Job job, Remotes remotes, List<RemotePair> pairs) {
    pairs.forEach(pair -> remotes.require(pair, RemoteRules.Status.ACTIVE));
    job.carryOut(each(remotes, pairs, Remotes.SUSPEND), /* together= */ true);
    turn(job, remotes, pairs);
    follow(job, remotes, pairs);
  }

  private static void follow(Job job, Remotes remotes, List<RemotePair> pairs) {
    if (job.given("WAIT", "*UNTIL-SYNCHRONIZATION")) {
      job.later(
          remotes.past(pairs, RemoteRules.Status.SYNCHRONIZING),
          () -> {
            pairs.forEach(pair -> remotes.require(pair, RemoteRules.Status.ACTIVE));
            remotes.completed(pairs);
          });
    }
  }
}
