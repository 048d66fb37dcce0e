package org.arraytwin.product.threepar.copy;

import org.arraytwin.array.Volume;
import org.arraytwin.fleet.copy.Reads;
import org.arraytwin.fleet.site.LocalCopy;
import org.arraytwin.replication.table.Trait;

/**
 * A virtual or physical copy at one moment.
 *
 * @param in its array
 * @param copy as the engine has it
 */
public record Replica(Copies in, LocalCopy copy) {
  /** Whether it is a virtual copy; else it is a physical one. */
  public boolean virtual() {
    return copy.kind().equals(CopyData.VIRTUAL);
  }

  /** The volume that it is a copy of. */
  public Volume parent() {
    return in.volume(copy.source());
  }

  /** The volume that is the copy. */
  public Volume volume() {
    return in.volume(copy.target());
  }

  /** Whether hosts may only read it, whatever its state: a virtual copy created so. */
  public boolean readOnly() {
    return virtual() && copy.state().word().endsWith(" ro");
  }

  /** What CIM says of it. A first copy that is queued has not begun. */
  public CopyState state() {
    boolean begun = syncedMicros() >= 0 || !queued();
    return in.data().state(copy.kind(), begun ? copy.state().word() : CopyData.NOT_BEGUN);
  }

  /** Whether something is copied or promoted right now. */
  public boolean busy() {
    return copy.state().has(Trait.BUSY);
  }

  /** Whether it waits until fewer copies are made at once (CLI administrator's manual 2.3.1). */
  public boolean queued() {
    return busy()
        && !virtual()
        && Reads.arrived(in.at(), in.array(), copy.source(), copy.target()) < 100
        && Reads.fillingBytesPerSecond(in.at(), in.array(), copy) == 0;
  }

  /** Whether its parent is being brought back to it. */
  public boolean promoting() {
    return virtual() && busy();
  }

  /** Whether a halt or a failure has left something half-way: its volume, or its parent. */
  public boolean halfway() {
    return switch (copy.state().word()) {
      case "cpf", "Halted", "Halted ro" -> true;
      default -> !virtual() && failed();
    };
  }

  /** Whether a failure has ended it. */
  public boolean failed() {
    return copy.state().word().equals("Broken");
  }

  /** Percent of what is being copied or promoted that has come across; 100 where nothing is. */
  public int percent() {
    if (!busy()) {
      return 100;
    }
    int from = virtual() ? copy.target() : copy.source();
    int onto = virtual() ? copy.source() : copy.target();
    return Reads.arrived(in.at(), in.array(), from, onto);
  }

  /**
   * When the copy was made or the last promote was complete, microseconds; -1 for a physical copy
   * that was never complete (CIM API reference, tables of local copies).
   */
  public long syncedMicros() {
    return virtual() ? Math.max(copy.instantMicros(), copy.syncedMicros()) : copy.syncedMicros();
  }
}
