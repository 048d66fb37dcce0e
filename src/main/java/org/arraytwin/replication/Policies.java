package org.arraytwin.replication;

/**
 * The policies of a remote copy group.
 *
 * @param autoRecover restart by itself when a link failure is over
 * @param overPerAlert alert when a periodic cycle takes longer than its period
 * @param failWrtOnErr fail host writes rather than stop when the target is lost (sync only)
 * @param journal what an asynchronous group is granted
 */
public record Policies(
    boolean autoRecover, boolean overPerAlert, boolean failWrtOnErr, JournalTerms journal) {
  /** no_auto_recover, over_per_alert, no_fail_wrt_on_err. */
  public static final Policies DEFAULT = new Policies(false, true, false);

  public Policies(boolean autoRecover, boolean overPerAlert, boolean failWrtOnErr) {
    this(autoRecover, overPerAlert, failWrtOnErr, JournalTerms.DEFAULT);
  }
}
