package org.arraytwin.product.bs2000.device;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.arraytwin.product.bs2000.system.Disk;
import org.arraytwin.product.bs2000.system.Job;
import org.arraytwin.product.bs2000.system.Machine;
import org.arraytwin.product.bs2000.system.Selection;
import org.arraytwin.product.bs2000.system.Verb;
import org.arraytwin.product.eternus.session.CopySession;

/** {@code /SHOW-STORAGE-DEVICE-CONFIG}: logical volumes and what replication they are part of. */
public record ShowStorageDevices() implements Verb {
  private static final long MIB = 1L << 20;

  @Override
  public String name() {
    return "SHOW-STORAGE-DEVICE-CONFIG";
  }

  @Override
  public void run(Job job) {
    Machine machine = job.machine();
    job.print(line("SERIAL", "DEVICE", "MN", "VSN", "RAID", "MIB", "REPLICATION"));
    for (Disk disk : Selection.answered(machine, job.operands()).units()) {
      String vsn = machine.label(disk).vsn();
      job.print(
          line(
              disk.serial(),
              disk.number(),
              disk.configured() ? disk.mn() : "-",
              vsn.isEmpty() ? "-" : vsn,
              machine.box(disk.array()).site().pools().get(disk.volume().pool()).raid(),
              Long.toString(disk.volume().sizeBytes() / MIB),
              replication(machine, disk)));
    }
  }

  private static String replication(Machine machine, Disk disk) {
    List<String> parts = new ArrayList<>();
    for (CopySession session : machine.box(disk.array()).touching(disk.volume().id())) {
      boolean source = disk.same(session.sourceArray(), session.source());
      Disk other =
          source
              ? machine.disk(session.targetArray(), session.target())
              : machine.disk(session.sourceArray(), session.source());
      parts.add(session.kind().word() + (source ? " TO " : " FROM ") + other.shown());
    }
    return parts.isEmpty() ? "-" : String.join(", ", parts);
  }

  private static String line(String... cells) {
    return String.format(Locale.ROOT, "%% %-12s %-6s %-4s %-6s %-8s %-10s %s", (Object[]) cells);
  }
}
