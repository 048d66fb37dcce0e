package org.arraytwin.product.eternus.ccm.verb;

import org.arraytwin.product.eternus.ccm.call.Call;
import org.arraytwin.product.eternus.ccm.call.CcmException;
import org.arraytwin.product.eternus.ccm.call.Syntax;

/** A subcommand. */
public interface Verb {
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
