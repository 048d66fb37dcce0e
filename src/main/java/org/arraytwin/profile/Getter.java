package org.arraytwin.profile;

import org.jspecify.annotations.Nullable;

/**
 * How one property of a domain object is computed.
 *
 * @param <S> the snapshot everything is read from
 * @param <T> the domain object
 */
@FunctionalInterface
public interface Getter<S, T> {
  /** The value in the form {@link org.arraytwin.cim.CimType} names, or null. */
  @Nullable Object get(S snapshot, T object);
}
