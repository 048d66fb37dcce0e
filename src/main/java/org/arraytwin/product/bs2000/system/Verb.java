package org.arraytwin.product.bs2000.system;

/** What a command does. */
public interface Verb {
  /** Name of the command, in full. */
  String name();

  /**
   * Carries it out, but for what it puts off.
   *
   * @throws ShcException where it is rejected
   */
  void run(Job job);
}
