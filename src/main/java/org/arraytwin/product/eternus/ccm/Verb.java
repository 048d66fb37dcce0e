package org.arraytwin.product.eternus.ccm;

/** A subcommand. */
interface Verb {
  /** Command and subcommand, for example {@code acopc start}. */
  String name();

  Syntax syntax();

  /**
   * Carries it out; the answer goes to the call's response.
   *
   * @throws CcmException where it fails as a whole
   */
  void run(Call call);
}
