package org.arraytwin.wbem.pull;

import org.arraytwin.wbem.Enumerations.Source;

/**
 * An open enumeration. Its phase changes only under the lock of its {@link PullContexts}; what it
 * still holds belongs to the portion that is being drawn.
 */
final class Context {
  /**
   * Where an enumeration stands.
   *
   * <pre>
   * open -&gt; DRAWING -&gt; SENDING -&gt; IDLE -&gt; DRAWING (pull) -&gt; ...
   *            |           |         |
   *            +-----------+---------+---&gt; CLOSED
   * </pre>
   */
  enum Phase {
    /** Nobody uses it; its idle time runs. */
    IDLE,
    /** An operation draws objects of which none has left. */
    DRAWING,
    /** Bytes of an answer leave: it can no longer be abandoned. */
    SENDING,
    /** Ended, closed, expired or broken. */
    CLOSED
  }

  final String id;
  final String namespace;
  final Source source;
  final Ahead rest;
  final boolean continueOnError;
  final long idleNanos;
  final long lastNanos;
  volatile Phase phase = Phase.DRAWING;
  long deadlineNanos;

  /**
   * Opens it.
   *
   * @param lastNanos when it ends whatever happens
   */
  Context(
      String id,
      String namespace,
      Source source,
      boolean continueOnError,
      long idleNanos,
      long lastNanos) {
    this.id = id;
    this.namespace = namespace;
    this.source = source;
    this.rest = new Ahead(source.objects().get());
    this.continueOnError = continueOnError;
    this.idleNanos = idleNanos;
    this.lastNanos = lastNanos;
    this.deadlineNanos = lastNanos;
  }

  /** Its idle time runs from now. */
  void rest(long now) {
    phase = Phase.IDLE;
    long idle = now + idleNanos;
    deadlineNanos = idle - lastNanos < 0 ? idle : lastNanos;
  }

  /** Whether its time is over; what is being sent is not cut off. */
  boolean expired(long now) {
    return phase == Phase.IDLE
        ? now - deadlineNanos >= 0
        : phase == Phase.DRAWING && now - lastNanos >= 0;
  }
}
