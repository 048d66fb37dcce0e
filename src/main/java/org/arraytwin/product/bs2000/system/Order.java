package org.arraytwin.product.bs2000.system;

import java.util.ArrayList;
import java.util.List;
import org.arraytwin.fleet.Command;
import org.arraytwin.fleet.document.Write;

/** What is ordered for one pair: all of it happens at one instant, or nothing. */
public final class Order {
  private final List<Asked> asked = new ArrayList<>();
  private final List<Write> writes = new ArrayList<>();

  /**
   * One command and who is to carry it out.
   *
   * @param array id of the storage system
   */
  public record Asked(int array, Command command) {}

  public Order command(Asked command) {
    asked.add(command);
    return this;
  }

  /**
   * A command that a storage system carries out.
   *
   * @param array its id
   */
  public Order command(int array, Command command) {
    return command(new Asked(array, command));
  }

  public Order write(Write write) {
    writes.add(write);
    return this;
  }

  /** This and another as one. */
  Order and(Order other) {
    asked.addAll(other.asked);
    writes.addAll(other.writes);
    return this;
  }

  List<Asked> asked() {
    return asked;
  }

  List<Write> writes() {
    return writes;
  }
}
