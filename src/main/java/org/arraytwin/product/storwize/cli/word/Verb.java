package org.arraytwin.product.storwize.cli.word;

/** What a command does; its grammar stands in cli.xml and has been checked. */
@FunctionalInterface
public interface Verb {
  /**
   * @throws org.arraytwin.product.storwize.system.Trouble where it cannot be done
   */
  void run(Call call);
}
