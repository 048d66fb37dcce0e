package org.arraytwin.fleet.site;

import java.util.Comparator;

/**
 * An initiator at a port.
 *
 * @param initiator WWN in lower case, or iSCSI name
 * @param port id
 */
public record HostPath(String initiator, String port) implements Comparable<HostPath> {
  private static final Comparator<HostPath> ORDER =
      Comparator.comparing(HostPath::port).thenComparing(HostPath::initiator);

  @Override
  public int compareTo(HostPath other) {
    return ORDER.compare(this, other);
  }
}
