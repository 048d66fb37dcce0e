package org.arraytwin.profile;

import java.util.Map;
import org.arraytwin.wbem.MethodResult;

/** What a method of a domain object does; {@code in} holds the parameters that have a value. */
@FunctionalInterface
public interface MethodBody<S, T> {
  MethodResult invoke(S snapshot, T object, Map<String, Object> in);
}
