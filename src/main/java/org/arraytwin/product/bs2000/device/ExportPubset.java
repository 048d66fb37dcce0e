package org.arraytwin.product.bs2000.device;

import java.util.List;
import org.arraytwin.product.bs2000.system.Disk;
import org.arraytwin.product.bs2000.system.Job;
import org.arraytwin.product.bs2000.system.Machine;
import org.arraytwin.product.bs2000.system.Notice;
import org.arraytwin.product.bs2000.system.Order;
import org.arraytwin.product.bs2000.system.ShcException;
import org.arraytwin.product.bs2000.system.Verb;

/** {@code /EXPORT-PUBSET}: the host uses the volumes of a pubset no more. */
public record ExportPubset() implements Verb {
  @Override
  public String name() {
    return "EXPORT-PUBSET";
  }

  @Override
  public void run(Job job) {
    Machine machine = job.machine();
    String id = job.operands().of("PUBSET").word();
    if (machine.notebook().devices(id).isEmpty()) {
      throw new ShcException(Notice.NOT_IMPORTED, id);
    }
    Order order = new Order().write(machine.notebook().exported(id));
    for (Disk disk : machine.pubset(id)) {
      order.write(machine.notebook().label(disk, machine.label(disk).open(false)));
    }
    job.carryOut(List.of(order), /* together= */ true);
    job.note(Notice.EXPORTED, id);
  }
}
