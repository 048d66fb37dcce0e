package org.arraytwin.product.bs2000.system;

/** The settings of MODIFY-SHC-PROCESSING, and what they allow. */
public final class Security {
  /** A setting: its operand, and whether what it is about is allowed where nobody has said so. */
  public enum Setting {
    CONTROL("CONTROL", true),
    DETACHED("DETACHED-UNITS", false),
    NOT_DEFINED("NOT-DEFINED-UNITS", false);

    private final String operand;
    private final boolean usual;

    Setting(String operand, boolean usual) {
      this.operand = operand;
      this.usual = usual;
    }

    public String operand() {
      return operand;
    }
  }

  /** The kind of note that settings are. */
  public static final String NOTE = "setting";

  private Security() {}

  /** Whether something is allowed. */
  public static boolean allows(Machine machine, Setting setting) {
    String noted = machine.notebook().text(NOTE, setting.operand());
    return noted == null ? setting.usual : noted.equals("*ALLOWED");
  }

  /**
   * Checks that commands which change something are allowed.
   *
   * @throws ShcException where they are not
   */
  public static void requireControl(Job job, Machine machine) {
    if (!allows(machine, Setting.CONTROL)) {
      throw new ShcException(Notice.NOT_ALLOWED, job.command());
    }
  }

  /**
   * Checks that a disk may be operated: that the host has it, and has it attached.
   *
   * @throws ShcException where it may not
   */
  public static void requireUsable(Machine machine, Disk disk) {
    if (!disk.configured()) {
      if (!allows(machine, Setting.NOT_DEFINED)) {
        throw new ShcException(Notice.NOT_DEFINED, disk.serial(), disk.number());
      }
    } else if (!machine.label(disk).attached() && !allows(machine, Setting.DETACHED)) {
      throw new ShcException(Notice.NOT_ATTACHED, disk.mn());
    }
  }
}
