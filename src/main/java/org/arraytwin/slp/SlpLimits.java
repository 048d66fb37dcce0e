package org.arraytwin.slp;

import java.time.Duration;

/**
 * What one service agent bears.
 *
 * @param replyBytes the longest reply in a datagram; a longer one is cut and marked as overflowing
 * @param requestBytes the longest request
 * @param datagramsPerSecond more than these stay unanswered
 * @param connections at a time; more are closed at once
 * @param silence after which a connection is closed
 */
public record SlpLimits(
    int replyBytes, int requestBytes, int datagramsPerSecond, int connections, Duration silence) {
  /** 1,400 bytes are the protocol's MTU (RFC 2608, 4.1). */
  public static final SlpLimits DEFAULT =
      new SlpLimits(1_400, 8_192, 500, 16, Duration.ofSeconds(5));
}
