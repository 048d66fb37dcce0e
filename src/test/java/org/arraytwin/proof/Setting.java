package org.arraytwin.proof;

import org.arraytwin.replication.Mode;
import org.arraytwin.replication.Timings;
import org.arraytwin.replication.table.SessionTable;

/**
 * What a walk's fleet is like.
 *
 * @param table the rules of its sessions
 * @param mode how writes travel
 * @param timings how long its arrays take for things
 * @param strict a returning primary turns at once (switch {@code table107Strict})
 * @param automatic sessions go on by themselves after a failure (CopyRecoveryMode 2)
 * @param stopsHosts host writes fail while the copy has failed (FailedCopyStopsHostIO)
 * @param bytesPerSecond of a link
 * @param latencyMicros of a link
 */
record Setting(
    SessionTable table,
    Mode mode,
    Timings timings,
    boolean strict,
    boolean automatic,
    boolean stopsHosts,
    long bytesPerSecond,
    long latencyMicros) {

  /** A grain of a volume, bytes. */
  static final long GRAIN = 64 * 1024;

  /** Everything that an array takes its time for takes a second. */
  static final Timings EVEN = new Timings(1, 1, 1, 1, 1, 1, 1, 1, 1);

  /** Strict arrays that take a second for everything, a grain a second, going on by command. */
  static Setting of(SessionTable table, Mode mode) {
    return new Setting(table, mode, EVEN, true, false, false, GRAIN, 0);
  }

  Setting timed(Timings other) {
    return new Setting(
        table, mode, other, strict, automatic, stopsHosts, bytesPerSecond, latencyMicros);
  }

  Setting lenient() {
    return new Setting(
        table, mode, timings, false, automatic, stopsHosts, bytesPerSecond, latencyMicros);
  }

  Setting goingOn() {
    return new Setting(
        table, mode, timings, strict, true, stopsHosts, bytesPerSecond, latencyMicros);
  }

  /** The same, where its kind can. */
  Setting stoppingHosts() {
    boolean can = table.stopsHosts();
    return new Setting(table, mode, timings, strict, automatic, can, bytesPerSecond, latencyMicros);
  }

  Setting at(long rate) {
    return new Setting(table, mode, timings, strict, automatic, stopsHosts, rate, latencyMicros);
  }

  Setting delayed(long micros) {
    return new Setting(table, mode, timings, strict, automatic, stopsHosts, bytesPerSecond, micros);
  }
}
