package org.arraytwin.http;

import java.time.Duration;
import org.arraytwin.cimxml.XmlLimits;

/**
 * What one client may cost an endpoint.
 *
 * @param xml of a request document
 * @param headerBytes of a request's head
 * @param idle how long a connection may be silent
 * @param minRequestBytesPerSecond below which a request body is given up
 * @param connections at a time; more wait in the listen queue
 */
public record EndpointLimits(
    XmlLimits xml, int headerBytes, Duration idle, long minRequestBytesPerSecond, int connections) {
  public static final EndpointLimits DEFAULT =
      new EndpointLimits(XmlLimits.REQUEST, 32 << 10, Duration.ofSeconds(60), 64, 256);

  /** The same with another limit on the body. */
  public EndpointLimits withBodyBytes(long bodyBytes) {
    XmlLimits x = xml;
    return new EndpointLimits(
        new XmlLimits(
            bodyBytes, x.tagBytes(), x.depth(), x.attributes(), x.textChars(), x.elements()),
        headerBytes,
        idle,
        minRequestBytesPerSecond,
        connections);
  }
}
