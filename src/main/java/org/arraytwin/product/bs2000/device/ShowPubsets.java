package org.arraytwin.product.bs2000.device;

import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.arraytwin.product.bs2000.system.Disk;
import org.arraytwin.product.bs2000.system.Job;
import org.arraytwin.product.bs2000.system.Machine;
import org.arraytwin.product.bs2000.system.PubsetId;
import org.arraytwin.product.bs2000.system.Verb;

/** {@code /SHOW-MASTER-CATALOG-ENTRY}: the pubsets whose labels can be read. */
public record ShowPubsets() implements Verb {
  private static final String FORM = "%% %-6s %-8s %s";

  @Override
  public String name() {
    return "SHOW-MASTER-CATALOG-ENTRY";
  }

  @Override
  public void run(Job job) {
    Machine machine = job.machine();
    TreeSet<String> ids = new TreeSet<>();
    if (job.given("CATALOG-ID", "*ALL")) {
      for (Disk disk : machine.devices()) {
        String id = PubsetId.of(machine.label(disk).vsn());
        if (id != null && machine.label(disk).attached()) {
          ids.add(id);
        }
      }
    } else {
      ids.add(job.operands().of("CATALOG-ID").word());
    }
    job.print(String.format(Locale.ROOT, FORM, "PUBSET", "STATE", "VOLUMES"));
    for (String id : ids) {
      List<Disk> disks = machine.pubset(id);
      boolean used = !machine.notebook().devices(id).isEmpty();
      String volumes =
          String.join(
              ", ", disks.stream().map(d -> machine.label(d).vsn() + " (" + d.mn() + ")").toList());
      job.print(String.format(Locale.ROOT, FORM, id, used ? "IMPORTED" : "EXPORTED", volumes));
    }
  }
}
