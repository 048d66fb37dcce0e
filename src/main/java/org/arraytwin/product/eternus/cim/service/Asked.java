package org.arraytwin.product.eternus.cim.service;

import java.util.List;

/**
 * What an Operation of ModifyReplicaSynchronization asks of a session.
 *
 * @param act see {@link Act}
 * @param word the operation as the session's table names it, for {@link Act#OPERATE}
 * @param options that go with it
 * @param forced options that go with it where the client forces it
 */
record Asked(Act act, String word, List<String> options, List<String> forced) {
  /** What is to be done. */
  enum Act {
    /** The session ends. */
    END,
    /** The source gets back what the destination holds. */
    RESTORE,
    /** The session is operated by a word of its table. */
    OPERATE
  }

  Asked {
    options = List.copyOf(options);
    forced = List.copyOf(forced);
  }

  /** The options of one call. */
  String[] options(boolean force) {
    return force && !forced.isEmpty()
        ? java.util.stream.Stream.concat(options.stream(), forced.stream()).toArray(String[]::new)
        : options.toArray(String[]::new);
  }
}
