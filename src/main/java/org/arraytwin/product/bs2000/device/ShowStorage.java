package org.arraytwin.product.bs2000.device;

import java.util.Locale;
import org.arraytwin.array.StorageArray;
import org.arraytwin.product.bs2000.system.Job;
import org.arraytwin.product.bs2000.system.Machine;
import org.arraytwin.product.bs2000.system.Verb;
import org.arraytwin.product.eternus.session.Box;

/** {@code /SHOW-STORAGE-CONFIGURATION}: the storage systems of the host. */
public record ShowStorage() implements Verb {
  @Override
  public String name() {
    return "SHOW-STORAGE-CONFIGURATION";
  }

  @Override
  public void run(Job job) {
    Machine machine = job.machine();
    job.print(line("SERIAL", "TYPE", "MICROCODE", "STATE", "DEVICES"));
    for (Box box : machine.boxes()) {
      StorageArray array = box.site().array();
      boolean asked = machine.reaches(box.array());
      job.print(
          line(
              machine.serial(box.array()),
              asked ? array.model() : "-",
              asked ? array.osVersion() : "-",
              asked ? (box.site().powered() ? "READY" : "OFFLINE") : "NO-UNIT",
              Long.toString(
                  machine.devices().stream().filter(d -> d.array() == box.array()).count())));
    }
  }

  private static String line(String... cells) {
    return String.format(Locale.ROOT, "%% %-12s %-14s %-14s %-8s %s", (Object[]) cells);
  }
}
