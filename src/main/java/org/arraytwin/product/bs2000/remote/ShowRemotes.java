package org.arraytwin.product.bs2000.remote;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.arraytwin.product.bs2000.system.Disk;
import org.arraytwin.product.bs2000.system.Job;
import org.arraytwin.product.bs2000.system.Machine;
import org.arraytwin.product.bs2000.system.Notice;
import org.arraytwin.product.bs2000.system.Selection;
import org.arraytwin.product.bs2000.system.ShcException;
import org.arraytwin.product.bs2000.system.Verb;

/** {@code /SHOW-REMOTE-COPY-STATUS} (V14, its columns as far as REC has them). */
public record ShowRemotes(RemoteRules rules) implements Verb {
  @Override
  public String name() {
    return "SHOW-REMOTE-COPY-STATUS";
  }

  @Override
  public void run(Job job) {
    Machine machine = job.machine();
    Remotes remotes = new Remotes(job, rules, machine);
    List<Disk> units = Selection.shown(machine, job.operands()).units();
    List<RemotePair> shown = new ArrayList<>();
    for (Disk unit : units) {
      for (RemotePair pair : remotes.touching(unit)) {
        if (!shown.contains(pair)) {
          shown.add(pair);
        }
      }
    }
    if (shown.isEmpty() && !job.given("UNIT", "*BY-STORAGE")) {
      throw new ShcException(Notice.NO_PAIR, units.get(0).shown(), Remotes.WHAT);
    }
    job.print(line("SRC", "TAR", "", "REMOTE-COPY", "", "TARGET", "", "", "CON", "CAS"));
    job.print(
        line("UNIT", "UNIT", "VOLUME", "STATE", "MODE", "ACCESS", "LINK", "SYNCH", "R-C", "R-C"));
    for (RemotePair pair : shown) {
      String vsn = machine.label(pair.source()).vsn();
      job.print(
          line(
              pair.source().shown(),
              pair.target().shown(),
              vsn.isEmpty() ? "-" : vsn,
              pair.status().name(),
              pair.mode(),
              pair.access(),
              pair.linked() ? "AVAIL." : "-",
              pair.status().synch(),
              yes(remotes.all().stream().filter(p -> p.source().equals(pair.source())).count() > 1),
              yes(cascaded(remotes, pair))));
    }
  }

  private static boolean cascaded(Remotes remotes, RemotePair pair) {
    return remotes.all().stream()
        .anyMatch(p -> p.source().equals(pair.target()) || p.target().equals(pair.source()));
  }

  private static String yes(boolean holds) {
    return holds ? "YES" : "NO";
  }

  private static String line(String... cells) {
    return String.format(
            Locale.ROOT, "%% %-15s %-15s %-6s %-13s %-11s %-6s %-6s %-5s %-3s %s", (Object[]) cells)
        .stripTrailing();
  }
}
