package org.arraytwin.product.bs2000.device;

import java.util.EnumSet;
import java.util.List;
import org.arraytwin.product.bs2000.pair.CopyType;
import org.arraytwin.product.bs2000.pair.Pair;
import org.arraytwin.product.bs2000.pair.Pairs;
import org.arraytwin.product.bs2000.pair.ShcOsd;
import org.arraytwin.product.bs2000.pair.Status;
import org.arraytwin.product.bs2000.system.Disk;
import org.arraytwin.product.bs2000.system.Job;
import org.arraytwin.product.bs2000.system.Machine;
import org.arraytwin.product.bs2000.system.Notice;
import org.arraytwin.product.bs2000.system.Order;
import org.arraytwin.product.bs2000.system.ShcException;
import org.arraytwin.product.bs2000.system.Verb;

/** {@code /IMPORT-PUBSET}: the host uses the volumes of a pubset from now on. */
public record ImportPubset(ShcOsd rules) implements Verb {
  @Override
  public String name() {
    return "IMPORT-PUBSET";
  }

  @Override
  public void run(Job job) {
    Machine machine = job.machine();
    String id = job.operands().of("PUBSET").word();
    if (!machine.notebook().devices(id).isEmpty()) {
      throw new ShcException(Notice.ALREADY_IMPORTED, id);
    }
    List<Disk> disks = machine.pubset(id);
    Pairs pairs = new Pairs(machine, rules, EnumSet.allOf(CopyType.class));
    disks.forEach(disk -> requireReady(machine, pairs, id, disk));
    boolean open = disks.stream().anyMatch(d -> machine.label(d).open());
    if (open && !job.given("SESSION-CHECK-MSG", "*NO")) {
      throw new ShcException(Notice.SESSION_CHECK, id);
    }
    Order order = new Order();
    order.write(machine.notebook().imported(id, disks.stream().map(Disk::mn).toList()));
    disks.forEach(d -> order.write(machine.notebook().label(d, machine.label(d).open(true))));
    job.carryOut(List.of(order), /* together= */ true);
    job.note(Notice.IMPORTED, id, Integer.toString(disks.size()));
  }

  private void requireReady(Machine machine, Pairs pairs, String id, Disk disk) {
    String vsn = machine.label(disk).vsn();
    if (!machine.responds(disk.array())) {
      throw new ShcException(
          Notice.VOLUME_NOT_READY, id, vsn, disk.mn(), "ITS STORAGE SYSTEM DOES NOT RESPOND");
    }
    if (machine.follows(disk)) {
      throw new ShcException(
          Notice.VOLUME_NOT_READY, id, vsn, disk.mn(), "TARGET UNIT OF A REMOTE COPY PAIR");
    }
    Status unused = pairs.unused(disk);
    if (unused != null) {
      throw new ShcException(Notice.VOLUME_NOT_READY, id, vsn, disk.mn(), unused.name());
    }
    for (Pair pair : pairs.touching(disk)) {
      boolean unit = pair.unit().equals(disk);
      if (!(unit ? pair.status().unit() : pair.status().copy())) {
        throw new ShcException(Notice.VOLUME_NOT_READY, id, vsn, disk.mn(), pair.status().name());
      }
      if (unit
          && pair.status().is(Status.REST_IN_PROG)
          && rules.is("unitDuringRestore", "refused")) {
        throw new ShcException(Notice.UNIT_RESTORING, id, vsn, disk.mn());
      }
    }
  }
}
