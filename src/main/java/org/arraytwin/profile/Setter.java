package org.arraytwin.profile;

import org.arraytwin.fleet.Command;
import org.jspecify.annotations.Nullable;

/**
 * How a client's wish to change one property of a domain object becomes a command.
 *
 * @param <S> the snapshot everything is read from
 * @param <T> the domain object
 */
@FunctionalInterface
public interface Setter<S, T> {
  /**
   * The command that sets the property.
   *
   * @param value of the declared type, or null
   * @throws org.arraytwin.cim.CimException INVALID_PARAMETER where no object can have that value
   */
  Command set(S snapshot, T object, @Nullable Object value);
}
