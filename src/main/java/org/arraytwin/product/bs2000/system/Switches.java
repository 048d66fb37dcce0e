package org.arraytwin.product.bs2000.system;

/** The switches of {@code bs2000/shc-osd.xml}. */
public interface Switches {
  /**
   * The value of a switch.
   *
   * @throws IllegalArgumentException where there is no such switch
   */
  String value(String name);

  /** Whether a switch has a value. */
  default boolean is(String name, String value) {
    return value(name).equals(value);
  }

  /** The value of a switch that is a number. */
  default int number(String name) {
    return Integer.parseInt(value(name));
  }
}
