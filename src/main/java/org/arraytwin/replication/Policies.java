package org.arraytwin.replication;

/**
 * The policies of a remote copy group.
 *
 * @param autoRecover restart by itself when a link failure is over
 * @param overPerAlert alert when a periodic cycle takes longer than its period
 * @param failWrtOnErr fail host writes rather than stop when the target is lost (sync only)
 * @param autoFailover leave it to a third party which side serves the hosts when the target is lost
 *     (sync only)
 * @param journal what an asynchronous group is granted
 */
public record Policies(
    boolean autoRecover,
    boolean overPerAlert,
    boolean failWrtOnErr,
    boolean autoFailover,
    JournalTerms journal) {
  /** What a copy does once the links that were lost are back (CIM: CopyRecoveryMode). */
  public enum CopyRecovery {
    /** It starts again by itself. */
    AUTOMATIC,
    /** It stays as it is until an operator resumes it. */
    MANUAL
  }

  /** no_auto_recover, over_per_alert, no_fail_wrt_on_err. */
  public static final Policies DEFAULT = new Policies(false, true, false);

  /** What auto_recover means, in the words of every product. */
  public CopyRecovery recovery() {
    return autoRecover ? CopyRecovery.AUTOMATIC : CopyRecovery.MANUAL;
  }

  /** The same, restarting by itself or not. */
  public Policies recovering(boolean byItself) {
    return new Policies(byItself, overPerAlert, failWrtOnErr, autoFailover, journal);
  }

  /** The same, failing host writes while the copy has failed or not. */
  public Policies stoppingHosts(boolean stops) {
    return new Policies(autoRecover, overPerAlert, stops, autoFailover, journal);
  }

  /** The same, alerting when a cycle takes longer than its period or not. */
  public Policies alertingOverPeriod(boolean alerts) {
    return new Policies(autoRecover, alerts, failWrtOnErr, autoFailover, journal);
  }

  /** The same, leaving it to a third party which side serves the hosts or not. */
  public Policies failingOver(boolean byThirdParty) {
    return new Policies(autoRecover, overPerAlert, failWrtOnErr, byThirdParty, journal);
  }

  /** Without an automatic failover. */
  public Policies(
      boolean autoRecover, boolean overPerAlert, boolean failWrtOnErr, JournalTerms journal) {
    this(autoRecover, overPerAlert, failWrtOnErr, false, journal);
  }

  public Policies(boolean autoRecover, boolean overPerAlert, boolean failWrtOnErr) {
    this(autoRecover, overPerAlert, failWrtOnErr, JournalTerms.DEFAULT);
  }
}
