package org.arraytwin.product.bs2000.device;

import java.util.List;
import java.util.Locale;
import org.arraytwin.product.bs2000.sdf.Bound;
import org.arraytwin.product.bs2000.system.Job;
import org.arraytwin.product.bs2000.system.Machine;
import org.arraytwin.product.bs2000.system.Order;
import org.arraytwin.product.bs2000.system.Security;
import org.arraytwin.product.bs2000.system.Verb;

/** The security settings of SHC-OSD. */
public final class Processing {
  private Processing() {}

  /** {@code /SHOW-SHC-PROCESSING}. */
  public record Show() implements Verb {
    @Override
    public String name() {
      return "SHOW-SHC-PROCESSING";
    }

    @Override
    public void run(Job job) {
      Machine machine = job.machine();
      for (Security.Setting setting : Security.Setting.values()) {
        boolean allowed = Security.allows(machine, setting);
        job.print(
            String.format(
                Locale.ROOT,
                "%% %-20s %s",
                setting.operand(),
                allowed ? "ALLOWED" : "NOT-ALLOWED"));
      }
    }
  }

  /** {@code /MODIFY-SHC-PROCESSING}. */
  public record Modify() implements Verb {
    @Override
    public String name() {
      return "MODIFY-SHC-PROCESSING";
    }

    @Override
    public void run(Job job) {
      Machine machine = job.machine();
      Order order = new Order();
      for (Security.Setting setting : Security.Setting.values()) {
        Bound.Choice choice = job.operands().of(setting.operand());
        String keyword = choice.keyword();
        if (keyword != null && !choice.is("*UNCHANGED")) {
          order.write(machine.notebook().put(Security.NOTE, setting.operand(), keyword));
        }
      }
      job.carryOut(List.of(order), /* together= */ true);
    }
  }
}
