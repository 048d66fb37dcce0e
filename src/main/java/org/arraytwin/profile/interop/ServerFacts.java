package org.arraytwin.profile.interop;

import java.util.List;

/**
 * What a product says of the CIM server of one of its arrays.
 *
 * @param <S> the snapshot everything is read from
 */
public interface ServerFacts<S> {
  /** Creation class of the system that the server runs on. */
  String systemClass();

  /** Name of that system. */
  String systemName(S snapshot);

  /** Identifies the server worldwide. */
  String name(S snapshot);

  /** The server's name for people; clients tell makes of servers apart by it. */
  String elementName();

  /** For people; has the words {@code version N.N.N} in it, which clients look for. */
  String description(S snapshot);

  boolean started(S snapshot);

  /** OperationalStatus. */
  List<Long> operationalStatus(S snapshot);

  /** HealthState. */
  long healthState(S snapshot);

  /** Every namespace there is, those of users included. */
  List<NamedSpace> namespaces(S snapshot);

  /** What MultipleOperationsSupported says. */
  boolean multipleOperationsSupported();
}
