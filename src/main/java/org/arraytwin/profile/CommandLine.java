package org.arraytwin.profile;

/** The command line of one array, without a terminal. Safe for use by several sessions at once. */
public interface CommandLine {
  /**
   * What became of one line.
   *
   * @param output what to print, lines ended by newline, empty for none
   * @param exitCode 0 for success
   * @param closes whether the session ends ({@code exit})
   */
  record Answer(String output, int exitCode, boolean closes) {}

  /** The prompt, for example {@code london cli% }. */
  String prompt();

  /** Carries out one line; errors are part of the answer. */
  Answer run(String line) throws InterruptedException;
}
