package org.arraytwin.proof;

import java.util.function.Function;
import org.arraytwin.fleet.fault.parts.LoseCache;
import org.arraytwin.replication.table.SessionTable;

/**
 * One walk through the states of a kind of remote session.
 *
 * @param name what it tries
 * @param start where it begins, by the rules of the kind
 * @param alphabet what may be done, by the same rules
 */
record RemoteWalk(
    String name, Function<SessionTable, Life> start, Function<SessionTable, Alphabet> alphabet) {

  /** Walks; must end within so many states. */
  Explorer.Walk take(SessionTable table, int limit) {
    Alphabet steps = alphabet.apply(table);
    Life life = start.apply(table);
    boolean caches = steps.commands().stream().anyMatch(c -> c instanceof LoseCache);
    return new Explorer<Life>(steps::steps, limit).explore(caches ? life.withCaches() : life);
  }
}
