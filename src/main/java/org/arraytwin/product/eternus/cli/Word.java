package org.arraytwin.product.eternus.cli;

import java.util.List;

/** What one command does. */
@FunctionalInterface
interface Word {
  /**
   * Carries it out.
   *
   * @return the lines of its answer
   * @throws CliFailure where it fails
   */
  List<String> run(Parameters typed);
}
