package org.arraytwin.profile;

/** The command line of one array, without a terminal. Safe for use by several sessions at once. */
public interface CommandLine {
  /**
   * What became of one line.
   *
   * @param output what to print, lines ended by newline, empty for none
   * @param error what to print where errors go, lines ended by newline; empty for none, and on
   *     products that print errors where they print everything else
   * @param exitCode 0 for success
   * @param closes whether the session ends ({@code exit})
   */
  record Answer(String output, String error, int exitCode, boolean closes) {
    /** Of a product that has one stream for everything. */
    public Answer(String output, int exitCode, boolean closes) {
      this(output, "", exitCode, closes);
    }

    /** All that a person at a terminal sees of it. */
    public String text() {
      return output + error;
    }
  }

  /** The prompt, for example {@code london cli% }. */
  String prompt();

  /** Carries out one line; errors are part of the answer. */
  Answer run(String line) throws InterruptedException;
}
