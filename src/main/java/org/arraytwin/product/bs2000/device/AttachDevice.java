package org.arraytwin.product.bs2000.device;

import java.util.List;
import org.arraytwin.product.bs2000.system.Disk;
import org.arraytwin.product.bs2000.system.Job;
import org.arraytwin.product.bs2000.system.Machine;
import org.arraytwin.product.bs2000.system.Notice;
import org.arraytwin.product.bs2000.system.Order;
import org.arraytwin.product.bs2000.system.ShcException;
import org.arraytwin.product.bs2000.system.Verb;

/**
 * {@code /ATTACH-DEVICE} and {@code /DETACH-DEVICE}: whether the host can use a device.
 *
 * @param on which of the two
 */
public record AttachDevice(boolean on) implements Verb {
  @Override
  public String name() {
    return on ? "ATTACH-DEVICE" : "DETACH-DEVICE";
  }

  @Override
  public void run(Job job) {
    Machine machine = job.machine();
    List<Disk> disks = job.operands().of("UNIT").words().stream().map(machine::device).toList();
    for (Disk disk : disks) {
      String user = machine.user(disk);
      if (user != null) {
        throw new ShcException(Notice.DEVICE_IN_USE, disk.mn(), user);
      }
    }
    Order order = new Order();
    disks.forEach(d -> order.write(machine.notebook().label(d, machine.label(d).attached(on))));
    job.carryOut(List.of(order), /* together= */ true);
    disks.forEach(d -> job.note(on ? Notice.ATTACHED : Notice.DETACHED, d.mn()));
  }
}
