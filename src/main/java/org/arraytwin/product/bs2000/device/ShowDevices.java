package org.arraytwin.product.bs2000.device;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import org.arraytwin.product.bs2000.pair.CopyType;
import org.arraytwin.product.bs2000.pair.Pairs;
import org.arraytwin.product.bs2000.pair.ShcOsd;
import org.arraytwin.product.bs2000.pair.Status;
import org.arraytwin.product.bs2000.system.Disk;
import org.arraytwin.product.bs2000.system.Job;
import org.arraytwin.product.bs2000.system.Label;
import org.arraytwin.product.bs2000.system.Machine;
import org.arraytwin.product.bs2000.system.Verb;

/** {@code /SHOW-DEVICE-STATUS}: devices with their volumes. */
public record ShowDevices(ShcOsd rules) implements Verb {
  @Override
  public String name() {
    return "SHOW-DEVICE-STATUS";
  }

  @Override
  public void run(Job job) {
    Machine machine = job.machine();
    Pairs pairs = new Pairs(machine, rules, EnumSet.allOf(CopyType.class));
    List<Disk> disks =
        job.given("UNIT", "*ALL")
            ? machine.devices()
            : job.operands().of("UNIT").words().stream().map(machine::device).toList();
    job.print(line("MN", "VSN", "DEVICE", "STATUS", "PUBS", "STORAGE"));
    for (Disk disk : disks) {
      Label label = machine.label(disk);
      boolean ready = pairs.ready(disk) && machine.responds(disk.array()) && !machine.follows(disk);
      String user = machine.user(disk);
      job.print(
          line(
              disk.mn(),
              label.attached() && ready && !label.vsn().isEmpty() ? label.vsn() : "-",
              label.attached() ? "ATTACHED" : "DETACHED",
              Status.word(ready),
              user == null ? "-" : user,
              disk.serial() + "#" + disk.number()));
    }
  }

  private static String line(String... cells) {
    return String.format(Locale.ROOT, "%% %-4s %-6s %-9s %-9s %-5s %s", (Object[]) cells);
  }
}
