package org.arraytwin.replication;

/** What really moves between the two volumes of a pair, whatever the arrays believe. */
public sealed interface Flow {
  /** Nothing moves. */
  record Idle() implements Flow {}

  /**
   * Every write of the sender is on the receiver before it is acknowledged.
   *
   * @param sender the sender's content when this began
   * @param receiver the receiver's content then; the same unless {@code -nosync} asserted it
   */
  record Live(Content sender, Content receiver) implements Flow {}

  /**
   * The differing grains travel in location order.
   *
   * @param sent the sender's content as it was when the copy began
   * @param base the receiver's content then
   * @param grains how many differ
   * @param mirrored whether the sender's new writes travel besides (sync mode)
   * @param transfer id of the transfer on the path
   */
  record Copy(Content sent, Content base, long grains, boolean mirrored, long transfer)
      implements Flow {

    /** The receiver's content once so many grains have arrived. */
    public Content arrived(long count, Content senderNow) {
      long frontier = count >= grains ? base.grains() : sent.frontier(base, count);
      Content copied = sent.splice(base, frontier);
      return mirrored ? copied.overlay(sent, senderNow) : copied;
    }
  }

  /** The session's journal brings the sender's writes after they were acknowledged. */
  record Journaled() implements Flow {}

  Flow IDLE = new Idle();
  Flow JOURNALED = new Journaled();
}
