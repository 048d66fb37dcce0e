package org.arraytwin.product.eternus.cli;

/** What one command does. */
@FunctionalInterface
interface Word {
  /**
   * Carries it out.
   *
   * @return what it answers
   * @throws CliFailure where it fails
   */
  Reply run(Parameters typed);
}
