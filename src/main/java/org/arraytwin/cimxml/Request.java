package org.arraytwin.cimxml;

import java.util.List;

/**
 * A request message.
 *
 * @param messageId to be echoed
 * @param protocolVersion as given, major version 1
 * @param multiple whether it is a MULTIREQ
 * @param calls at least one
 */
public record Request(
    String messageId, String protocolVersion, boolean multiple, List<Call> calls) {}
