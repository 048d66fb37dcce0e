package org.arraytwin.product.threepar.cli.word;

/** One word of the command line; a sub-command counts as a word of its own, with a blank in it. */
public interface Word {
  /** As it is typed, for example {@code showvv} or {@code setrcopygroup failover}. */
  String name();

  /** What may follow it, and what its help says. */
  Syntax syntax();

  /**
   * Carries it out; its syntax has been checked.
   *
   * @throws CommandError where it cannot be done
   */
  void run(Call call) throws InterruptedException;
}
