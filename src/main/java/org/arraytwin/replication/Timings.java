package org.arraytwin.replication;

import org.arraytwin.replication.table.Delay;

/**
 * How long an array takes for things, in seconds of virtual time. Failure detection uses the first
 * pair of figures as soon as one synchronous group replicates to the target, else the second (HP
 * 3PAR Remote Copy user's guide, link failure).
 *
 * @param linkDownSync silence until a sending link is shown Down
 * @param targetFailedSync from there until the target is failed
 * @param linkDownPeriodic the same with periodic groups only
 * @param targetFailedPeriodic the same with periodic groups only
 * @param linkUp from a healed link until it is used again
 * @param start from start to Started
 * @param stop from stop to Stopped
 * @param failover duration of a failover
 * @param restore duration of a restore's switch of roles
 */
public record Timings(
    double linkDownSync,
    double targetFailedSync,
    double linkDownPeriodic,
    double targetFailedPeriodic,
    double linkUp,
    double start,
    double stop,
    double failover,
    double restore) {

  /** The timing that a table names, in microseconds. */
  public long micros(Delay delay) {
    return micros(
        switch (delay) {
          case START -> start;
          case STOP -> stop;
          case FAILOVER -> failover;
          case RESTORE -> restore;
        });
  }

  public static long micros(double seconds) {
    return Math.round(seconds * 1_000_000d);
  }
}
