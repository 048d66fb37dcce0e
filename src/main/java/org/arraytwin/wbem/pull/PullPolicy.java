package org.arraytwin.wbem.pull;

import org.arraytwin.wbem.Limit;
import org.arraytwin.wbem.ServerLimits;

/**
 * What a server grants to those who pull.
 *
 * @param contexts enumerations open at once
 * @param idleSeconds the longest OperationTimeout
 * @param ageSeconds life of an enumeration, however often it is pulled
 * @param objects in the answer to one operation
 * @param filters whether FilterQuery is supported
 * @param continueOnError whether ContinueOnError=true is supported
 */
public record PullPolicy(
    int contexts,
    long idleSeconds,
    long ageSeconds,
    long objects,
    boolean filters,
    boolean continueOnError) {
  /** Seconds of idleness for who asks for none, where the longest is not shorter. */
  private static final long STANDARD_IDLE_SECONDS = 60;

  /** The policy of a server with these limits. */
  public static PullPolicy of(ServerLimits limits, boolean filters, boolean continueOnError) {
    return new PullPolicy(
        limits.count(Limit.PULL_CONTEXTS),
        limits.of(Limit.PULL_IDLE_SECONDS),
        limits.of(Limit.PULL_AGE_SECONDS),
        limits.of(Limit.PULL_OBJECTS),
        filters,
        continueOnError);
  }

  /** The OperationTimeout of a client that leaves it to the server. */
  long standardIdleSeconds() {
    return Math.min(STANDARD_IDLE_SECONDS, idleSeconds);
  }
}
